"""A small PNG writer. No Blender. Bytes depend on the pixels alone: no times, no text chunks."""

from __future__ import annotations

import struct
import zlib

import numpy as np
import numpy.typing as npt

SIGNATURE = b"\x89PNG\r\n\x1a\n"
END = b"\x00\x00\x00\x00IEND\xaeB`\x82"


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(pixels: npt.NDArray[np.uint8] | npt.NDArray[np.uint16], level: int = 6) -> bytes:
    """A PNG of bytes or 16-bit words [height, width] (grey) or [height, width, 3 or 4] (RGB, RGBA), row 0 on top.
    Level 0 does not compress."""
    height, width = pixels.shape[:2]
    colour, depth = (0 if pixels.ndim == 2 else {3: 2, 4: 6}[pixels.shape[2]]), 8 * pixels.itemsize
    rows = np.zeros((height, pixels.size // height * pixels.itemsize + 1), np.uint8)
    # PNG stores words with the higher byte first.
    rows[:, 1:] = np.ascontiguousarray(pixels, pixels.dtype.newbyteorder(">")).reshape(height, -1).view(np.uint8)
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return SIGNATURE + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows.tobytes(), level)) + END
