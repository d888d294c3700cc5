"""What hangs in or on walls: windows, curtains, doors, framed pictures. Their backs are at y = 0."""

from __future__ import annotations

from s2mgen.scene.furniture.part import Part, Size, board
from s2mgen.scene.shapes import moved, panel
from s2mgen.scene.soft import drape
from s2mgen.scene.turned import ball

#: Panes and pictures stand this far before the wall, metres.
PROUD = 0.012


def _border(width: float, height: float, bar: float, depth: float, outside: bool) -> list[Part]:
    """Four bars around a rectangle, outside or inside its edge."""
    grow = bar if outside else 0.0
    w, h = width + 2 * grow, height + 2 * grow
    low = -grow
    return [
        board((0, -depth / 2, low), (w, depth, bar)),
        board((0, -depth / 2, low + h - bar), (w, depth, bar)),
        board((-(w - bar) / 2, -depth / 2, low + bar), (bar, depth, h - 2 * bar)),
        board(((w - bar) / 2, -depth / 2, low + bar), (bar, depth, h - 2 * bar)),
    ]


def _pane(width: float, height: float, glows: bool) -> Part:
    x = width / 2
    corners = [[-x, -PROUD, 0], [x, -PROUD, 0], [x, -PROUD, height], [-x, -PROUD, height]]
    return Part(panel(corners), 1, glows)


def window(size: Size, variant: float) -> list[Part]:
    """A shining view behind bars, in a frame, over a sill."""
    width, _, height = size
    parts = [_pane(width, height, True), *_border(width, height, 0.06, 0.05, True)]
    columns = 1 + int(variant * 2.99)
    for k in range(1, columns):
        parts.append(board((-width / 2 + width * k / columns, -0.02, 0), (0.035, 0.035, height)))
    if variant * 10 % 1 > 0.5:
        parts.append(board((0, -0.02, 0.62 * height), (width, 0.035, 0.035)))
    parts.append(board((0, -0.08, -0.09), (width + 0.2, 0.16, 0.035)))
    return parts


def curtain(size: Size, variant: float) -> list[Part]:
    """Two lengths of cloth drawn aside, or one across, under a rail."""
    width, depth, height = size
    rail = board((0, -0.09, height), (width + 0.1, 0.025, 0.025))
    if variant < 0.15:
        return [Part(moved(drape(width, height, 0.8 * depth, round(8 * width), 6 * variant), (0, -0.1, 0))), rail]
    part = width * (0.17 + 0.16 * variant)
    sides = [
        Part(
            moved(
                drape(part, height, depth, max(2, round(14 * part)), 9 * variant + x), (x * (width - part) / 2, -0.1, 0)
            )
        )
        for x in (-1, 1)
    ]
    return [*sides, rail]


def door(size: Size, variant: float) -> list[Part]:
    """A leaf with fields in a frame, and a handle."""
    width, _, height = size
    parts = [board((0, -0.02, 0), (width, 0.04, height))]
    rows, columns = 1 + int(variant * 3), 1 + int(variant * 7) % 2
    for r in range(rows):
        for c in range(columns):
            wide, tall = (width - 0.1) / columns - 0.1, (height - 0.15) / rows - 0.12
            x = -width / 2 + 0.05 + (width - 0.1) * (c + 0.5) / columns
            z = 0.08 + (height - 0.15) * r / rows + 0.06
            parts += [
                Part(moved(part.shape, (x, -0.04, z)), part.material)
                for part in _border(wide, tall, 0.025, 0.016, False)
            ]
    side = 1 if variant * 5 % 1 > 0.5 else -1
    parts.append(Part(moved(ball((0.055, 0.055, 0.055)), (side * (width / 2 - 0.07), -0.075, 1.0)), 1))
    frame = _border(width, height, 0.08, 0.06, True)[1:]
    return [*parts, *(Part(part.shape, 1) for part in frame)]


def frame(size: Size, variant: float) -> list[Part]:
    """A picture within four bars."""
    width, depth, height = size
    bar = min(0.2 * width, 0.012 + 0.045 * variant)
    return [_pane(width, height, False), *_border(width, height, bar, depth, False)]
