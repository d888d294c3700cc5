"""Sheets of cloth: pieces of a helper surface, lifted off the body, with edges that are as thick as cloth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from s2mgen.assets.contents import Floats, Ints
from s2mgen.human.clothes.clip import Cutting, boundary, clipped
from s2mgen.human.clothes.refined import RefinedSurface

#: The cloth is folded in at its edges by this much of its distance to the body, metres at most.
FOLD_SHARE, FOLD = 0.85, 0.006
#: A turned-up edge lies over the cloth by this much, metres.
TURN_UP = 0.0016


@dataclass(frozen=True)
class PosedSurface:
    """A refined surface on a posed body: `vertices` [v, 3] in metres and their unit `normals`."""

    rest: RefinedSurface
    vertices: Floats
    normals: Floats


@dataclass(frozen=True)
class Sheet:
    """Vertices [n, 3] in metres, faces [f, 4], texture coordinates [f, 4, 2]."""

    vertices: Floats
    faces: Ints
    uvs: Floats


def posed_surface(rest: RefinedSurface, posed: Floats) -> PosedSurface:
    """The surface on posed vertices [n, 3] of the base mesh."""
    vertices = rest.refinement.carry(posed)
    return PosedSurface(rest, vertices, vertex_normals(vertices, rest.refinement.faces))


def sheet(
    surface: PosedSurface, field: Floats, stand_off: Floats, hem: float = 0.0, tight: Floats | None = None
) -> Sheet:
    """What is left of a surface where `field` [v] is positive, `stand_off` [v] metres from the body; `hem` is the width of
    its turned-up edge in the field's unit. `tight` [v] is how much of the helper's own distance to the body is left.

    No faces where the field is negative everywhere.
    """
    cutting = clipped(surface.rest.refinement.faces, surface.rest.uvs, field)
    if len(cutting.faces) == 0:
        return Sheet(np.zeros((0, 3), np.float32), cutting.faces, cutting.uvs)
    distance = stand_off if tight is None else stand_off * tight
    normals, distance = cutting.carry(surface.normals), cutting.carry(distance)[:, None]
    vertices = cutting.carry(surface.vertices) + normals * distance
    folds = np.minimum(FOLD, distance * FOLD_SHARE)
    out = [_with_fold(vertices, normals * folds, cutting)]
    if hem > 0:
        band = clipped(cutting.faces, cutting.uvs, np.float32(hem) - cutting.carry(field))
        if len(band.faces):
            up = band.carry(normals)
            out.append(_with_fold(band.carry(vertices) + up * np.float32(TURN_UP), up * np.float32(TURN_UP), band))
    return joined(out)


def joined(sheets: Sequence[Sheet]) -> Sheet:
    """Several sheets as one."""
    starts = np.cumsum([0, *(len(one.vertices) for one in sheets)])
    return Sheet(
        np.concatenate([one.vertices for one in sheets]).astype(np.float32),
        np.concatenate([one.faces + start for one, start in zip(sheets, starts, strict=False)]).astype(np.int32),
        np.concatenate([one.uvs for one in sheets]).astype(np.float32),
    )


def vertex_normals(vertices: Floats, faces: Ints) -> Floats:
    """Unit normals [n, 3] of the vertices that `faces` [f, 4] use; zero elsewhere."""
    corners = vertices[faces]
    one, two = corners[:, 2] - corners[:, 0], corners[:, 3] - corners[:, 1]
    out = np.empty_like(vertices)
    for axis in range(3):
        a, b = (axis + 1) % 3, (axis + 2) % 3
        normal = one[:, a] * two[:, b] - one[:, b] * two[:, a]
        out[:, axis] = np.bincount(faces.ravel(), np.repeat(normal, 4), len(vertices))
    return out / (np.linalg.norm(out, axis=1, keepdims=True) + np.float32(1e-9))


def _with_fold(vertices: Floats, inwards: Floats, cutting: Cutting) -> Sheet:
    """Adds a narrow strip along all edges, turned in by `inwards` [n, 3]: cloth looks as thick as the gap below it."""
    faces, uvs = cutting.faces, cutting.uvs
    edges = boundary(faces)
    rim, inverse = np.unique(edges, return_inverse=True)
    inner = len(vertices) + inverse.reshape(edges.shape)
    strip = np.stack([edges[:, 1], edges[:, 0], inner[:, 0], inner[:, 1]], 1).astype(np.int32)
    flat = np.zeros((int(faces.max()) + 1, 2), np.float32)
    flat[faces] = uvs
    strip_uvs = flat[np.stack([edges[:, 1], edges[:, 0], edges[:, 0], edges[:, 1]], 1)]
    return Sheet(
        np.concatenate([vertices, vertices[rim] - inwards[rim]]),
        np.concatenate([faces, strip]),
        np.concatenate([uvs, strip_uvs]),
    )
