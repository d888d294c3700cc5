"""What clothes cover, and where hair is, on the neutral adult."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import bpy  # noqa: F401  brings mathutils
import numpy as np
from mathutils import Vector
from mathutils.bvhtree import BVHTree

from s2mgen.assets.png import read_png
from s2mgen.assets.reader import AssetPack
from s2mgen.human.body.anatomy import Anatomy
from s2mgen.human.clothes.fitting import fitted

Floats = np.ndarray[Any, np.dtype[np.float32]]
Ints = np.ndarray[Any, np.dtype[np.int64]]
#: Cells in which points of hair are merged, and how many of them are sampled on a hair's cards.
HAIR_CELL, HAIR_POINTS = 0.25, 24_000


def covering(points: Floats, faces: Ints, own: Floats, normals: Floats) -> Floats:
    """How far above each own point [n, 3] the surface lies, decimetres; 0 where there is none."""
    tree = BVHTree.FromPolygons([Vector(p) for p in points.tolist()], [list(dict.fromkeys(f)) for f in faces.tolist()])
    out = np.zeros(len(own), np.float32)
    for number, (point, normal) in enumerate(zip(own, normals, strict=True)):
        start, way = Vector(point.tolist()), Vector(normal.tolist())
        hit = tree.ray_cast(start - way * 0.1, way, 1.4)
        if hit[0] is not None:
            out[number] = max(0.02, hit[3] - 0.1)
        else:
            beside = tree.find_nearest(start, 0.12)
            out[number] = 0.02 if beside[0] is not None else 0
    return out


def hair_points(pack: AssetPack, asset: str, anatomy: Anatomy) -> tuple[Floats, Ints]:
    """Points [n, 3] of a hair's opaque cards on the neutral adult, and the bone [n] that carries each."""
    item = pack.item(asset)
    points = fitted(item, anatomy.neutral)
    pixels = read_png(Path(item.textures[0]))
    random = np.random.RandomState(3)
    corners = np.concatenate([item.faces[:, [0, 1, 2]], item.faces[:, [0, 2, 3]]])
    uvs = np.concatenate([item.uvs[:, [0, 1, 2]], item.uvs[:, [0, 2, 3]]])
    a, b, c = (points[corners[:, i]] for i in range(3))
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1)
    chosen = random.choice(len(area), HAIR_POINTS, p=area / area.sum())
    share = random.dirichlet((1, 1, 1), HAIR_POINTS)
    where = (points[corners[chosen]] * share[:, :, None]).sum(1)
    at = (uvs[chosen] * share[:, :, None]).sum(1) % 1
    height, width = pixels.shape[:2]
    alpha = pixels[((1 - at[:, 1]) * height).astype(int) % height, (at[:, 0] * width).astype(int) % width, -1]
    opaque = alpha > 127 if pixels.shape[2] in (2, 4) else np.ones(len(alpha), bool)
    bones = item.bones[np.arange(len(points)), item.weights.argmax(1)]
    return where[opaque].astype(np.float32), bones[corners[chosen][opaque, 0]].astype(np.int64)


def merged(points: Floats, bones: Ints) -> tuple[Floats, Ints]:
    cells, inverse, counts = np.unique(
        np.floor(points / HAIR_CELL).astype(int), axis=0, return_inverse=True, return_counts=True
    )
    inverse = inverse.ravel()
    middle = np.stack([np.bincount(inverse, points[:, axis]) / counts for axis in range(3)], 1)
    first = np.unique(inverse, return_index=True)[1]
    del cells
    # A cell that hardly any strand crosses is air.
    full = counts >= max(2, np.median(counts) * 0.15)
    return middle[full].astype(np.float32), bones[first][full]
