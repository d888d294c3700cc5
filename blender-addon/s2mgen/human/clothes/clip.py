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
    whole, parted = count == 4, (count > 0) & (count < 4)
    used = np.unique(faces[count > 0])
    used = used[inside[used]]
    place = np.full(len(field), -1, np.int64)
    place[used] = np.arange(len(used))

    cut, cut_uvs = faces[parted].astype(np.int64), uvs[parted]
    following, following_uvs = np.roll(cut, -1, 1), np.roll(cut_uvs, -1, 1)
    crossed = inside[cut] != inside[following]
    low, high = np.minimum(cut, following), np.maximum(cut, following)
    codes, which = np.unique((low * len(field) + high)[crossed], return_inverse=True)
    first, second = codes // len(field), codes % len(field)
    mix = np.clip(field[first] / np.where(crossed.any(), field[first] - field[second], 1), NEAREST, 1 - NEAREST)

    # Around each face: a corner, then where its edge is crossed, four times; what is not there is left out.
    slots = np.full((len(cut), 8), -1, np.int64)
    slots[:, ::2] = np.where(inside[cut], place[cut], -1)
    crossings = np.full(cut.shape, -1, np.int64)
    crossings[crossed] = len(used) + which
    slots[:, 1::2] = crossings
    ends = field[cut] - field[following]
    share = np.where(crossed, field[cut] / np.where(ends == 0, 1, ends), 0)[..., None]
    slot_uvs = np.empty((len(cut), 8, 2), np.float32)
    slot_uvs[:, ::2] = cut_uvs
    slot_uvs[:, 1::2] = cut_uvs * (1 - share) + following_uvs * share
    order = np.argsort(slots < 0, axis=1, kind="stable")
    slots, slot_uvs = np.take_along_axis(slots, order, 1), np.take_along_axis(slot_uvs, order[..., None], 1)
    corners = (slots >= 0).sum(1)
    out_faces, out_uvs = [place[faces[whole]]], [uvs[whole]]
    rows = np.arange(len(cut))[:, None]
    for start in (0, 2, 4):
        more = corners >= start + 3
        own = np.minimum(np.array([0, start + 1, start + 2, start + 3]), corners[more, None] - 1)
        out_faces.append(slots[rows[more], own])
        out_uvs.append(slot_uvs[rows[more], own])
    nothing = np.zeros(len(used), np.float32)
    return Cutting(
        np.concatenate([used, first]).astype(np.int32),
        np.concatenate([used, second]).astype(np.int32),
        np.concatenate([nothing, mix]).astype(np.float32),
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
