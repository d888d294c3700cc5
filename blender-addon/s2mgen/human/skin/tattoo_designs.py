"""Designs of tattoos, drawn by formulas: ink 0..1 over x, y in −1..1 (y up; x runs around the limb)."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from s2mgen.assets.contents import Floats
from s2mgen.human.skin.chance import uniform


def _ink(distance: Floats, soft: float = 0.05) -> Floats:
    """Ink where a signed distance is below 0."""
    return np.clip(0.5 - distance / soft, 0, 1).astype(np.float32)


def _band(x: Floats, y: Floats, seed: int) -> Floats:
    """Two rings with zigzags between: around the whole limb."""
    count = 3 + int(6 * uniform(seed, "band", 1)[0])
    zigzag = np.abs(((x * count) % 1) * 2 - 1) * 0.36 - 0.18
    return np.maximum(_ink(np.abs(np.abs(y) - 0.34) - 0.06), _ink(np.abs(y - zigzag) - 0.07))


def _tribal(x: Floats, y: Floats, seed: int) -> Floats:
    """Curved blades that taper."""
    drawn = uniform(seed, "tribal", 8)
    out = np.zeros(x.shape, np.float32)
    for k in range(4):
        bend = 0.35 * np.sin(2.2 * y + 6.28 * drawn[k])
        width = 0.2 * np.clip(1 - np.abs(y) / (0.6 + 0.4 * drawn[k + 4]), 0, 1) ** 0.8
        out = np.maximum(out, _ink(np.abs(x - bend - 0.42 * (k - 1.5)) - width))
    return out


def _rosette(x: Floats, y: Floats, seed: int) -> Floats:
    """A flower of line work."""
    petals = 5 + int(5 * uniform(seed, "rosette", 1)[0])
    radius, angle = np.hypot(x, y), np.arctan2(y, x)
    lines = [
        _ink(np.abs(radius - size * (0.8 + 0.2 * np.cos(petals * angle + k * 3.14))) - 0.035)
        for k, size in enumerate((0.3, 0.6, 0.92))
    ]
    return np.maximum.reduce(
        [*lines, _ink(radius - 0.1), _ink(np.abs(np.cos(petals * angle / 2)) * radius - 0.04) * (radius < 0.6)]
    )


def _script(x: Floats, y: Floats, seed: int) -> Floats:
    """Two lines of what looks like handwriting."""
    drawn = 6.28 * uniform(seed, "script", 8)
    out = np.zeros(x.shape, np.float32)
    for k, line in enumerate((0.28, -0.28)):
        wave = (
            0.13 * np.sin(14 * x + drawn[k])
            + 0.08 * np.sin(31 * x + drawn[k + 2])
            + 0.05 * np.sin(7 * x + drawn[k + 4])
        )
        word = np.sin(4.2 * x + drawn[k + 6]) > -0.8
        out = np.maximum(out, _ink(np.abs(y - line - wave) - 0.05) * word * (np.abs(x) < 0.95))
    return out


def _star(x: Floats, y: Floats, _seed: int) -> Floats:
    """Five points, filled, with an outline."""
    radius, angle = np.hypot(x, y), np.arctan2(x, y)
    sector = np.abs((angle + np.pi / 5) % (2 * np.pi / 5) - np.pi / 5)
    edge = radius * (np.cos(sector) + 1.38 * np.sin(sector))
    return np.maximum(_ink(edge - 0.66), _ink(np.abs(edge - 0.88) - 0.04))


def _sleeve(x: Floats, y: Floats, seed: int) -> Floats:
    """Clouds, scales and bars over all of a limb."""
    drawn = 6.28 * uniform(seed, "sleeve", 6)
    cloud = np.sin(5 * x + drawn[0] + 2 * np.sin(4 * y + drawn[1])) + np.sin(
        7 * y + drawn[2] + 1.5 * np.sin(6 * x + drawn[3])
    )
    outline = _ink(np.abs(cloud) - 0.22, 0.2)
    hatch = _ink(np.sin(40 * y + drawn[4]) + 0.2, 0.6) * (cloud > 0.5) * 0.7
    return np.maximum(np.maximum(outline, hatch), _ink(0.9 - cloud, 0.3)) * _ink(np.abs(y) - 0.97)


DESIGNS: dict[str, Callable[[Floats, Floats, int], Floats]] = {
    "band": _band,
    "tribal": _tribal,
    "rosette": _rosette,
    "script": _script,
    "star": _star,
    "sleeve": _sleeve,
}
