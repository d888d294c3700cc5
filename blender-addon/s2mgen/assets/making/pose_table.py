"""The studio's own poses: where bones point, as a table (`assets/poses.json`) → rotations of bones.

Directions are [outwards, up, to the front]. Those of legs are in the frame of the whole person (which `body` turns), those of
arms and hands in the chest's. Turns are degrees about X (forwards), Y (to the person's left) and Z (to the person's right).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from s2mgen.skeleton.arm import Arm, arm_at_rest, arm_turns, hand_rotation
from s2mgen.skeleton.hand import hand_turns
from s2mgen.skeleton.leg import leg_at_rest, leg_turns
from s2mgen.skeleton.rotations import Array, about, quaternion, unit

TABLE = Path(__file__).parents[1] / "poses.json"
SPINE = ("spine05", "spine04", "spine03", "spine02", "spine01")
#: Share of the head's turns in each bone of neck and head.
NECK = {"neck01": 0.2, "neck02": 0.2, "neck03": 0.2, "head": 0.4}
ARM_POLE, LEG_POLE = (0.4, -0.5, -1.0), (0.1, 0.0, 1.0)

Turns = dict[str, Array]


@lru_cache(1)
def pose_table() -> dict[str, Any]:
    """The checked-in table."""
    return json.loads(TABLE.read_text("utf-8"))


def compiled(row: Mapping[str, Any], table: Mapping[str, Any]) -> Turns:
    """Quaternions xyzw of the bones that a pose turns, about the axes of the rest pose."""
    joints = {name: np.array(point, np.float64) for name, point in table["rest"].items()}
    joints = {f"{name}.{side}": point * _outwards(side) for name, point in joints.items() for side in "LR"}
    body, hips = rotation(row.get("body", (0, 0, 0))), rotation(row.get("hips", (0, 0, 0)))
    turns: Turns = {"root": quaternion(body @ hips)}
    chest = body @ hips
    for bone in SPINE:
        share = rotation(np.array(row.get("spine", (0, 0, 0))) / len(SPINE))
        turns[bone], chest = quaternion(share), chest @ share
    for bone, share in NECK.items():
        turns[bone] = quaternion(rotation(np.array(row.get("head", (0, 0, 0))) * share))
    for side, arm, leg in zip("LR", _pair(row["arms"]), _pair(row["legs"]), strict=True):
        turns |= _arm(arm_at_rest(side, joints), chest, table["arms"][arm], table["hands"])
        turns |= _leg(side, joints, body, body @ hips, table["legs"][leg])
    return turns


def rotation(degrees: Any) -> Array:
    """Turn to the side first, then forwards, then about the vertical axis."""
    x, y, z = np.radians(degrees)
    return about([0, 1, 0], y) @ about([1, 0, 0], x) @ about([0, 0, 1], z)


def _pair(names: Any) -> tuple[str, str]:
    """Left and right; one name stands for both."""
    return (names, names) if isinstance(names, str) else (names[0], names[1])


def _outwards(side: str) -> Array:
    return np.array([1.0 if side == "L" else -1.0, 1.0, 1.0])


def _arm(arm: Arm, chest: Array, row: Mapping[str, Any], hands: Mapping[str, Any]) -> Turns:
    def direction(name: str, default: Any = None) -> Array:
        return chest @ unit(np.array(row.get(name, default)) * _outwards(arm.side))

    upper, lower = direction("upper"), direction("lower")
    hand = None
    if "palm" in row:
        hand = hand_rotation(arm, direction("fingers", row["lower"]), direction("palm"))
    turns = arm_turns(arm, chest, upper, lower, direction("pole", ARM_POLE), hand)
    return turns | hand_turns(arm, hands[row.get("shape", "relaxed")])


def _leg(side: str, joints: Mapping[str, Array], body: Array, hips: Array, row: Mapping[str, Any]) -> Turns:
    def direction(name: str, default: Any = None) -> Array:
        return body @ unit(np.array(row.get(name, default)) * _outwards(side))

    leg = leg_at_rest(side, joints)
    toes = np.array(row["toe"])
    sole = body @ np.array([0.0, 1.0, 0.0]) if toes[1] == 0 else None
    return leg_turns(
        leg, hips, direction("thigh"), direction("shin"), direction("pole", LEG_POLE), direction("toe"), sole
    )
