"""Picture files as Blender images: found by asset id, checked to be readable, kept only while something shows them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import numpy as np

from s2mgen.human.geometry import Floats
from s2mgen.scene.blender import Block, bpy
from s2mgen.scene.png import png

#: A texture counts as see-through when more than this share of its pixels is.
CLEAR_SHARE = 0.004
OWN = "s2mgen-"


class PictureError(ValueError):
    """A picture is missing or cannot be decoded. Says which file."""


class Pictures:
    """Loads images. `locate` turns an asset id into a path; absolute paths are taken as they are."""

    def __init__(self, locate: Callable[[str], str]) -> None:
        self._locate = locate
        self._clear: dict[str, bool] = {}
        self._brightness: dict[str, float] = {}

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

    def of_pixels(self, pixels: Floats, height_in_alpha: bool = False) -> Block:
        """An image from RGB(A) floats [height, width, 3 or 4] in sRGB, row 0 at the bottom.

        It goes through a file that is named after its content. An image in memory is known to Cycles by its address, and
        one that is made where an older one was freed shows the older one's pixels.
        """
        channels = 4 if height_in_alpha else 3
        rows = np.ascontiguousarray(np.rint(np.clip(pixels[::-1, :, :channels], 0, 1) * 255).astype(np.uint8))
        path = _session_folder() / f"{OWN}{hashlib.sha256(rows.tobytes()).hexdigest()[:32]}.png"
        if not path.exists():
            path.write_bytes(png(rows, level=0))
        image = self.load(str(path))
        if height_in_alpha:
            # Colours are not multiplied by it then.
            image.alpha_mode = "CHANNEL_PACKED"
        return image

    def drop_files(self) -> None:
        """Removes the files of `of_pixels`: after a trace Cycles has taken them up. A worker that is killed leaves none."""
        for path in _session_folder().glob(f"{OWN}*.png"):
            path.unlink()

    def is_clear(self, image: Block) -> bool:
        """Whether an image has see-through pixels. Many files carry an alpha channel that is opaque all over."""
        path = image.filepath
        if path not in self._clear:
            self._clear[path] = (
                bool((_values(image)[:, 3] < 0.5).mean() > CLEAR_SHARE) if image.channels == 4 else False
            )
        return self._clear[path]

    def brightness(self, image: Block) -> float:
        """Mean luminance (linear light) of what is not see-through, never 0."""
        path = image.filepath
        if path not in self._brightness:
            values = _values(image)
            shown = values[values[:, -1] > 0.5] if image.channels == 4 else values
            grey = shown[:, :3].mean(1) if len(shown) else np.full(1, 0.5, np.float32)
            self._brightness[path] = max(0.002, float((grey**2.2).mean()))
        return self._brightness[path]


def _session_folder() -> Path:
    """Blender's own temporary folder, which it removes at the end. Another one after factory settings were read."""
    return Path(bpy.app.tempdir)


def _values(image: Block) -> Floats:
    """Its pixels [n, channels] as they are stored, 0..1."""
    pixels = np.empty(image.size[0] * image.size[1] * image.channels, np.float32)
    image.pixels.foreach_get(pixels)
    return pixels.reshape(-1, image.channels)
