"""Preferences as Human Generator has them."""

import bpy


def preferences_of(package: str) -> type:
    """A class to register for an add-on."""
    return type(
        "HG_PREF",
        (bpy.types.AddonPreferences,),
        {
            "bl_idname": package,
            "__annotations__": {
                "filepath": bpy.props.StringProperty(),
                "remove_clothes": bpy.props.BoolProperty(default=True),
            },
        },
    )
