"""Where hair grows on the head of the neutral adult, decimetres: smooth shares, for texels and for vertices alike."""

from __future__ import annotations

import numpy as np

from s2mgen.assets.contents import Floats

#: Height of the hairline over the depth z of a place: nape, behind the ear, over it, sideburn, temple, forehead.
HAIRLINE = (
    (-0.6, 6.95), (-0.1, 6.9), (0.12, 7.05), (0.26, 7.12), (0.32, 7.44), (0.6, 7.44), (0.64, 7.2), (0.74, 7.2), (0.8, 7.6),
    (0.9, 7.86), (1.1, 7.97), (1.4, 8.03),
)  # fmt: skip
#: Upper edge of a beard over z: sideburn, cheek, moustache.
CHEEK_LINE = ((0.5, 7.25), (0.72, 7.2), (0.8, 6.98), (0.95, 6.82), (1.15, 6.76), (1.3, 6.78), (1.6, 6.8))
#: Lower edge of a beard over z: below the ear, under the jaw, throat.
JAW_LINE = ((0.5, 6.62), (0.7, 6.42), (0.9, 6.24), (1.2, 6.2), (1.5, 6.2))
EAR_FROM, EAR_TOP = 0.7, 7.42


def _line(line: tuple[tuple[float, float], ...], at: Floats) -> Floats:
    return np.interp(at, [x for x, _ in line], [y for _, y in line]).astype(np.float32)


def _above(value: Floats, edge: Floats | float, soft: float) -> Floats:
    """0 well below the edge, 1 well above it."""
    return np.clip((value - edge) / np.float32(soft) + np.float32(0.5), 0, 1)


def scalp_growth(points: Floats, recession: float) -> Floats:
    """How densely hair of the head grows at `points` [..., 3], 0..1. Recession lifts the forehead's line, temples most."""
    x, y, z = np.abs(points[..., 0]), points[..., 1], points[..., 2]
    temple = np.exp(-(((x - 0.38) / 0.2) ** 2))
    lift = np.float32(recession) * np.clip((z - 0.75) / 0.25, 0, 1) * (0.12 + 0.26 * temple)
    # Bald from the crown as well, where little is left.
    crown = np.exp(-((x / 0.45) ** 2 + ((z - 0.25) / 0.45) ** 2)) * (y > 8.0) * max(0.0, recession - 0.55) * 2.2
    ear = (x > EAR_FROM) & (y < EAR_TOP) & (z > 0.24) & (z < 0.72)
    grown = _above(y, _line(HAIRLINE, z) + lift, 0.15) * (1 - np.clip(crown, 0, 1))
    return np.where(ear, 0, grown).astype(np.float32)


def _moustache(x: Floats, y: Floats, z: Floats) -> Floats:
    # Its ends hang to the corners of the mouth.
    lower = 6.73 - 0.1 * np.clip((x - 0.16) / 0.12, 0, 1)
    return _above(y, lower, 0.03) * (1 - _above(y, 6.9 - 0.35 * x, 0.04)) * (1 - _above(x, 0.29, 0.06)) * (z > 1.15)


def _chin(x: Floats, y: Floats, z: Floats) -> Floats:
    return (1 - _above(x, 0.21, 0.08)) * (1 - _above(y, 6.57, 0.05)) * _above(y, 6.18, 0.1) * (z > 0.95)


def beard_growth(points: Floats, style: str) -> Floats:
    """How densely a beard of a style (`spec/hair.py`) grows at `points` [..., 3], 0..1. ValueError for another style."""
    x, y, z = np.abs(points[..., 0]), points[..., 1], points[..., 2]
    # Stubble thins out; a beard is shaven to a line.
    soft = 0.3 if style == "stubble" else 0.09
    inside = _above(_line(CHEEK_LINE, z), y, soft) * _above(y, _line(JAW_LINE, z), soft) * _above(z, 0.6, 0.6 * soft)
    # The mouth and a bare patch to both sides below the lower lip.
    mouth = ((x / 0.25) ** 2 + ((y - 6.68) / 0.085) ** 2) < 1
    ear = (x > EAR_FROM) & (y > 6.85) & (z < 0.68)
    moustache = _moustache(x, y, z)
    if style == "moustache":
        grown = moustache
    elif style == "goatee":
        grown = _chin(x, y, z)
    elif style == "circle":
        corners = (
            _above(x, 0.2, 0.04) * (1 - _above(x, 0.33, 0.05)) * _above(y, 6.35, 0.1) * (1 - _above(y, 6.78, 0.08))
        )
        grown = np.maximum(np.maximum(moustache, _chin(x, y, z)), corners * (z > 1.0))
    elif style == "sideburns":
        grown = inside * (1 - _above(z, 0.9, 0.1)) * _above(y, 6.62, 0.15)
    elif style in ("full", "stubble"):
        grown = np.maximum(inside, moustache)
    else:
        raise ValueError(f"there is no beard of the style {style}")
    return np.where(mouth | ear, 0, grown).astype(np.float32)
