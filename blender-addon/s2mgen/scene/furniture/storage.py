"""Tables, shelves with books, cupboards."""

from __future__ import annotations

import math

from s2mgen.scene.furniture.part import Part, Size, board
from s2mgen.scene.shapes import moved
from s2mgen.scene.turned import cylinder, rod

BOARD = 0.022


def table(size: Size, variant: float) -> list[Part]:
    """A top on four legs or on one column."""
    width, depth, height = size
    if variant > 0.8:
        round_top = Part(moved(cylinder((width, max(depth, 0.8 * width), 0.04)), (0, 0, height - 0.04)))
        foot = Part(cylinder((0.45 * width, 0.45 * width, 0.03)), 1)
        return [round_top, foot, Part(moved(rod(height - 0.05, 0.04), (0, 0, 0.02)), 1)]
    parts = [board((0, 0, height - 0.035), (width, depth, 0.035), 0, 0.008)]
    leg = 0.045 + 0.03 * variant
    for x in (-1, 1):
        for y in (-1, 1):
            place = (x * (width - leg - 0.06) / 2, y * (depth - leg - 0.06) / 2, 0.0)
            parts.append(board(place, (leg, leg, height - 0.035), 1 if variant < 0.5 else 0))
    parts.append(board((0, 0, height - 0.13), (width - 0.12, depth - 0.12, 0.095)))
    return parts


def _row_of_books(width: float, depth: float, room: float, variant: float, number: int) -> list[Part]:
    """Blocks of books with gaps between them; spines are painted on by their pattern."""
    parts, left = [], -width / 2
    for k in range(4):
        share = 0.5 + 0.5 * math.sin(12.9 * (number + 1) + 7.7 * k + 40 * variant)
        wide = width * (0.1 + 0.3 * share)
        if left + wide > width / 2:
            break
        tall = room * (0.62 + 0.3 * (0.5 + 0.5 * math.sin(5.3 * number + 3.1 * k + 20 * variant)))
        parts.append(board((left + wide / 2, -0.01, 0), (wide, 0.75 * depth, tall), 1, 0.003))
        left += wide + width * 0.12 * (0.5 + 0.5 * math.sin(3.7 * number + 9.1 * k + 30 * variant))
    return parts


def bookcase(size: Size, variant: float) -> list[Part]:
    """Boards between two sides before a back, with books on them."""
    width, depth, height = size
    parts = [board((x * (width - BOARD) / 2, 0, 0), (BOARD, depth, height)) for x in (-1, 1)]
    parts.append(board((0, depth / 2 - 0.005, 0), (width, 0.01, height)))
    levels = max(2, round(height / (0.28 + 0.12 * variant)))
    step = (height - BOARD) / levels
    for k in range(levels + 1):
        parts.append(board((0, 0, k * step), (width - 2 * BOARD, depth, BOARD)))
        if k < levels:
            row = _row_of_books(width - 2 * BOARD - 0.01, depth, step - BOARD - 0.01, variant, k)
            parts += [Part(moved(part.shape, (0, 0, k * step + BOARD)), part.material) for part in row]
    return parts


def wall_shelf(size: Size, variant: float) -> list[Part]:
    """One board on a wall with books on it; its back is at y = 0."""
    width, depth, height = size
    books = _row_of_books(width - 0.04, depth, height - BOARD, variant, 3)
    return [
        board((0, -depth / 2, 0), (width, depth, BOARD + 0.006)),
        *(Part(moved(part.shape, (0, -depth / 2, BOARD + 0.006)), part.material) for part in books),
    ]


def cupboard(size: Size, variant: float) -> list[Part]:
    """A body with doors or drawers and their handles."""
    width, depth, height = size
    plinth = 0.06
    parts = [
        board((0, 0.01, 0), (width - 0.04, depth - 0.06, plinth)),
        board((0, 0.01, plinth), (width, depth - 0.02, height - plinth)),
    ]
    columns = max(1, round(width / 0.5))
    rows = max(1, round((height - plinth) / (0.25 if variant > 0.5 else 1.1)))
    wide, tall = width / columns, (height - plinth) / rows
    for c in range(columns):
        for r in range(rows):
            x, z = -width / 2 + wide * (c + 0.5), plinth + tall * r
            parts.append(board((x, -depth / 2 + 0.01, z + 0.006), (wide - 0.012, 0.02, tall - 0.012)))
            handle = (0.12, 0.02, 0.015) if variant > 0.5 else (0.015, 0.02, 0.14)
            aside = 0.0 if variant > 0.5 else (0.38 * wide if c % 2 == 0 else -0.38 * wide)
            parts.append(board((x + aside, -depth / 2 - 0.01, z + 0.52 * tall), handle, 1))
    return parts
