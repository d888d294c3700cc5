"""Chairs, stools, sofas, beds."""

from __future__ import annotations

from s2mgen.scene.furniture.part import Part, Size, board
from s2mgen.scene.shapes import moved
from s2mgen.scene.soft import cushion
from s2mgen.scene.turned import rod

LEG = 0.02


def _legs(width: float, depth: float, height: float, round_ones: bool) -> list[Part]:
    parts = []
    for x in (-1, 1):
        for y in (-1, 1):
            place = (x * (width / 2 - LEG - 0.01), y * (depth / 2 - LEG - 0.01), 0.0)
            parts.append(
                Part(moved(rod(height, LEG, 0.6 * LEG), place))
                if round_ones
                else board(place, (2 * LEG, 2 * LEG, height))
            )
    return parts


def stool(size: Size, variant: float) -> list[Part]:
    """Four legs and a seat, padded or not."""
    width, depth, height = size
    thick = 0.07 if variant > 0.5 else 0.035
    parts = _legs(width, depth, height - thick, variant < 0.7)
    if variant > 0.5:
        parts.append(Part(moved(cushion((width, depth, thick)), (0, 0, height - thick)), 1))
    else:
        parts.append(board((0, 0, height - thick), (width, depth, thick)))
    return parts


def chair(size: Size, variant: float) -> list[Part]:
    """A stool with a back of slats, of one board, or padded; the seat is half way up."""
    width, depth, height = size
    seat = 0.5 * height
    parts = stool((width, depth, seat), (variant * 7) % 1)
    back = depth / 2 - 0.02
    rise = height - seat
    for x in (-1, 1):
        parts.append(board((x * (width / 2 - 0.02), back, seat), (0.035, 0.03, rise)))
    if variant < 0.4:
        for k in range(3):
            parts.append(board((0, back, seat + rise * (0.25 + 0.27 * k)), (width - 0.06, 0.018, 0.12 * rise)))
    elif variant < 0.7:
        parts.append(board((0, back, seat + 0.3 * rise), (width - 0.04, 0.02, 0.68 * rise)))
    else:
        parts.append(Part(moved(cushion((width - 0.02, 0.08, 0.8 * rise)), (0, back - 0.02, seat + 0.18 * rise)), 1))
    return parts


def sofa(size: Size, variant: float) -> list[Part]:
    """A padded bench with arms and a back, seat cushions side by side, and loose ones."""
    width, depth, height = size
    arm, seat, back = 0.16 + 0.08 * variant, 0.4, 0.24
    parts = [Part(moved(cushion((width, depth, 0.3), 0.2), (0, 0, 0.04)))]
    for x in (-1, 1):
        arm_size = (arm, depth, 0.56 * height / 0.85)
        parts.append(Part(moved(cushion(arm_size, 0.25), (x * (width - arm) / 2, 0, 0.05))))
    inner = width - 2 * arm
    count = max(1, round(inner / 0.65))
    for k in range(count):
        x = -inner / 2 + inner * (k + 0.5) / count
        parts.append(Part(moved(cushion((inner / count, depth - back, 0.16), 0.3), (x, -back / 2, seat - 0.14))))
        parts.append(
            Part(
                moved(
                    cushion((inner / count, back, height - seat + 0.06), 0.35), (x, depth / 2 - back / 2, seat - 0.06)
                )
            )
        )
    loose = int(variant * 3.99) % 3
    for k in range(loose):
        x = (k - (loose - 1) / 2) * 0.55 * inner
        parts.append(Part(moved(cushion((0.42, 0.16, 0.4), 0.5), (x, depth / 2 - back - 0.06, seat), 0.3 - 0.5 * k), 1))
    return parts


def bed(size: Size, variant: float) -> list[Part]:
    """A frame with a headboard, mattress, blanket and pillows; its head against the wall."""
    width, depth, height = size
    parts = [
        board((0, 0, 0.12), (width, depth, 0.2), 0, 0.01),
        board((0, depth / 2 - 0.02, 0), (width, 0.05, height), 0, 0.015),
        Part(moved(cushion((width - 0.05, depth - 0.08, 0.24), 0.2), (0, -0.02, 0.3)), 2),
        Part(moved(cushion((width + 0.02, 0.68 * depth, 0.3), 0.22), (0, -0.17 * depth, 0.27)), 1),
    ]
    pillows = 2 if width > 1.25 else 1
    for k in range(pillows):
        x = (k - (pillows - 1) / 2) * 0.5 * width
        parts.append(Part(moved(cushion((0.62, 0.4, 0.18), 0.55), (x, depth / 2 - 0.3, 0.5), 0.1 * variant), 2))
    return parts
