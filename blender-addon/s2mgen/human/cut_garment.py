"""Garments cut from the base mesh's helper surfaces."""

from __future__ import annotations

import numpy as np

from s2mgen.assets.contents import BodyArrays, Floats, Group, Ints
from s2mgen.human.anatomy import Anatomy
from s2mgen.human.clip import boundary, clipped
from s2mgen.human.cut_field import cut_field
from s2mgen.human.errors import PersonError
from s2mgen.human.geometry import Part, Surface
from s2mgen.human.shape import BODY_END
from s2mgen.spec.types import CutGarment

#: The cloth is folded in at its edges by this much of its distance to the body, metres at most.
FOLD_SHARE, FOLD = 0.85, 0.006
#: A body vertex is hidden when the garment over it reaches this much further (decimetres), and is this near.
INSIDE, NEAR = 0.28, 0.6
#: A tucked top reaches this far below the waistband and lies close to the body from `TAPER` above it on, decimetres; so much
#: of its distance to the body is left there.
TUCKED, TAPER, TIGHTEST = 0.35, 0.9, 0.18
#: Legs are there up to this far above a skirt's hem, decimetres; the helper surface of skirts ends at `LONGEST`.
LEG_SHOWN, LONGEST = 1.2, -7.0
#: A second garment lies over the first one by this much, metres.
LAYER = 0.003


def cut_part(
    garment: CutGarment,
    body: BodyArrays,
    anatomy: Anatomy,
    posed: Floats,
    female: bool,
    pass_index: int,
    layer: int,
    waistband: float | None = None,
) -> Part:
    """The garment on posed vertices [n, 3] in metres. A top is tucked into a skirt whose `waistband` (decimetres on the
    neutral adult) is given. PersonError when nothing is left of it."""
    group = body.skirt if garment["region"] == "skirt" else body.tights
    field = cut_field(garment, anatomy, female)
    tight = np.float32(1)
    if waistband is not None and garment["region"] == "top":
        above = anatomy.neutral[:, 1] - waistband
        field = np.minimum(field, np.maximum(above + TUCKED, anatomy.arm * 9 - 1))
        tight = np.clip(above / TAPER, TIGHTEST, 1)[:, None]
    cutting = clipped(group.faces, unit_uvs(group), field)
    if len(cutting.faces) == 0:
        raise PersonError(f"Nothing is left of the garment {garment['region']}: its edges cross.")
    normals = cutting.carry(vertex_normals(posed, group.faces) * tight)
    distance = garment["offset"] + LAYER * layer
    vertices = cutting.carry(posed) + normals * np.float32(distance)
    faces, uvs = cutting.faces, cutting.uvs
    vertices, faces, uvs = _with_fold(vertices, normals, faces, uvs, min(FOLD, distance * FOLD_SHARE))
    settings: dict[str, object] = {"material": garment["material"], "roughness": garment["material"]["roughness"]}
    surface = Surface(f"{garment['region']} garment", "garment", pass_index, settings=settings)
    slots = np.zeros(len(faces), np.int32)
    return Part(f"cut {garment['region']}", vertices, faces, uvs, (surface,), slots, subdivide=True)


def under_cut(garment: CutGarment, body: BodyArrays, anatomy: Anatomy, female: bool, cover: Floats) -> None:
    """Raises `cover` [n] of body vertices: 1 where the garment hides them, less near its edge.

    A skirt hides legs some way above its hem: a bent knee would come through the cloth.
    """
    if garment["region"] == "skirt":
        inside = cut_field(garment, anatomy, female)[:BODY_END] > 0
        height = anatomy.neutral[:BODY_END, 1]
        thighs = (
            inside & (anatomy.arm[:BODY_END] < 0.1) & (height > max(garment["lowerEdge"] * 10, LONGEST) + LEG_SHOWN)
        )
        cover[:BODY_END][thighs] = 1.0
    else:
        above = np.clip(cut_field(garment, anatomy, female)[body.nearest_tights] / INSIDE, 0, 1)
        above[body.tights_distance > NEAR] = 0
        cover[:BODY_END] = np.maximum(cover[:BODY_END], above)


def cut_hem(garment: CutGarment, anatomy: Anatomy, vertices: Floats, female: bool) -> float:
    """Height of the lowest edge of the garment on the unposed body, decimetres."""
    inside = cut_field(garment, anatomy, female)[BODY_END:] > 0
    return float(vertices[BODY_END:][inside, 1].min()) if inside.any() else 0.0


def unit_uvs(group: Group) -> Floats:
    """Texture coordinates stretched to 0..1: in the package the helpers share a small corner of the body's texture."""
    low, high = group.uvs.min((0, 1)), group.uvs.max((0, 1))
    return ((group.uvs - low) / (high - low)).astype(np.float32)


def vertex_normals(vertices: Floats, faces: Ints) -> Floats:
    """Unit normals [n, 3] of the vertices that `faces` [f, 4] use; zero elsewhere."""
    corners = vertices[faces]
    normal = np.cross(corners[:, 2] - corners[:, 0], corners[:, 3] - corners[:, 1])
    out = np.empty_like(vertices)
    for axis in range(3):
        out[:, axis] = np.bincount(faces.ravel(), np.repeat(normal[:, axis], 4), len(vertices))
    return out / (np.linalg.norm(out, axis=1, keepdims=True) + np.float32(1e-9))


def _with_fold(
    vertices: Floats, normals: Floats, faces: Ints, uvs: Floats, depth: float
) -> tuple[Floats, Ints, Floats]:
    """Adds a narrow strip along all edges, turned in towards the body: cloth looks as thick as the gap below it."""
    edges = boundary(faces)
    rim, inverse = np.unique(edges, return_inverse=True)
    inner = len(vertices) + inverse.reshape(edges.shape)
    strip = np.stack([edges[:, 1], edges[:, 0], inner[:, 0], inner[:, 1]], 1).astype(np.int32)
    flat = np.zeros((int(faces.max()) + 1, 2), np.float32)
    flat[faces] = uvs
    strip_uvs = flat[np.stack([edges[:, 1], edges[:, 0], edges[:, 0], edges[:, 1]], 1)]
    folded = vertices[rim] - normals[rim] * np.float32(depth)
    return (
        np.concatenate([vertices, folded]),
        np.concatenate([faces, strip]),
        np.concatenate([uvs, strip_uvs]),
    )
