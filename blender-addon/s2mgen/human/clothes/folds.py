"""Wrinkles of cloth: how far they stand off, as a field over a garment's vertices on the neutral adult.

Cloth wrinkles around limbs where they bend, across the waist, along the drape of a skirt; ridges come in patches.
"""

from __future__ import annotations

import numpy as np

from s2mgen.assets.contents import Floats
from s2mgen.human.clothes.cut_field import Rest
from s2mgen.spec.types import CutGarment

#: Highest ridge in metres of cloth that hangs loose by `LOOSE` metres.
RIDGE, LOOSE = 0.017, 0.02
#: Heights, on the neutral adult, around which legs and trunks wrinkle most, and how far; decimetres.
TRUNK_BENDS = ((0.7, 0.9), (-0.5, 0.6), (-3.6, 0.8), (-6.9, 0.9))
#: The same along an arm, from the shoulder.
ARM_BENDS = ((2.6, 0.9), (4.6, 0.6), (0.4, 0.6))


def fold_relief(garment: CutGarment, rest: Rest) -> Floats:
    """Relief [n] in metres, never negative: a wrinkle does not press the cloth into the body."""
    if garment["folds"] <= 0:
        return np.zeros(len(rest.neutral), np.float32)
    turns = np.random.Generator(np.random.PCG64(int(garment["foldSeed"]))).uniform(-1, 1, (6, 4)).astype(np.float32)
    x, y, z = np.ascontiguousarray(rest.neutral.T)
    if garment["region"] == "skirt":
        height = _pleats(x, y, z, turns)
    else:
        # Along the arm at rest, which hangs 47° down; along everything else, downwards.
        arm = np.clip(rest.arm * 2 - 0.5, 0, 1)
        along = 0.68 * (abs(x) - 1.7) - 0.73 * (y - 4.9)
        trunk = _patches(x, y, z, turns) + _near(y, TRUNK_BENDS)
        sleeve = _patches(x, y, z, turns[1:]) + _near(along, ARM_BENDS)
        height = (1 - arm) * trunk * _ridges(x, y, z, turns) + arm * sleeve * _rings(along, x, y, z, turns)
    loose = min(1.0, 0.3 + 0.7 * garment["offset"] / LOOSE)
    return (garment["folds"] * loose * RIDGE * np.clip(height, 0, 1.2)).astype(np.float32)


def _sharpened(phase: Floats) -> Floats:
    """A ridge with broad valleys, 0..1."""
    ridge = 0.5 + 0.5 * np.sin(phase)
    return ridge * ridge


def _warp(x: Floats, y: Floats, z: Floats, turns: Floats) -> Floats:
    """What keeps ridges from running straight, radians."""
    one, two = turns[2], turns[3]
    return 1.5 * np.sin(1.3 * x + 0.9 * y + 3 * one[0]) + 1.3 * np.sin(1.9 * z - 1.1 * y + 1.7 * x + 3 * two[1])


def _ridges(x: Floats, y: Floats, z: Floats, turns: Floats) -> Floats:
    """Slanting ridges, mirrored from left to right but for the warp."""
    slant = 2.6 + 0.8 * turns[0, 0]
    warp = _warp(x, y, z, turns)
    down = _sharpened(6.5 * y + slant * abs(x) + warp + 6 * turns[0, 1])
    across = _sharpened(4.6 * y - (slant + 1) * x + 1.4 * warp + 6 * turns[0, 2])
    return np.maximum(down, 0.8 * across)


def _rings(along: Floats, x: Floats, y: Floats, z: Floats, turns: Floats) -> Floats:
    return _sharpened(8.5 * along + 1.6 * np.sin(2.2 * z + 3 * turns[1, 1]) + 0.8 * _warp(x, y, z, turns))


def _pleats(x: Floats, y: Floats, z: Floats, turns: Floats) -> Floats:
    """Ridges that run down and deepen towards the hem."""
    angle = np.arctan2(x, z - 0.2)
    count = 9 + round(3 * turns[0, 0])
    phase = count * angle + 1.6 * np.sin(2 * angle + 3 * turns[0, 1]) + 0.5 * np.sin(1.2 * y + 3 * turns[0, 2])
    return _sharpened(phase) * np.clip((1.2 - y) / 4.0, 0.08, 1.0) * 1.2


def _patches(x: Floats, y: Floats, z: Floats, turns: Floats) -> Floats:
    """Where there are wrinkles at all, about 0.1..0.7."""
    total = sum(np.sin(1.1 * a * x + (0.8 + 0.5 * b) * y + 1.1 * c * z + 3 * d) for a, b, c, d in turns[:4])
    return np.clip(0.35 + 0.22 * np.asarray(total), 0.14, 0.75)


def _near(value: Floats, bends: tuple[tuple[float, float], ...]) -> Floats:
    """0..0.7 around places that bend."""
    return 0.7 * np.maximum.reduce([np.exp(-(((value - at) / reach) ** 2)) for at, reach in bends])
