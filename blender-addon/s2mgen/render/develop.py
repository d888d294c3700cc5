"""Develops a traced picture: chooses the exposure and writes the image file. No second trace."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from s2mgen.render.exposure import Exposure, Reading, reading_of, steer
from s2mgen.render.failures import DiskError, RenderError
from s2mgen.render.pixels import Bytes, read_pixels
from s2mgen.render.view_response import view_response
from s2mgen.scene.blender import Block, bpy

#: A picture whose brightest byte is below this shows nothing.
BLACK = 4
#: What a photographer exposes for. Not what the label policy calls skin: the picture must not depend on it.
STEERING_PARTS = ("face", "body", "hand", "foot")
#: A smaller share of the picture does not steer the exposure: the person does, or all.
FEW = 0.008


def steering(parts: Bytes, first: npt.NDArray[np.bool_], indices: Mapping[str, int]) -> npt.NDArray[np.bool_]:
    """Which pixels steer the exposure: skin of the `first` person, else the whole of it, else the whole picture.

    `parts` is the label map [height, width], `indices` its numbers by the names of parts.
    """
    skin = first & np.isin(parts, [indices[name] for name in STEERING_PARTS if name in indices])
    for chosen in (skin, first):
        if chosen.mean() >= FEW:
            return chosen
    return np.ones_like(first)


def develop(
    wanted: Mapping[str, Any], chosen: npt.NDArray[np.bool_], path: Path, traced: Block | None = None
) -> tuple[Exposure, Bytes]:
    """Writes the picture at the steered or fixed exposure of a spec; the pixels `chosen` [height, width] steer.

    `traced` is a float image in linear RGB; the last render without it.

    Answers stops, mean brightness of what steers, and the bytes on disk [height, width, 3].
    RenderError for a black picture, DiskError where it cannot be written.
    """
    picture = traced or bpy.data.images["Render Result"]
    written: tuple[float, Bytes] | None = None

    def shown(stops: float) -> Bytes:
        nonlocal written
        if written is None or written[0] != stops:
            written = (stops, _saved(picture, stops, path))
        return written[1]

    def read(stops: float) -> Reading:
        return reading_of(shown(stops), chosen)

    if wanted["kind"] == "fixed":
        stops = float(wanted["stops"])
    else:
        stops = steer(read, view_response(path.with_name("response.png")), float(wanted["target"])).stops
    image = shown(stops)
    brightness = float(image[chosen].mean()) / 255
    if image.max() < BLACK:
        raise RenderError("The picture is black: no light reaches what the camera sees.")
    return Exposure(stops, brightness), image


def _saved(traced: Block, stops: float, path: Path) -> Bytes:
    """Writes a traced picture at an exposure and reads it back: what is hashed is what is on disk."""
    scene = bpy.context.scene
    scene.view_settings.exposure = stops
    try:
        traced.save_render(str(path), scene=scene)
    except RuntimeError as error:
        raise DiskError(f"The image cannot be written: {error}") from error
    return read_pixels(path, 3)
