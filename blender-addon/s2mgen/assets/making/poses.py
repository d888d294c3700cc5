"""Poses: one rotation per bone."""

from __future__ import annotations

import numpy as np

from s2mgen.assets.allowlist import AllowedFile
from s2mgen.assets.making.folder import PackFolder
from s2mgen.assets.source import MakeHumanData, SourceError


def make_poses(source: MakeHumanData, poses: tuple[AllowedFile, ...], folder: PackFolder) -> list[dict[str, object]]:
    """Writes each pose as quaternions [bone, xyzw] about the global axes of the rest pose, in the order of the rig."""
    known = source.json("src/json/poses/poses.json")
    at = {name: i for i, name in enumerate(source.bones)}
    entries: list[dict[str, object]] = []
    for pose in poses:
        if pose.source not in known:
            raise SourceError(f"The pose {pose.source} is missing in poses.json.")
        turns = np.tile(np.array([0, 0, 0, 1], np.float64), (len(at), 1))
        for bone, quaternion in known[pose.source].items():
            # `tpose` also names bones that the rig does not have.
            if bone in at:
                turns[at[bone]] = np.array(quaternion) / np.linalg.norm(quaternion)
        entry = {"id": pose.id, "author": pose.author, "licence": pose.licence, "tags": list(pose.tags)}
        entries.append({**entry, "arrays": folder.array(f"{pose.id}.npy", turns.astype(np.float32))})
    return entries
