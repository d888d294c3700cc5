"""Poses: one rotation per bone."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from s2mgen.assets.allowlist import AllowedFile
from s2mgen.assets.making.folder import PackFolder
from s2mgen.assets.making.pose_table import compiled, pose_table
from s2mgen.assets.source import MakeHumanData, SourceError


def make_poses(source: MakeHumanData, poses: tuple[AllowedFile, ...], folder: PackFolder) -> list[dict[str, object]]:
    """Writes each pose as quaternions [bone, xyzw] about the global axes of the rest pose, in the order of the rig.

    Those of the package first, then the studio's own. SourceError: a pose that does not exist.
    """
    known, own = source.json("src/json/poses/poses.json"), pose_table()
    rows: list[tuple[dict[str, object], Mapping[str, object]]] = []
    for pose in poses:
        if pose.source not in known:
            raise SourceError(f"The pose {pose.source} is missing in poses.json.")
        entry = {"id": pose.id, "author": pose.author, "licence": pose.licence, "tags": list(pose.tags)}
        rows.append((entry, known[pose.source]))
    for row in own["poses"]:
        entry = {"id": f"poses/{row['name']}", "author": "S2MGen Studio", "licence": "CC0", "tags": [row["kind"]]}
        rows.append((entry, compiled(row, own)))
    return [
        {**entry, "arrays": folder.array(f"{entry['id']}.npy", _in_order(turns, source.bones))} for entry, turns in rows
    ]


def _in_order(turns: Mapping[str, object], bones: list[str]) -> np.ndarray:
    at = {name: i for i, name in enumerate(bones)}
    array = np.tile(np.array([0, 0, 0, 1], np.float64), (len(at), 1))
    for bone, quaternion in turns.items():
        # `tpose` also names bones that the rig does not have.
        if bone in at:
            array[at[bone]] = np.array(quaternion) / np.linalg.norm(np.array(quaternion))
    return array.astype(np.float32)
