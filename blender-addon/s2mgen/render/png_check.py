"""Whether a PNG on disk is whole. No Blender."""

from __future__ import annotations

import os
import struct
from pathlib import Path

from s2mgen.scene.png import END, SIGNATURE


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
