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
#: Fewer pixels than this do not steer the exposure: the whole picture does.
FEW_PIXELS = 40


def develop(
    wanted: Mapping[str, Any], person: npt.NDArray[np.bool_], path: Path, traced: Block | None = None
) -> tuple[Exposure, Bytes]:
    """Writes the picture at the steered or fixed exposure of a spec; `person` [height, width] tells what steers.

    `traced` is a float image in linear RGB; the last render without it.

    Answers stops, mean brightness of the person (of all, without one), and the bytes on disk [height, width, 3].
    RenderError for a black picture, DiskError where it cannot be written.
    """
    chosen = person
    if np.count_nonzero(chosen) < FEW_PIXELS:
        chosen = np.ones_like(chosen)

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
