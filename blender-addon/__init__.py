# SPDX-License-Identifier: GPL-3.0-or-later
"""The Blender side of S2MGen Studio as an add-on. The studio drives `s2mgen.worker` and needs no installation."""

bl_info = {
    "name": "S2MGen",
    "description": "Synthetic people with exact skin masks",
    "author": "S2MGen contributors",
    "version": (0, 1, 0),
    "blender": (3, 4, 0),
    "category": "Render",
}


def register() -> None:
    """Called by Blender when the add-on is switched on."""


def unregister() -> None:
    """Called by Blender when the add-on is switched off."""
