"""Where hands go: places on the posed body, or in the air before it, and how the hand lies there.

All directions are [outwards, up, to the front] of the arm's own side, in the frame of the bone that carries the place.
Places are points on the neutral adult, decimetres; the nearest vertex there is the place on any body.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from s2mgen.human.posing.arm_state import ArmState
from s2mgen.skeleton.arm import hand_rotation
from s2mgen.skeleton.joints import Skeleton
from s2mgen.skeleton.rotations import Array, unit

#: Half the thickness of a hand, decimetres.
THICKNESS = 0.16


@dataclass(frozen=True)
class Goal:
    """`touch`: where along the hand it touches, from wrist (0) to knuckles (1) to fingertips (1.75).

    `pole`: where the elbow goes.
    """

    bone: str
    place: tuple[float, float, float]
    palm: tuple[float, float, float]
    fingers: tuple[float, float, float]
    pole: tuple[float, float, float]
    touch: float = 0.8


ON_BODY: dict[str, Goal] = {
    "hip": Goal("spine05", (1.48, 1.35, 0.3), (-1, -0.25, -0.1), (-0.25, -0.55, 0.8), (1, -0.1, -0.75), 0.75),
    "chin": Goal("head", (0.12, 6.2, 1.3), (-0.3, 0.35, -0.9), (-0.35, 0.9, 0.1), (0.45, -1, 0.25), 1.45),
    "cheek": Goal("head", (0.62, 6.85, 0.95), (-0.9, 0.05, -0.4), (-0.15, 1, -0.15), (0.7, -1, 0.35), 1.2),
    "forehead": Goal("head", (0.2, 7.95, 1.35), (-0.15, -0.25, -1), (-0.95, 0.35, 0.1), (1, -0.35, 0.35), 1.25),
    "ear": Goal("head", (0.8, 7.25, 0.45), (-1, 0.0, -0.15), (0.0, 1, -0.25), (0.9, -0.8, 0.3), 1.0),
    "chest": Goal("spine01", (0.25, 4.45, 1.25), (-0.1, -0.05, -1), (-0.9, 0.4, 0.05), (0.9, -0.9, -0.1), 1.1),
    "belly": Goal("spine04", (0.3, 1.9, 1.35), (-0.1, 0.0, -1), (-1, -0.1, 0.1), (1, -0.5, -0.5), 1.0),
    "neck": Goal("neck02", (0.5, 6.25, -0.05), (-0.75, -0.15, 0.5), (-0.7, 0.25, -0.75), (1, 0.15, 0.45), 1.25),
    "headTop": Goal("head", (0.35, 8.45, 0.3), (-0.25, -1, -0.1), (-0.75, 0.3, -0.65), (1, 0.35, 0.35), 1.2),
    "knee": Goal("upperleg02", (1.42, -3.2, 0.95), (0, 0, -1), (-0.2, -1, 0.15), (0.8, 0.1, -0.6), 0.9),
}
#: On the other arm; decided by where that arm is: share of the way from its shoulder to its elbow.
ON_OTHER_ARM = {"otherElbow": 0.92, "otherShoulder": 0.08}
#: In the air, from the shoulder in lengths of the whole arm, in the chest's frame: place, palm, fingers, pole.
IN_AIR: dict[str, tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...], tuple[float, ...]]] = {
    "front": ((-0.1, -0.22, 0.62), (-1, 0.15, 0), (-0.1, 0.35, 1), (0.5, -1, -0.3)),
    "above": ((0.18, 0.82, 0.25), (-0.2, -0.1, 1), (-0.05, 1, 0.1), (1, -0.1, -0.3)),
    "side": ((0.78, -0.02, 0.22), (0.1, -0.35, 1), (0.6, 0.75, 0.1), (0.3, -1, -0.4)),
}
WHOLE_REACH = 0.96
#: The other arm farther away than this share of the arm's length is left alone, and the hand laid on the belly.
NEAR_ENOUGH = 0.9


def goal_vertices(neutral: Array, body: npt.NDArray[np.int32]) -> dict[tuple[str, str], int]:
    """(goal, side) → vertex of the place, on the neutral adult."""
    own = neutral[body]
    found: dict[tuple[str, str], int] = {}
    for name, goal in ON_BODY.items():
        for side in "LR":
            place = np.array(goal.place) * _outwards(side)
            found[name, side] = int(body[((own - place) ** 2).sum(1).argmin()])
    return found


def lay_hand(
    name: str,
    offset: Array,
    state: ArmState,
    other: ArmState,
    skeleton: Skeleton,
    places: Mapping[tuple[str, str], Array],
) -> None:
    """Moves an arm to a goal. `offset` in decimetres, the chest's axes. `places`: posed vertices of `goal_vertices`."""
    side, outwards, chest = state.arm.side, _outwards(state.arm.side), state.chest
    if name in IN_AIR:
        at, palm, fingers, pole = (np.array(row) * outwards for row in IN_AIR[name])
        hand = hand_rotation(state.arm, chest @ fingers, chest @ palm)
        state.move(state.shoulder + chest @ (at * WHOLE_REACH * sum(state.lengths) + offset), chest @ pole, hand)
        return
    if name in ON_OTHER_ARM and _lay_on_arm(name, offset, state, other):
        return
    name = name if name in ON_BODY else "belly"
    goal = ON_BODY[name]
    bone = f"{goal.bone}.{side}" if goal.bone.startswith("upperleg") else goal.bone
    turn = skeleton.turn(bone)
    palm, fingers = turn @ unit(np.array(goal.palm) * outwards), turn @ unit(np.array(goal.fingers) * outwards)
    _touch(
        state, places[name, side] + chest @ offset, palm, fingers, goal.touch, chest @ (np.array(goal.pole) * outwards)
    )


def _lay_on_arm(name: str, offset: Array, state: ArmState, other: ArmState) -> bool:
    """From the front onto the other upper arm, fingers around it; False where the arm would have to go through the chest."""
    outwards, chest = _outwards(state.arm.side), state.chest
    share = ON_OTHER_ARM[name]
    # What faces the hand is the front of the arm, for a shoulder also its top.
    faces = chest @ unit(np.array([0.35, 0.15 if share > 0.5 else 0.7, 0.9]) * outwards)
    across = faces - other.upper * (faces @ other.upper)
    place = other.shoulder + other.upper * other.lengths[0] * share + unit(across) * 0.42
    if np.linalg.norm(place - state.shoulder) > NEAR_ENOUGH * sum(state.lengths):
        return False
    fingers = chest @ unit(np.array([-1, 0.15 if share > 0.5 else 0.45, -0.25]) * outwards)
    pole = chest @ (np.array([0.55, -1, 0.1 if share > 0.5 else 0.5]) * outwards)
    _touch(state, place + chest @ offset, -unit(across), fingers, 0.9, pole)
    return True


def _touch(state: ArmState, place: Array, palm: Array, fingers: Array, touch: float, pole: Array) -> None:
    hand = hand_rotation(state.arm, fingers, palm)
    along, inwards = hand @ state.arm.fingers, hand @ state.arm.palm
    state.move(place - along * (touch * state.palm_length) - inwards * THICKNESS, pole, hand)


def _outwards(side: str) -> Array:
    return np.array([1.0 if side == "L" else -1.0, 1.0, 1.0])
