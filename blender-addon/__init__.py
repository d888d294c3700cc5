# SPDX-License-Identifier: GPL-3.0-or-later
"""The Blender side of S2MGen Studio as an add-on. The studio drives `s2mgen.worker` and needs no installation."""

import sys
from pathlib import Path

bl_info = {
    "name": "S2MGen",
    "description": "Synthetic people with exact skin masks: look at a preset's frames, adjust them, write them back",
    "author": "S2MGen contributors",
    "version": (0, 1, 0),
    "blender": (3, 4, 0),
    "location": "3D View > Sidebar > S2MGen",
    "category": "Render",
}

#: Here lies the package `s2mgen`, which names itself so whether it is an add-on, an extension or a worker.
_HERE = str(Path(__file__).resolve().parent)


def register() -> None:
    """Called by Blender when the add-on is switched on."""
    if _HERE not in sys.path:
        sys.path.append(_HERE)
    from s2mgen.panel import registration

    registration.register(__package__ or __name__)


def unregister() -> None:
    """Called by Blender when the add-on is switched off. Forgets the modules, so that a newer add-on brings its own."""
    from s2mgen.panel import registration

    registration.unregister()
    for name in [name for name in sys.modules if name == "s2mgen" or name.startswith("s2mgen.")]:
        if (getattr(sys.modules[name], "__file__", None) or "").startswith(_HERE):
            del sys.modules[name]
    if _HERE in sys.path:
        sys.path.remove(_HERE)
