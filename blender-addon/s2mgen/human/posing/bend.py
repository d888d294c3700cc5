"""A person's pose on a person's body: bone turns, then hands to their goals, then arms out of the body."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from s2mgen.assets.contents import Floats
from s2mgen.assets.reader import AssetPack
from s2mgen.human.body.anatomy import anatomy_of
from s2mgen.human.posing.arm_state import ArmState, arm_state
from s2mgen.human.posing.body_capsules import body_capsules, girth, measured_vertices
from s2mgen.human.posing.collision import freed
from s2mgen.human.posing.hand_goals import goal_vertices, lay_hand
from s2mgen.human.posing.joint_limits import within_limits
from s2mgen.human.posing.pose import bone_matrices, bone_turns, rest_joints
from s2mgen.human.posing.settling import settled
from s2mgen.human.posing.skinning import skinned
from s2mgen.skeleton.joints import Skeleton
from s2mgen.skeleton.rotations import Array
from s2mgen.spec.types import HandGoal, Pose

DECIMETRES = 10.0
SIDES = {"left": "L", "right": "R"}


def posed_bones(pose: Pose, vertices: Floats, pack: AssetPack) -> Floats:
    """Matrices [bone, 3, 4] that move this body [n, 3], decimetres, from rest into the pose.

    PersonError for bones that do not exist.
    """
    turns = within_limits(bone_turns(pose, pack), pack.body.rig)
    matrices = bent(turns, pose["hands"], vertices, pack)
    pelvis = Skeleton(pack.body.rig.names, rest_joints(vertices, pack.body.rig), matrices).joint("spine05")
    return settled(matrices, vertices, pack.body, anatomy_of(pack).body_vertices, pelvis)


def bent(turns: Floats, hands: list[HandGoal], vertices: Floats, pack: AssetPack) -> Floats:
    """The same for quaternions [bone, xyzw] about the axes of the rest pose, from whatever source: a file of motion, a table."""
    rig = pack.body.rig
    joints = rest_joints(vertices, rig)
    matrices = bone_matrices(vertices, turns, rig)
    skeleton = Skeleton(rig.names, joints, matrices)
    arms = {side: arm_state(side, skeleton) for side in "LR"}
    _to_goals(hands, arms, skeleton, vertices, matrices, pack)
    own = girth(vertices, _measured(pack), skeleton)
    freed(arms["L"], arms["R"], body_capsules(own, skeleton), own)
    moved = [arm for arm in arms.values() if arm.is_moved]
    if not moved:
        return matrices
    strength = {SIDES[hand["side"]]: hand["strength"] for hand in hands}
    out, at = turns.copy(), {name: bone for bone, name in enumerate(rig.names)}
    for arm in moved:
        for name, turn in arm.turns().items():
            out[at[name]] = _between(out[at[name]], turn, strength.get(arm.arm.side, 1.0))
    return bone_matrices(vertices, out, rig)


def _to_goals(
    hands: list[HandGoal],
    arms: Mapping[str, ArmState],
    skeleton: Skeleton,
    vertices: Floats,
    matrices: Floats,
    pack: AssetPack,
) -> None:
    if not hands:
        return
    known = _places(pack)
    at = np.array(list(known.values()))
    posed = skinned(vertices[at], pack.body.bones[at], pack.body.weights[at], matrices).astype(np.float64)
    places = dict(zip(known, posed, strict=True))
    for hand in hands:
        side = SIDES[hand["side"]]
        left, back, up = hand["offset"]
        offset = np.array([left, up, -back]) * DECIMETRES
        lay_hand(hand["goal"], offset, arms[side], arms["R" if side == "L" else "L"], skeleton, places)


def _between(first: npt.NDArray[np.floating], second: Array, share: float) -> npt.NDArray[np.floating]:
    """Between two quaternions, the shorter way."""
    near = second if first @ second >= 0 else -second
    mixed = first * (1 - share) + near * share
    return mixed / np.sqrt(mixed @ mixed)


@lru_cache(2)
def _places(pack: AssetPack) -> dict[tuple[str, str], int]:
    anatomy = anatomy_of(pack)
    return goal_vertices(anatomy.neutral.astype(np.float64), anatomy.body_vertices)


@lru_cache(2)
def _measured(pack: AssetPack) -> dict[str, npt.NDArray[np.int32]]:
    anatomy = anatomy_of(pack)
    return measured_vertices(anatomy.neutral, anatomy.bone, anatomy.body_vertices)
