"""What the panel's buttons do."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from s2mgen.assets.errors import AssetError
from s2mgen.human.errors import PersonError
from s2mgen.panel.open_scene import as_built, found, looked, note_view, realise, remove, state_of
from s2mgen.panel.preferences import studio_command
from s2mgen.panel.preset_file import PresetError, read_preset, write_preset
from s2mgen.panel.properties import load_sliders, preset_path, sliders
from s2mgen.panel.studio import Answer, StudioError, ask
from s2mgen.panel.write_back import with_sliders, with_view
from s2mgen.scene.blender import Block, bpy
from s2mgen.scene.pictures import PictureError
from s2mgen.spec import SpecError

#: What a person can do something about; all else is a fault and shows its traceback.
EXPECTED = (AssetError, PersonError, PictureError, PresetError, SpecError, StudioError)
DONE, STOPPED = {"FINISHED"}, {"CANCELLED"}


def _told(operator: Block, work: Callable[[], str]) -> set[str]:
    """Does the work; what goes wrong is a message, not a traceback."""
    try:
        operator.report({"INFO"}, work())
    except EXPECTED as error:
        operator.report({"ERROR"}, str(error))
        return STOPPED
    return DONE


def _asked(context: Block, preset: dict[str, object], frame: int) -> Answer:
    """The scene spec of a preset that is not on disk yet."""
    command = studio_command(context)
    with tempfile.TemporaryDirectory(prefix="s2mgen-") as folder:
        file = Path(folder) / "preset.json"
        write_preset(file, preset)
        return ask(command, file, frame)


class S2MGEN_OT_realise(bpy.types.Operator):  # noqa: N801 (Blender wants such names)
    bl_idname, bl_label = "s2mgen.realise", "Realise"
    bl_description = "Build this frame of the preset into the open scene, in a collection of its own"
    bl_options: ClassVar = {"REGISTER", "UNDO"}

    def execute(self, context: Block) -> set[str]:
        return _told(self, lambda: self._realise(context))

    def _realise(self, context: Block) -> str:
        settings = context.scene.s2mgen
        preset, said = with_sliders(read_preset(preset_path(settings)), sliders(settings))
        answer = _asked(context, preset, settings.frame)
        pack = bpy.path.abspath(settings.pack) if settings.pack else answer.pack
        if pack is None:
            raise StudioError(
                "The studio has made no asset pack yet. Render a frame there first, or choose a pack's folder."
            )
        packs = [Path(pack), *map(Path, answer.packs)]
        pictures = None if answer.backgrounds is None else Path(answer.backgrounds)
        realise(answer.spec, packs, pictures, settings.use_settings, context.scene)
        settings.said = "\n".join(said)
        unsaved = " with sliders that are not written back yet" if said else ""
        return f"Frame {settings.frame} of {preset.get('name', 'the preset')}{unsaved}."


class S2MGEN_OT_write_back(bpy.types.Operator):  # noqa: N801 (Blender wants such names)
    bl_idname, bl_label = "s2mgen.write_back", "Write back to preset"
    bl_description = "Move the preset's ranges so that their middles are as camera, lamps and sliders are now"
    bl_options: ClassVar = {"REGISTER"}

    def execute(self, context: Block) -> set[str]:
        return _told(self, lambda: self._write_back(context))

    def _write_back(self, context: Block) -> str:
        settings = context.scene.s2mgen
        file = preset_path(settings)
        preset, said = with_sliders(read_preset(file), sliders(settings))
        root = found(context.scene)
        if root is not None:
            state = state_of(root)
            preset, more = with_view(
                preset, state["framing"], as_built(state), looked(root, state), tuple(state["focus"])
            )
            said += more
        if not said:
            return "Nothing was adjusted, so the preset stays as it is."
        # Only what the studio accepts is written.
        _asked(context, preset, settings.frame)
        write_preset(file, preset)
        load_sliders(settings, preset)
        if root is not None:
            note_view(root, state_of(root))
        settings.said = "\n".join(said)
        return f"{file.name}: {'; '.join(said)}. What it was before is in {file.name}.bak."


class S2MGEN_OT_remove(bpy.types.Operator):  # noqa: N801 (Blender wants such names)
    bl_idname, bl_label = "s2mgen.remove", "Remove"
    bl_description = "Take the frame out of the scene again"
    bl_options: ClassVar = {"REGISTER", "UNDO"}

    def execute(self, context: Block) -> set[str]:
        if not remove(context.scene):
            self.report({"INFO"}, "There is no frame in this scene.")
            return STOPPED
        context.scene.s2mgen.said = ""
        return DONE


OPERATORS = (S2MGEN_OT_realise, S2MGEN_OT_write_back, S2MGEN_OT_remove)
