"""Arms: where bones point → local rotations of the bones of the rig, shoulder to wrist."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from s2mgen.skeleton.limb import Limb
from s2mgen.skeleton.rotations import Array, about, frame, limited, quaternion, swing_and_twist, turned, unit

#: Forearms turn this far from rest, wrists bend this far (radians).
MOST_TWIST, MOST_WRIST = 1.6, 1.1
#: Collar bone and shoulder rise with the arm, together by this much when it points up.
SHRUG = 0.55


@dataclass(frozen=True)
class Arm:
    """One arm at rest: its bones, the direction of the fingers and of the palm. `side` is `L` or `R`."""

    side: str
    limb: Limb
    fingers: Array
    palm: Array


def arm_at_rest(side: str, joints: dict[str, Array]) -> Arm:
    """From joints of the body at rest (bone → [3], MakeHuman axes)."""
    at = {name: joints[f"{name}.{side}"] for name in ("upperarm01", "lowerarm01", "wrist")}
    fingers = unit(joints[f"finger3-1.{side}"] - at["wrist"])
    knuckles = joints[f"finger2-1.{side}"] - joints[f"finger5-1.{side}"]
    palm = unit(np.cross(fingers, knuckles)) * (1 if side == "L" else -1)
    limb = Limb(
        unit(at["lowerarm01"] - at["upperarm01"]), unit(at["wrist"] - at["lowerarm01"]), np.array([0.0, -0.1, -1.0])
    )
    return Arm(side, limb, fingers, palm)


def shrug(arm: Arm, upper: Array) -> Array:
    """Rotation of collar bone and shoulder together, in the chest's frame, for an upper arm that points along `upper`."""
    rise = float(np.clip((unit(upper)[1] + 0.2) / 1.2, 0, 1))
    return about([0, 0, 1], (1 if arm.side == "L" else -1) * SHRUG * rise**1.5)


def hand_rotation(arm: Arm, fingers: Array, palm: Array) -> Array:
    """Global rotation of a hand whose fingers and palm point so; fingers count first."""
    return turned(frame(arm.fingers, arm.palm), frame(fingers, palm))


def arm_turns(arm: Arm, chest: Array, upper: Array, lower: Array, pole: Array, hand: Array | None) -> dict[str, Array]:
    """Quaternions xyzw of the arm's bones about the axes of the rest pose.

    `chest`: global rotation of the chest. `upper`, `lower`, `pole`: global directions. `hand`: its global rotation, kept
    within what forearm and wrist can do; None leaves the hand in line with the forearm, as at rest.
    """
    side = arm.side
    raised = shrug(arm, chest.T @ upper)
    half = about([0, 0, 1], (1 if side == "L" else -1) * 0.5 * _angle(raised))
    upper_rotation, lower_rotation = arm.limb.rotations(upper, lower, pole)
    swing, twist = swing_and_twist((chest @ raised).T @ upper_rotation, arm.limb.upper)
    half_twist = about(arm.limb.upper, twist / 2)
    turns = {
        f"clavicle.{side}": half,
        f"shoulder01.{side}": half,
        f"upperarm01.{side}": swing @ half_twist,
        f"upperarm02.{side}": half_twist,
        f"lowerarm01.{side}": upper_rotation.T @ lower_rotation,
        f"lowerarm02.{side}": np.eye(3),
        f"wrist.{side}": np.eye(3),
    }
    if hand is not None:
        turns |= _wrist(arm, lower_rotation, hand)
    return {name: quaternion(rotation) for name, rotation in turns.items()}


def _angle(rotation: Array) -> float:
    return float(abs(np.arctan2(rotation[1, 0], rotation[0, 0])))


def _wrist(arm: Arm, lower: Array, hand: Array) -> dict[str, Array]:
    """The forearm takes most of the twist, the wrist what is left and the bend."""
    swing, twist = swing_and_twist(lower.T @ hand, arm.limb.lower)
    twist = float(np.clip(twist, -MOST_TWIST, MOST_TWIST))
    along = arm.limb.lower
    rest = limited(swing, MOST_WRIST) @ about(along, twist)
    forearm = about(along, 0.6 * twist)
    return {f"lowerarm02.{arm.side}": forearm, f"wrist.{arm.side}": forearm.T @ rest}
