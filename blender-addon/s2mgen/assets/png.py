"""Reads 8-bit PNG files with the standard library and numpy."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import numpy as np
import numpy.typing as npt

SIGNATURE = b"\x89PNG\r\n\x1a\n"
#: Samples per pixel by colour type; palettes and 16 bit do not occur in the packages.
CHANNELS = {0: 1, 2: 3, 4: 2, 6: 4}


class PictureError(ValueError):
    """A picture cannot be read."""


def read_png(path: Path) -> npt.NDArray[np.uint8]:
    """Pixels [height, width, channels], row 0 at the top. PictureError for damaged, interlaced, palette or 16-bit files."""
    data = path.read_bytes()
    if data[:8] != SIGNATURE:
        raise PictureError(f"{path} is no PNG file.")
    at, header, packed = 8, None, []
    while at + 12 <= len(data):
        (length,), kind = struct.unpack_from(">I", data, at), data[at + 4 : at + 8]
        body = data[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            header = struct.unpack(">IIBBBBB", body)
        elif kind == b"IDAT":
            packed.append(body)
        at += 12 + length
    if header is None or header[2] != 8 or header[3] not in CHANNELS or header[6] != 0:
        raise PictureError(f"{path} is a PNG of a kind that is not supported.")
    width, height, channels = header[0], header[1], CHANNELS[header[3]]
    try:
        raw = np.frombuffer(zlib.decompress(b"".join(packed)), np.uint8)
    except zlib.error as error:
        raise PictureError(f"{path} is damaged: {error}.") from error
    if raw.size != height * (1 + width * channels):
        raise PictureError(f"{path} is cut short.")
    return _unfilter(raw.reshape(height, -1), width, channels)


def _unfilter(rows: npt.NDArray[np.uint8], width: int, channels: int) -> npt.NDArray[np.uint8]:
    """Undoes the five line filters of the PNG specification, section 9."""
    out = np.zeros((len(rows), width, channels), np.uint8)
    above = np.zeros((width, channels), np.uint8)
    for y, row in enumerate(rows):
        kind, line = int(row[0]), row[1:].reshape(width, channels)
        if kind == 0:
            current = line
        elif kind == 1:
            current = np.cumsum(line, axis=0, dtype=np.uint8)
        elif kind == 2:
            current = line + above
        elif kind in (3, 4):
            current = _predicted(line, above, paeth=kind == 4)
        else:
            raise PictureError(f"A line of the picture has the unknown filter {kind}.")
        out[y] = above = current
    return out


def _predicted(line: npt.NDArray[np.uint8], above: npt.NDArray[np.uint8], paeth: bool) -> npt.NDArray[np.uint8]:
    """The two filters in which every pixel needs the one before it, so that they cannot be vectorised along the row."""
    channels = line.shape[1]
    raw, up = line.ravel().tolist(), above.ravel().tolist()
    out = [0] * len(raw)
    for i, value in enumerate(raw):
        left = out[i - channels] if i >= channels else 0
        if paeth:
            corner = up[i - channels] if i >= channels else 0
            b = up[i]
            to_left, to_up, to_corner = abs(b - corner), abs(left - corner), abs(left + b - 2 * corner)
            guess = left if to_left <= to_up and to_left <= to_corner else b if to_up <= to_corner else corner
        else:
            guess = (left + up[i]) >> 1
        out[i] = (value + guess) & 255
    return np.array(out, np.uint8).reshape(line.shape)
