"""Stands in for Human Generator 3: signatures recorded from its source, none of its code or content."""

import bpy
from fakes.preferences import preferences_of

bl_info = {"name": "Human Generator", "version": (3, 0, 4), "blender": (2, 83, 0), "category": "Add Mesh"}
_Preferences = preferences_of(__name__)


def register() -> None:
    bpy.utils.register_class(_Preferences)


def unregister() -> None:
    bpy.utils.unregister_class(_Preferences)
