"""What a garment covers, so that nobody is dressed in something that leaves them bare."""

from __future__ import annotations

from functools import reduce

import numpy as np

from s2mgen.assets.contents import BodyArrays, Floats
from s2mgen.assets.making.items import BODY_END
from s2mgen.assets.reader import AssetPack
from s2mgen.assets.user.mesh_files import Fit

#: A garment covers a region when so much of it is hidden or lies so near below it (decimetres).
SHARE, NEAR = 0.95, 0.45
#: Cloth must lie at least so high above the skin: what is below it does not cover, decimetres.
OUTSIDE = 0.005


def cores(pack: AssetPack) -> dict[str, np.ndarray]:
    """Body vertices that every garment of the built-in pack hides which covers hips, or chest."""
    found: dict[str, np.ndarray] = {}
    items = [pack.item(asset) for asset in pack.ids("clothes")]
    for region, bottom in (("hips", True), ("chest", False)):
        hidden = [item.hidden[item.under_bottom == bottom] for item in items if {"hips", "chest"} <= item.covers]
        found[region] = reduce(np.intersect1d, hidden) if hidden else np.arange(BODY_END)
    return found


def covered_by(fit: Fit, body: BodyArrays, regions: dict[str, np.ndarray]) -> list[str]:
    """Which of the regions a garment covers: it hides the body there, or lies on its outside."""
    fitted = np.einsum("nkc,nk->nc", body.vertices[fit.references], fit.shares) + fit.offsets
    normals = outward(body)
    out = []
    for region, core in regions.items():
        left = np.setdiff1d(core, fit.hidden)
        bare = sum(
            _bare(body.vertices[part], normals[part], fitted)
            for part in (left[first : first + 256] for first in range(0, len(left), 256))
        )
        if len(core) and bare <= (1 - SHARE) * len(core):
            out.append(region)
    return sorted(out)


def _bare(points: Floats, normals: Floats, garment: Floats) -> int:
    """How many points have no garment near, or the nearest of it below the skin."""
    away = garment[None] - points[:, None]
    squared = (away**2).sum(2)
    nearest = squared.argmin(1)
    rows = np.arange(len(points))
    height = (away[rows, nearest] * normals).sum(1)
    return int(((squared[rows, nearest] > NEAR**2) | (height < OUTSIDE)).sum())


def outward(body: BodyArrays) -> Floats:
    """Normals of the base mesh's vertices [n, 3]; 0 where no face of the body is."""
    faces, vertices = body.body.faces, body.vertices
    of_face = np.cross(vertices[faces[:, 2]] - vertices[faces[:, 0]], vertices[faces[:, 3]] - vertices[faces[:, 1]])
    out = np.zeros_like(vertices)
    for corner in range(4):
        np.add.at(out, faces[:, corner], of_face)
    return out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-9)
