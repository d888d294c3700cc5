"""Picture files as Blender images: found by asset id, checked to be readable, kept only while something shows them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np

from s2mgen.scene.blender import Block, bpy

#: A texture counts as see-through when more than this share of its pixels is.
CLEAR_SHARE = 0.004


class PictureError(ValueError):
    """A picture is missing or cannot be decoded. Says which file."""


class Pictures:
    """Loads images. `locate` turns an asset id into a path; absolute paths are taken as they are."""

    def __init__(self, locate: Callable[[str], str]) -> None:
        self._locate = locate
        self._clear: dict[str, bool] = {}

    def load(self, asset: str) -> Block:
        """The image of an asset id or path. PictureError where it is missing or broken (Blender would render pink)."""
        path = asset if Path(asset).is_absolute() else self._locate(asset)
        if not Path(path).is_file():
            raise PictureError(f"The picture {asset} is missing: there is no file {path}.")
        try:
            image = bpy.data.images.load(path, check_existing=True)
        except RuntimeError as error:
            raise PictureError(f"The picture {asset} cannot be read: {path} ({error}).") from error
        if tuple(image.size) == (0, 0):
            bpy.data.images.remove(image)
            raise PictureError(f"The picture {asset} cannot be decoded: {path} is damaged or of an unknown kind.")
        return image

    def is_clear(self, image: Block) -> bool:
        """Whether an image has see-through pixels. Many files carry an alpha channel that is opaque all over."""
        path = image.filepath
        if path not in self._clear:
            self._clear[path] = _see_through(image)
        return self._clear[path]


def _see_through(image: Block) -> bool:
    if image.channels < 4:
        return False
    pixels = np.empty(image.size[0] * image.size[1] * image.channels, np.float32)
    image.pixels.foreach_get(pixels)
    return bool((pixels[3::4] < 0.5).mean() > CLEAR_SHARE)


def image_of_pixels(name: str, pixels: np.ndarray) -> Block:
    """An image from RGBA floats [height, width, 4] in sRGB, row 0 at the bottom. Packed in memory, never on disk."""
    height, width = pixels.shape[:2]
    image = bpy.data.images.new(name, width, height, alpha=True)
    image.pixels.foreach_set(np.ascontiguousarray(pixels, np.float32).ravel())
    image.update()
    return image
