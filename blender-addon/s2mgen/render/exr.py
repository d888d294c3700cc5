"""Reads OpenEXR pictures as Blender's File Output nodes write them here: one part, scan lines, floats, not compressed.

No Blender: reading them as images would cost a data-block each and change ids by colour management. DiskError for a
file that is not whole.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from s2mgen.render.failures import DiskError

Floats: TypeAlias = npt.NDArray[np.float32]

MAGIC = b"\x76\x2f\x31\x01"
#: Which channels a File Output node names for one, three and four values: it differs by version and by kind of socket.
SINGLE = (("V",), ("Y",), ("R",), ("r",))
TRIPLE = (("R", "G", "B"), ("X", "Y", "Z"), ("r", "g", "b"))
QUADRUPLE = (("R", "G", "B", "A"), ("X", "Y", "Z", "W"), ("r", "g", "b", "a"))
FLOAT = 2


def read_exr(path: Path, count: int) -> Floats:
    """Values [height, width] where `count` is 1, else [height, width, count], row 0 on top. DiskError, see above."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DiskError(f"{path.name} cannot be read: {error.strerror}") from error
    try:
        channels, width, height, start = _header(data)
    except (ValueError, KeyError, struct.error, IndexError) as error:
        raise DiskError(f"{path.name} is not whole: the disk is full or the folder cannot be written") from error
    # Behind the header stands a table of 8 bytes a line, and before each line its number and its length.
    line = 8 + 4 * width * len(channels)
    if len(data) != start + (8 + line) * height:
        raise DiskError(f"{path.name} was cut off after {len(data)} bytes")
    rows = np.frombuffer(data, np.uint8, line * height, start + 8 * height).reshape(height, line)
    values = np.ascontiguousarray(rows[:, 8:]).view("<f4").reshape(height, len(channels), width)
    for names in {1: SINGLE, 3: TRIPLE, 4: QUADRUPLE}[count]:
        if all(name in channels for name in names):
            chosen = [values[:, channels.index(name)] for name in names]
            return np.ascontiguousarray(chosen[0] if count == 1 else np.stack(chosen, -1))
    raise DiskError(f"{path.name} has the channels {', '.join(channels)}, not {count} values a pixel")


def _header(data: bytes) -> tuple[list[str], int, int, int]:
    """Channel names in the order of the file, width, height, and where the header ends. ValueError for another kind."""
    if data[:4] != MAGIC or struct.unpack_from("<I", data, 4)[0] & 0xFF != 2:
        raise ValueError("no OpenEXR")
    at, fields = 8, {}
    while data[at]:
        name, at = _word(data, at)
        _, at = _word(data, at)
        (size,) = struct.unpack_from("<i", data, at)
        fields[name] = data[at + 4 : at + 4 + size]
        at += 4 + size
    if fields["compression"] != b"\0" or fields["lineOrder"] != b"\0":
        raise ValueError("compressed or not from top to bottom")
    channels, where, listing = [], 0, fields["channels"]
    while listing[where]:
        name, where = _word(listing, where)
        if struct.unpack_from("<i", listing, where)[0] != FLOAT:
            raise ValueError("not 32 bits")
        channels.append(name)
        where += 16
    left, top, right, bottom = struct.unpack("<4i", fields["dataWindow"])
    return channels, right - left + 1, bottom - top + 1, at + 1


def _word(data: bytes, at: int) -> tuple[str, int]:
    end = data.index(0, at)
    return data[at:end].decode("latin-1"), end + 1
