"""The panel in the 3D view's sidebar."""

from __future__ import annotations

from s2mgen.panel.write_back import adjustable
from s2mgen.scene.blender import Block, bpy


class S2MGEN_PT_sidebar(bpy.types.Panel):  # noqa: N801 (Blender wants such names)
    bl_label, bl_category = "S2MGen", "S2MGen"
    bl_space_type, bl_region_type = "VIEW_3D", "UI"

    def draw(self, context: Block) -> None:
        settings, column = context.scene.s2mgen, self.layout.column()
        column.prop(settings, "preset")
        column.prop(settings, "pack")
        column.prop(settings, "frame")
        column.prop(settings, "use_settings")
        row = column.row(align=True)
        row.operator("s2mgen.realise")
        row.operator("s2mgen.remove", text="", icon="X")
        if settings.preset and settings.loaded == settings.preset:
            box = column.box().column(align=True)
            for slider in adjustable()["sliders"]:
                box.prop(settings, slider["name"], slider=slider["limits"][1] <= 1)
        column.operator("s2mgen.write_back")
        for line in settings.said.splitlines():
            column.label(text=line)
