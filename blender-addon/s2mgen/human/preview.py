"""A person as a coarse mesh of triangles for the 3D view."""

from __future__ import annotations

import struct

import numpy as np
import numpy.typing as npt

from s2mgen.assets.contents import Floats, Ints
from s2mgen.human.geometry import Human

MOST_TRIANGLES = 20_000
#: Cells in metres within which vertices are merged: the first that gives few enough triangles is taken.
CELLS = (0.004, 0.006, 0.008, 0.011, 0.015, 0.02, 0.03, 0.05)


def preview_mesh(human: Human) -> bytes:
    """Little-endian: uint32 vertices, uint32 triangles, float32 xyz per vertex (metres, Z up), uint8 pass index per vertex
    padded to a multiple of 4 bytes, uint32 abc per triangle. At most 20,000 triangles; none for an empty person."""
    points, pass_index, triangles = _triangles(human)
    for cell in CELLS:
        merged = _merged(points, pass_index, triangles, cell)
        if len(merged[2]) <= MOST_TRIANGLES:
            break
    vertices, kinds, faces = merged
    faces = faces[:MOST_TRIANGLES]
    padding = bytes(-len(kinds) % 4)
    return b"".join(
        (
            struct.pack("<II", len(vertices), len(faces)),
            vertices.astype("<f4").tobytes(),
            kinds.astype(np.uint8).tobytes(),
            padding,
            faces.astype("<u4").tobytes(),
        )
    )


def _triangles(human: Human) -> tuple[Floats, npt.NDArray[np.uint8], Ints]:
    """All parts together: corner points [t · 3, 3], pass index of each, and triangles [t, 3] of corner numbers."""
    corners: list[Floats] = []
    kinds: list[npt.NDArray[np.uint8]] = []
    for part in human.parts:
        index = np.array([surface.pass_index for surface in part.surfaces], np.uint8)[part.surface_of_face]
        second = part.faces[:, 2] != part.faces[:, 3]
        faces = np.concatenate([part.faces[:, [0, 1, 2]], part.faces[second][:, [0, 2, 3]]])
        corners.append(part.vertices[faces.ravel()])
        kinds.append(np.repeat(np.concatenate([index, index[second]]), 3))
    points = np.concatenate(corners) if corners else np.zeros((0, 3), np.float32)
    pass_index = np.concatenate(kinds) if kinds else np.zeros(0, np.uint8)
    return points, pass_index, np.arange(len(points), dtype=np.int32).reshape(-1, 3)


def _merged(
    points: Floats, pass_index: npt.NDArray[np.uint8], triangles: Ints, cell: float
) -> tuple[Floats, npt.NDArray[np.uint8], Ints]:
    """Vertices of one part of the label map that share a cell of space become one, at their mean."""
    grid = np.floor(points / cell).astype(np.int64)
    code = ((grid[:, 0] & 0xFFFF) << 40) | ((grid[:, 1] & 0xFFFF) << 24) | ((grid[:, 2] & 0xFFFF) << 8) | pass_index
    _, first, inverse, counts = np.unique(code, return_index=True, return_inverse=True, return_counts=True)
    means = np.stack([np.bincount(inverse, points[:, axis]) / counts for axis in range(3)], 1)
    faces = inverse[triangles]
    faces = faces[(faces[:, 0] != faces[:, 1]) & (faces[:, 1] != faces[:, 2]) & (faces[:, 2] != faces[:, 0])]
    # Cards of hair fold onto themselves: one triangle of each set of corners is enough.
    kept = np.unique(np.sort(faces, 1), axis=0, return_index=True)[1]
    return means.astype(np.float32), pass_index[first], faces[np.sort(kept)].astype(np.int32)
