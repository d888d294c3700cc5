"""Small PNG writer and checks. No Blender. Bytes depend on the pixels alone: no times, no text chunks."""

from __future__ import annotations

import os
import struct
import zlib
from pathlib import Path

import numpy as np
import numpy.typing as npt

SIGNATURE = b"\x89PNG\r\n\x1a\n"
END = b"\x00\x00\x00\x00IEND\xaeB`\x82"


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def grey_png(pixels: npt.NDArray[np.uint8]) -> bytes:
    """An 8-bit grey PNG of [height, width] bytes, row 0 on top."""
    height, width = pixels.shape
    rows = np.zeros((height, width + 1), np.uint8)
    rows[:, 1:] = pixels
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return SIGNATURE + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows.tobytes(), 6)) + END


def png_problem(path: Path, width: int, height: int) -> str | None:
    """What is wrong with a PNG file on disk, or None: it must exist, have the size in pixels, and end as a PNG ends."""
    name = path.name
    try:
        with path.open("rb") as handle:
            head = handle.read(24)
            handle.seek(0, os.SEEK_END)
            length = handle.tell()
            handle.seek(max(0, length - len(END)))
            tail = handle.read()
    except OSError as error:
        return f"{name} was not written ({error.strerror})"
    if head[:8] != SIGNATURE or len(head) < 24:
        return f"{name} is no PNG"
    if tail != END:
        return f"{name} was cut off after {length} bytes"
    found = struct.unpack(">II", head[16:24])
    if found != (width, height):
        return f"{name} is {found[0]}x{found[1]} in place of {width}x{height}"
    return None
