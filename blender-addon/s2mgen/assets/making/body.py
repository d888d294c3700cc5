"""Base mesh, rig and weights."""

from __future__ import annotations

import json

import numpy as np

from s2mgen.assets.islands import islands
from s2mgen.assets.making.folder import PackFolder
from s2mgen.assets.source import MakeHumanData, SourceError, quads

#: Groups of the base mesh that a pack holds. Helpers of the genitals are never among them.
GROUPS = {"body": "body", "tights": "helper-tights", "skirt": "helper-skirt"}
#: Texture islands of `body`: six of skin, then the mouth cavity and two eye sockets.
ISLANDS = 9
#: Vertices before this one are the body itself; helpers and joints follow.
BODY_END = 13380


def make_body(source: MakeHumanData, folder: PackFolder) -> dict[str, str]:
    """Writes `body.npz` and `body.json`; answers their names."""
    model = source.model
    vertices = np.array(model["vertices"], np.float32).reshape(-1, 3)
    faces, uv_faces, materials = quads(model["faces"], "The base mesh")
    names = [material["DbgName"] for material in model["materials"]]
    arrays: dict[str, np.ndarray] = {"vertices": vertices, "uvs": np.array(model["uvs"][0], np.float32).reshape(-1, 2)}
    for group, name in GROUPS.items():
        chosen = materials == names.index(name)
        arrays[f"{group}_faces"], arrays[f"{group}_uv_faces"] = faces[chosen], uv_faces[chosen]
    arrays["body_islands"] = islands(arrays["body_uv_faces"]).astype(np.uint8)
    if int(arrays["body_islands"].max()) + 1 != ISLANDS:
        raise SourceError("The texture of the base mesh does not fall into the nine islands that are known.")
    arrays["nearest_tights"], arrays["tights_distance"] = _nearest(
        vertices[:BODY_END], vertices, arrays["tights_faces"]
    )
    influences = model["influencesPerVertex"]
    arrays["bones"] = (np.array(model["skinIndices"]).reshape(-1, influences) // 2).astype(np.uint8)
    weights = np.array(model["skinWeights"], np.float32).reshape(-1, influences)
    arrays["weights"] = weights / weights.sum(1, keepdims=True)
    bones = source.bones
    at = {name: i for i, name in enumerate(bones)}
    parents = [at[source.rig[name]["parent"]] if source.rig[name]["parent"] else -1 for name in bones]
    arrays["parents"] = np.array(parents, np.int16)
    heads = [model["metadata"]["joint_pos_idxs"][f"{name}____head"] for name in bones]
    arrays["head_starts"] = np.cumsum([0, *map(len, heads)]).astype(np.int32)
    arrays["head_vertices"] = np.array([vertex for head in heads for vertex in head], np.int32)
    return {
        "arrays": folder.arrays("body.npz", **arrays),
        "bones": folder.bytes("bones.json", json.dumps(bones).encode()),
    }


def _nearest(points: np.ndarray, vertices: np.ndarray, faces: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For each point the nearest vertex of the faces, and how far it is (decimetres)."""
    candidates = np.unique(faces)
    nearest, distance = np.empty(len(points), np.int32), np.empty(len(points), np.float32)
    for first in range(0, len(points), 256):
        apart = ((vertices[candidates][None] - points[first : first + 256, None]) ** 2).sum(2)
        best = apart.argmin(1)
        nearest[first : first + 256] = candidates[best]
        distance[first : first + 256] = np.sqrt(apart[np.arange(len(best)), best])
    return nearest, distance
