"""Pixels of picture files, decoded by Blender."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from s2mgen.render.failures import DiskError
from s2mgen.scene.blender import bpy

Bytes: TypeAlias = npt.NDArray[np.uint8]


def read_pixels(path: Path, channels: int) -> Bytes:
    """Bytes [height, width, channels] (1 or 3) as stored, row 0 on top. DiskError where the file cannot be decoded."""
    try:
        image = bpy.data.images.load(str(path), check_existing=False)
    except RuntimeError as error:
        raise DiskError(f"{path} cannot be read: {error}") from error
    try:
        # Otherwise grey values would be taken for sRGB and come back linear.
        image.colorspace_settings.name = "Non-Color"
        width, height = image.size
        if width == 0:
            raise DiskError(f"{path} cannot be decoded")
        flat = np.empty(width * height * image.channels, np.float32)
        image.pixels.foreach_get(flat)
        pixels = np.rint(flat.reshape(height, width, -1)[::-1, :, :channels] * 255).astype(np.uint8)
    finally:
        bpy.data.images.remove(image)
    return np.ascontiguousarray(pixels)


def digest(pixels: Bytes | npt.NDArray[np.uint16]) -> str:
    """SHA-256 of the pixels, rows from the top, lower-case hex. Words of 16 bits with the higher byte first."""
    stored = np.ascontiguousarray(pixels, pixels.dtype.newbyteorder(">"))
    return hashlib.sha256(stored.tobytes()).hexdigest()
