"""What the panel remembers of a scene: the preset file, the frame, and sliders."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from s2mgen.panel.preset_file import PresetError, at_path, read_preset
from s2mgen.panel.write_back import adjustable, middle_of
from s2mgen.scene.blender import Block, bpy


def _chosen(settings: Block, _context: Block) -> None:
    """Another file was chosen: its values go into the sliders. What is wrong with it is said when it is used."""
    try:
        load_sliders(settings, read_preset(preset_path(settings)))
    except PresetError:
        settings.loaded = ""


def preset_path(settings: Block) -> Path:
    """The chosen file. PresetError when none is chosen."""
    if not settings.preset:
        raise PresetError("Choose a preset file first.")
    return Path(bpy.path.abspath(settings.preset))


def load_sliders(settings: Block, preset: dict[str, Any]) -> None:
    """Shows a preset's values."""
    for slider in adjustable()["sliders"]:
        shown = middle_of(at_path(preset, slider["path"]))
        if shown is not None:
            setattr(settings, slider["name"], shown)
    settings.loaded = settings.preset


def sliders(settings: Block) -> dict[str, float]:
    """The sliders' values; none where they show no preset."""
    if settings.loaded != settings.preset:
        return {}
    return {slider["name"]: round(getattr(settings, slider["name"]), 4) for slider in adjustable()["sliders"]}


def _fields() -> dict[str, Any]:
    text, path = bpy.props.StringProperty, "FILE_PATH"
    fields: dict[str, Any] = {
        "preset": text(name="Preset", description="A preset file of the studio", subtype=path, update=_chosen),
        "frame": bpy.props.IntProperty(name="Frame", description="Which frame of the preset", min=0, max=9_999_999),
        "pack": text(
            name="Asset pack", description="Its folder; the studio's where it is left empty", subtype="DIR_PATH"
        ),
        "use_settings": bpy.props.BoolProperty(
            name="Use its camera and world",
            description="Also camera, world, picture size and view of this scene become the frame's, until it is removed",
            default=True,
        ),
        "loaded": text(options={"HIDDEN"}),
        "said": text(options={"HIDDEN"}),
    }
    for slider in adjustable()["sliders"]:
        low, high = slider["limits"]
        fields[slider["name"]] = bpy.props.FloatProperty(
            name=slider["label"], description=slider["help"], min=low, max=high, precision=2
        )
    return fields


class S2MGEN_settings(bpy.types.PropertyGroup):  # noqa: N801 (Blender wants such names)
    __annotations__ = _fields()
