"""Motion of other skeletons → poses of the base mesh's rig.

A pose holds one rotation per bone against its parent, about the global axes at rest (Y up, +Z front, +X the person's left).
Files whose joints are MakeHuman's bones are taken as they are. For others a limb's bone gets the direction that it has in the
motion: the rest poses differ (T-pose against arms that hang at 47°), so each limb is first laid onto the other's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np

from s2mgen.assets.contents import BodyArrays, Floats
from s2mgen.assets.user.bvh import Motion, Reals
from s2mgen.assets.user.files import UserFileError

#: Bone of ours → names of joints in common motion captures (CMU, Mixamo, Poser and DAZ), without prefix, in lower case.
TRUNK: Mapping[str, tuple[str, ...]] = {
    "root": ("hips", "hip", "pelvis"),
    "spine04": ("lowerback", "spine", "abdomen"),
    "spine02": ("spine1", "spine2", "chest"),
    "neck01": ("neck", "neck1"),
    "head": ("head",),
}
LIMBS: Mapping[str, tuple[str, ...]] = {
    "clavicle": ("shoulder", "collar"),
    "upperarm01": ("arm", "uparm", "upperarm", "shldr"),
    "lowerarm01": ("forearm", "lowarm"),
    "wrist": ("hand",),
    "upperleg01": ("upleg", "thigh", "upperleg"),
    "lowerleg01": ("leg", "shin", "lowleg"),
    "foot": ("foot",),
}
#: Bones whose direction counts, and where they end.
DIRECTED = {"upperarm01": "lowerarm01", "lowerarm01": "wrist", "upperleg01": "lowerleg01", "lowerleg01": "foot"}
NEEDED = (
    "root",
    "head",
    "upperarm01.L",
    "upperarm01.R",
    "upperleg01.L",
    "upperleg01.R",
    "lowerleg01.L",
    "lowerleg01.R",
)


def poses_of(motion: Motion, frames: list[int], body: BodyArrays, name: str) -> list[Floats]:
    """Quaternions [bone, xyzw] for each of the frames. UserFileError for a skeleton whose joints are not known."""
    rig = body.rig
    own = {bone: motion.names.index(bone) for bone in rig.names if bone in motion.names}
    is_ours = len(own) > len(rig.names) // 3
    joints = own if is_ours else _mapped(motion.names)
    missing = [bone for bone in NEEDED if bone not in joints]
    if missing:
        raise UserFileError(
            f"{name} has no joints for {', '.join(missing)}: only MakeHuman's, CMU's and Mixamo's names are known."
        )
    axes = _axes(motion, joints, name)
    heads = _heads(body)
    laid = {} if is_ours else _laid(motion, joints, axes, rig.names, heads)
    return [_pose(motion, frame, joints, axes, laid, body, is_ours) for frame in frames]


def _mapped(names: tuple[str, ...]) -> dict[str, int]:
    plain = [re.sub(r"^.*:|^mixamorig\d*_?", "", name, flags=re.IGNORECASE).lower().replace("_", "") for name in names]
    joints: dict[str, int] = {}

    def find(bone: str, candidates: list[str]) -> None:
        at = next((plain.index(one) for one in candidates if one in plain), None)
        if at is not None:
            joints[bone] = at

    for bone, candidates in TRUNK.items():
        find(bone, list(candidates))
    for side, words in (("L", ("left", "l")), ("R", ("right", "r"))):
        for bone, candidates in LIMBS.items():
            find(f"{bone}.{side}", [f"{word}{one}" for word in words for one in candidates])
    return joints


def _rest(motion: Motion) -> Reals:
    """Where joints are at rest [j, 3]."""
    out = motion.offsets.copy()
    for joint, parent in enumerate(motion.parents):
        if parent >= 0:
            out[joint] += out[parent]
    return out


def _axes(motion: Motion, joints: Mapping[str, int], name: str) -> Reals:
    """Rows: the person's left, up and front in the file's axes, each along one of them."""
    at = _rest(motion)
    up = _along_axis(at[joints["head"]] - at[joints["root"]])
    left = _along_axis(at[joints["upperleg01.L"]] - at[joints["upperleg01.R"]])
    if abs(float(up @ left)) > 0.5:
        raise UserFileError(f"{name} has a skeleton that does not stand at rest.")
    return np.stack([left, up, np.cross(left, up)])


def _along_axis(vector: Reals) -> Reals:
    out = np.zeros(3)
    largest = int(np.abs(vector).argmax())
    out[largest] = np.sign(vector[largest]) or 1.0
    return out


def _heads(body: BodyArrays) -> Reals:
    rig = body.rig
    sums = np.add.reduceat(body.vertices[rig.head_vertices].astype(np.float64), rig.head_starts[:-1])
    return sums / np.diff(rig.head_starts)[:, None]


def _laid(
    motion: Motion, joints: Mapping[str, int], axes: Reals, names: tuple[str, ...], heads: Reals
) -> dict[str, Reals]:
    """For limbs the turn that lays our bone at rest onto theirs."""
    rest, out = _rest(motion) @ axes.T, {}
    for side in "LR":
        for start, end in DIRECTED.items():
            bone, tip = f"{start}.{side}", f"{end}.{side}"
            if bone in joints and tip in joints:
                ours = heads[names.index(tip)] - heads[names.index(bone)]
                out[bone] = _between(ours, rest[joints[tip]] - rest[joints[bone]])
        for hand, arm in (("wrist", "lowerarm01"), ("clavicle", None)):
            out[f"{hand}.{side}"] = out.get(f"{arm}.{side}", np.eye(3))
    return out


def _between(first: Reals, second: Reals) -> Reals:
    """The smallest rotation that turns one direction into another."""
    a, b = first / np.linalg.norm(first), second / max(float(np.linalg.norm(second)), 1e-9)
    axis, cosine = np.cross(a, b), float(a @ b)
    if cosine < -0.9999:
        return np.diag([1.0, -1.0, -1.0])
    cross = np.array([[0, -axis[2], axis[1]], [axis[2], 0, -axis[0]], [-axis[1], axis[0], 0]])
    return np.eye(3) + cross + cross @ cross / (1 + cosine)


def _pose(
    motion: Motion,
    frame: int,
    joints: Mapping[str, int],
    axes: Reals,
    laid: Mapping[str, Reals],
    body: BodyArrays,
    is_ours: bool,
) -> Floats:
    turned = axes @ motion.rotations[frame] @ axes.T
    if is_ours:
        matrices = [turned[joints[name]] if name in joints else np.eye(3) for name in body.rig.names]
        return np.array([quaternion(matrix) for matrix in matrices], np.float32)
    whole = turned.copy()
    for joint, parent in enumerate(motion.parents):
        if parent >= 0:
            whole[joint] = whole[parent] @ turned[joint]
    # Wherever the person walked to, it faces the front; the spec turns it.
    facing = whole[joints["root"]] @ np.array([0.0, 0.0, 1.0])
    away = np.arctan2(facing[0], facing[2])
    back = np.array([[np.cos(away), 0, -np.sin(away)], [0, 1, 0], [np.sin(away), 0, np.cos(away)]])
    standing: list[Reals] = []
    local: list[Floats] = []
    for name, parent in zip(body.rig.names, body.rig.parents, strict=True):
        above = standing[parent] if parent >= 0 else np.eye(3)
        own = back @ whole[joints[name]] @ laid.get(name, np.eye(3)) if name in joints else above
        standing.append(own)
        local.append(quaternion(above.T @ own))
    return np.array(local, np.float32)


def quaternion(matrix: Reals) -> Floats:
    """[x, y, z, w] of a rotation (Shepperd 1978)."""
    trace = float(np.trace(matrix))
    candidates = [matrix[0, 0], matrix[1, 1], matrix[2, 2], trace]
    largest = int(np.argmax(candidates))
    out = np.empty(4)
    if largest == 3:
        out[:] = [matrix[2, 1] - matrix[1, 2], matrix[0, 2] - matrix[2, 0], matrix[1, 0] - matrix[0, 1], 1 + trace]
    else:
        i, j, k = largest, (largest + 1) % 3, (largest + 2) % 3
        out[i] = 1 + 2 * matrix[i, i] - trace
        out[j], out[k] = matrix[j, i] + matrix[i, j], matrix[k, i] + matrix[i, k]
        out[3] = matrix[k, j] - matrix[j, k]
    return (out / np.linalg.norm(out)).astype(np.float32)
