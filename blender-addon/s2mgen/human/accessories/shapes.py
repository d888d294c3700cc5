"""Tubes, balls and patches that small things are made of. Vertices [n, 3] in the unit of what they are given."""

from __future__ import annotations

import numpy as np

from s2mgen.assets.contents import Floats
from s2mgen.human.clothes.sheet import Sheet


def tube(path: Floats, radius: float | Floats, closed: bool = False, sides: int = 6) -> Sheet:
    """A round bar along `path` [n, 3]; `radius` may change along it [n]."""
    count = len(path)
    ahead = np.roll(path, -1, 0) - np.roll(path, 1, 0)
    if not closed:
        ahead[0], ahead[-1] = path[1] - path[0], path[-1] - path[-2]
    ahead /= np.linalg.norm(ahead, axis=1, keepdims=True) + 1e-12
    # The axis that the path turns about least is across it everywhere.
    flat = np.linalg.svd(path - path.mean(0), full_matrices=False)[2][-1]
    side = np.cross(ahead, flat)
    side /= np.linalg.norm(side, axis=1, keepdims=True) + 1e-12
    up = np.cross(side, ahead)
    angle = 2 * np.pi * np.arange(sides) / sides
    ring = side[:, None] * np.cos(angle)[:, None] + up[:, None] * np.sin(angle)[:, None]
    thick = np.broadcast_to(np.asarray(radius, np.float64), (count,))[:, None, None]
    vertices = (path[:, None] + ring * thick).reshape(-1, 3)
    faces = grid_faces(count, sides, closed, True)
    if not closed:
        for start, order in ((0, 1), ((count - 1) * sides, -1)):
            cap = start + np.arange(sides)[::order]
            faces = np.concatenate([faces, [cap[[0, k, k + 1, min(k + 2, sides - 1)]] for k in range(1, sides - 1, 2)]])
    return as_sheet(vertices, faces)


def grid_faces(rows: int, columns: int, rows_closed: bool = False, columns_closed: bool = False) -> np.ndarray:
    """Quads [f, 4] of vertices that lie row after row."""
    i, j = np.meshgrid(
        np.arange(rows if rows_closed else rows - 1),
        np.arange(columns if columns_closed else columns - 1),
        indexing="ij",
    )
    i, j = i.ravel(), j.ravel()
    below, right = (i + 1) % rows, (j + 1) % columns
    return np.stack([i * columns + j, below * columns + j, below * columns + right, i * columns + right], 1)


def balls(centres: Floats, size: float | Floats, rings: int = 4, sides: int = 6) -> Sheet:
    """Balls around `centres` [n, 3]; `size` is a radius, or one for each axis [3]."""
    polar = np.pi * np.linspace(0.02, 0.98, rings + 1)
    turn = 2 * np.pi * np.arange(sides) / sides
    unit = np.stack(
        [
            np.outer(np.sin(polar), np.cos(turn)),
            np.outer(np.sin(polar), np.sin(turn)),
            np.outer(np.cos(polar), np.ones(sides)),
        ],
        2,
    ).reshape(-1, 3)
    faces = grid_faces(rings + 1, sides, False, True)
    vertices = (np.asarray(centres)[:, None] + unit * size).reshape(-1, 3)
    return as_sheet(vertices, (faces[None] + (len(unit) * np.arange(len(centres)))[:, None, None]).reshape(-1, 4))


def patch(outline: Floats, centre: Floats, rings: int = 3) -> Sheet:
    """A surface inside a closed `outline` [n, 3], in rings around `centre` [3]."""
    shares = np.linspace(0.04, 1, rings + 1)[:, None, None]
    vertices = np.asarray(centre) * (1 - shares) + np.asarray(outline) * shares
    return as_sheet(vertices.reshape(-1, 3), grid_faces(rings + 1, len(outline), False, True))


def as_sheet(vertices: np.ndarray, faces: np.ndarray, uvs: Floats | None = None) -> Sheet:
    """Arrays as a sheet; what has no pattern needs no texture coordinates."""
    flat = np.zeros((len(faces), 4, 2), np.float32) if uvs is None else uvs
    return Sheet(np.asarray(vertices, np.float32), np.asarray(faces, np.int32), flat)
