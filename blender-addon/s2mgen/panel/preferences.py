"""The add-on's preferences."""

from __future__ import annotations

from s2mgen.panel.studio import Command, Machine, find_command
from s2mgen.scene.blender import Block, bpy


class S2MGEN_preferences(bpy.types.AddonPreferences):  # noqa: N801 (Blender wants such names)
    bl_idname = "s2mgen"

    command: bpy.props.StringProperty(  # type: ignore[valid-type]  # pyright: ignore[reportInvalidTypeForm]
        name="Studio's command",
        description="Program or script that starts the studio's command line; found by itself where it is left empty",
        subtype="FILE_PATH",
    )

    def draw(self, _context: Block) -> None:
        self.layout.prop(self, "command")


def studio_command(context: Block) -> Command:
    """The studio's command. StudioError with what to do where there is none."""
    addon = context.preferences.addons.get(S2MGEN_preferences.bl_idname)
    return find_command(addon.preferences.command if addon and addon.preferences else "", Machine.here())
