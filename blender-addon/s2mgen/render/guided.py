"""The guided filter's result as a picture that Blender can develop, for builds without OpenImageDenoise."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from s2mgen.render.guided_filter import Floats, guided_filter
from s2mgen.render.label_map import LabelMap
from s2mgen.scene.blender import Block, bpy


@contextmanager
def guided_picture(maps: LabelMap, folder: Path, depth: Floats, wanted: bool) -> Iterator[Block | None]:
    """A float image made of the maps of the last render in `folder`, as long as the block runs; None if not `wanted`."""
    if not wanted:
        yield None
        return
    clean = guided_filter(
        maps.read(folder, "noisy"), maps.read(folder, "albedo"), maps.read(folder, "guideNormals"), depth
    )
    height, width = depth.shape
    image = bpy.data.images.new("denoised", width, height, alpha=False, float_buffer=True)
    try:
        pixels = np.ones((height, width, 4), np.float32)
        pixels[..., :3] = clean[::-1]
        image.pixels.foreach_set(pixels.ravel())
        image.update()
        yield image
    finally:
        bpy.data.images.remove(image)
