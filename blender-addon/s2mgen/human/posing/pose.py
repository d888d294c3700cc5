"""Poses: rotations of bones about the global axes of the rest pose."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from s2mgen.assets.contents import Floats, Rig
from s2mgen.assets.reader import AssetPack
from s2mgen.human.errors import PersonError
from s2mgen.skeleton.rotations import matrices
from s2mgen.spec.types import HalfPose, Pose

#: Bones whose rotation comes from the pose of the lower body.
LOWER = ("upperleg", "lowerleg", "foot", "toe", "pelvis", "root")


@lru_cache(2)
def opposite_bones(names: tuple[str, ...]) -> tuple[int, ...]:
    """For every bone the one on the other side, or itself."""
    at = {name: i for i, name in enumerate(names)}
    swap = {".L": ".R", ".R": ".L"}
    return tuple(at[name[:-2] + swap[name[-2:]]] if name[-2:] in swap else at[name] for name in names)


def mirrored(turns: Floats, rig: Rig) -> Floats:
    """The pose [bone, xyzw] as seen in a mirror: left and right change places."""
    return turns[list(opposite_bones(rig.names))] * np.array([1, -1, -1, 1], np.float32)


def multiplied(a: Floats, b: Floats) -> Floats:
    """Quaternion xyzw that turns by b, then by a."""
    x1, y1, z1, w1 = a
    x2, y2, z2, w2 = b
    return np.array(
        [
            w1 * x2 + x1 * w2 + y1 * z2 - z1 * y2,
            w1 * y2 - x1 * z2 + y1 * w2 + z1 * x2,
            w1 * z2 + x1 * y2 - y1 * x2 + z1 * w2,
            w1 * w2 - x1 * x2 - y1 * y2 - z1 * z2,
        ],
        np.float32,
    )


def bone_turns(pose: Pose, pack: AssetPack) -> Floats:
    """Quaternions [bone, xyzw]: upper and lower half, then the spec's own turns on top. PersonError for unknown bones."""
    rig = pack.body.rig

    def half(which: HalfPose) -> Floats:
        turns = pack.pose(which["asset"])
        return mirrored(turns, rig) if which["mirrored"] else turns

    is_lower = np.array([name.startswith(LOWER) for name in rig.names])
    turns = np.where(is_lower[:, None], half(pose["lower"]), half(pose["upper"])).astype(np.float32)
    at = {name: i for i, name in enumerate(rig.names)}
    for turn in pose["turns"]:
        if turn["bone"] not in at:
            raise PersonError(f"There is no bone {turn['bone']} in the rig.")
        axis = np.array(turn["axis"], np.float32)
        length = float(np.linalg.norm(axis))
        if length < 1e-6:
            raise PersonError(f"The turn of {turn['bone']} has no axis.")
        half_angle = turn["angle"] / 2
        own = np.append(axis / length * np.sin(half_angle), np.cos(half_angle)).astype(np.float32)
        bone = at[turn["bone"]]
        turns[bone] = multiplied(own, turns[bone])
    return turns


def rest_joints(vertices: Floats, rig: Rig) -> Floats:
    """Joints [bone, 3] of a body at rest."""
    sums = np.add.reduceat(vertices[rig.head_vertices], rig.head_starts[:-1], axis=0)
    return sums / np.diff(rig.head_starts)[:, None].astype(np.float32)


def bone_matrices(vertices: Floats, turns: Floats, rig: Rig) -> Floats:
    """Matrices [bone, 3, 4] that move the rest pose of this body: G = G_parent · T(head) · R · T(−head)."""
    heads = rest_joints(vertices, rig)
    rotations = matrices(turns)
    out = np.empty((len(rig.names), 3, 4))
    for bone in parents_first(rig):
        local = np.empty((3, 4))
        local[:, :3] = rotations[bone]
        local[:, 3] = heads[bone] - rotations[bone] @ heads[bone]
        parent = int(rig.parents[bone])
        if parent >= 0:
            before = out[parent]
            local[:, 3] = before[:, :3] @ local[:, 3] + before[:, 3]
            local[:, :3] = before[:, :3] @ local[:, :3]
        out[bone] = local
    return out.astype(np.float32)


def parents_first(rig: Rig) -> tuple[int, ...]:
    """Bones in an order in which every bone follows its parent."""
    return _ordered(tuple(int(parent) for parent in rig.parents))


@lru_cache(2)
def _ordered(parents: tuple[int, ...]) -> tuple[int, ...]:
    def depth(bone: int) -> int:
        return 0 if parents[bone] < 0 else 1 + depth(parents[bone])

    return tuple(sorted(range(len(parents)), key=depth))
