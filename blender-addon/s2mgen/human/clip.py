"""Cuts a mesh along the zero line of a field, so that hems are straight lines and not stairs of whole faces."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from s2mgen.assets.contents import Floats, Ints

#: Cuts nearer than this share of an edge to its end are moved there: slivers shade badly when smoothed.
NEAREST = 0.06


@dataclass(frozen=True)
class Cutting:
    """The part of a mesh where a field is positive. Vertex i = (1 − mix) · old[first] + mix · old[second].

    `faces` [f, 4] index the new vertices, `uvs` [f, 4, 2]; a triangle repeats its last corner.
    """

    first: Ints
    second: Ints
    mix: Floats
    faces: Ints
    uvs: Floats

    def carry(self, values: Floats) -> Floats:
        """Values [old vertices, …] on the new vertices."""
        mix = self.mix.reshape(-1, *[1] * (values.ndim - 1))
        return values[self.first] * (1 - mix) + values[self.second] * mix


def clipped(faces: Ints, uvs: Floats, field: Floats) -> Cutting:
    """Quads [f, 4] with texture coordinates [f, 4, 2], cut where `field` [n] changes its sign."""
    inside = field > 0
    count = inside[faces].sum(1)
    whole = count == 4
    used = np.unique(faces[count > 0])
    used = used[inside[used]]
    place = np.full(len(field), -1, np.int32)
    place[used] = np.arange(len(used))
    first, second, mix = used.tolist(), used.tolist(), [0.0] * len(used)
    crossings: dict[tuple[int, int], int] = {}

    def crossing(a: int, b: int) -> int:
        edge = (a, b) if a < b else (b, a)
        if edge not in crossings:
            crossings[edge] = len(first)
            share = float(field[edge[0]] / (field[edge[0]] - field[edge[1]]))
            first.append(edge[0])
            second.append(edge[1])
            mix.append(min(1 - NEAREST, max(NEAREST, share)))
        return crossings[edge]

    out_faces = [place[faces[whole]]]
    out_uvs = [uvs[whole]]
    cut_faces: list[list[int]] = []
    cut_uvs: list[list[np.ndarray]] = []
    for face in np.flatnonzero((count > 0) & ~whole):
        corners, places = [], []
        for k in range(4):
            a, b = int(faces[face, k]), int(faces[face, (k + 1) % 4])
            if inside[a]:
                corners.append(int(place[a]))
                places.append(uvs[face, k])
            if inside[a] != inside[b]:
                share = float(field[a] / (field[a] - field[b]))
                corners.append(crossing(a, b))
                places.append(uvs[face, k] * (1 - share) + uvs[face, (k + 1) % 4] * share)
        for start in range(0, len(corners) - 2, 2):
            own = [0, start + 1, start + 2, min(start + 3, len(corners) - 1)]
            cut_faces.append([corners[i] for i in own])
            cut_uvs.append([places[i] for i in own])
    if cut_faces:
        out_faces.append(np.array(cut_faces, np.int32))
        out_uvs.append(np.array(cut_uvs, np.float32))
    return Cutting(
        np.array(first, np.int32),
        np.array(second, np.int32),
        np.array(mix, np.float32),
        np.concatenate(out_faces).astype(np.int32),
        np.concatenate(out_uvs).astype(np.float32),
    )


def boundary(faces: Ints) -> Ints:
    """Edges [e, 2] that belong to one face only, in that face's direction."""
    edges = np.concatenate([faces[:, [k, (k + 1) % 4]] for k in range(4)])
    edges = edges[edges[:, 0] != edges[:, 1]]
    key = np.sort(edges, 1).astype(np.int64)
    code = key[:, 0] * (int(faces.max()) + 1) + key[:, 1]
    _, index, counts = np.unique(code, return_index=True, return_counts=True)
    return edges[index[counts == 1]]
