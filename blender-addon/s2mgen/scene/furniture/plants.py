"""Potted plants and standing lamps."""

from __future__ import annotations

from s2mgen.scene.furniture.part import Part, Size
from s2mgen.scene.leaves import leaves
from s2mgen.scene.shapes import moved
from s2mgen.scene.turned import cylinder, pot, rod, shade


def plant(size: Size, variant: float) -> list[Part]:
    """A shrub, or a little tree on a stem, in a pot."""
    width, depth, height = size
    round_pot = min(0.6 * width, 0.42)
    below = min(0.35 * height, 0.9 * round_pot)
    parts = [Part(pot((round_pot, round_pot, below)))]
    if variant > 0.6 and height > 1.1:
        crown = 0.5 * height
        parts.append(Part(moved(rod(height - crown, 0.02), (0, 0, 0.5 * below)), 0))
    else:
        crown = height - 0.8 * below
    clump = leaves((width, depth, crown), 100 * variant + width)
    parts.append(Part(moved(clump, (0, 0, height - crown)), 1))
    return parts


def lamp(size: Size, variant: float) -> list[Part]:
    """A foot, a pole and a shade."""
    width, depth, height = size
    tall = min(0.32, 0.22 * height) * (0.8 + 0.4 * variant)
    return [
        Part(cylinder((0.7 * width, 0.7 * depth, 0.03))),
        Part(moved(rod(height - 0.7 * tall, 0.013), (0, 0, 0.02))),
        Part(moved(shade((width, depth, tall)), (0, 0, height - tall)), 1, glows=True),
    ]
