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


def png(pixels: npt.NDArray[np.uint8], level: int = 6) -> bytes:
    """An 8-bit PNG of bytes [height, width] (grey) or [height, width, 3] (RGB), row 0 on top. Level 0 does not compress."""
    height, width = pixels.shape[:2]
    colour = 0 if pixels.ndim == 2 else 2
    flat = pixels.reshape(height, -1)
    rows = np.zeros((height, flat.shape[1] + 1), np.uint8)
    rows[:, 1:] = flat
    header = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    return SIGNATURE + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows.tobytes(), level)) + END
