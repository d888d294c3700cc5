"""Brings the panel into Blender and takes it out again."""

from __future__ import annotations

from s2mgen.panel.operators import OPERATORS
from s2mgen.panel.preferences import S2MGEN_preferences
from s2mgen.panel.properties import S2MGEN_settings
from s2mgen.panel.sidebar import S2MGEN_PT_sidebar
from s2mgen.scene.blender import bpy

CLASSES = (S2MGEN_preferences, S2MGEN_settings, *OPERATORS, S2MGEN_PT_sidebar)


def register(addon: str) -> None:
    """`addon`: under which name Blender knows the add-on; its preferences are filed there."""
    S2MGEN_preferences.bl_idname = addon
    for one in CLASSES:
        bpy.utils.register_class(one)
    bpy.types.Scene.s2mgen = bpy.props.PointerProperty(type=S2MGEN_settings)


def unregister() -> None:
    """Frames that stand in scenes stay there."""
    del bpy.types.Scene.s2mgen
    for one in reversed(CLASSES):
        bpy.utils.unregister_class(one)
