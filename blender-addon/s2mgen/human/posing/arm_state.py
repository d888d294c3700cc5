"""An arm of a posed body as something that can be moved: where shoulder, elbow, wrist and hand are, and where they should be."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from s2mgen.skeleton.arm import Arm, arm_at_rest, arm_turns, shrug
from s2mgen.skeleton.joints import Skeleton
from s2mgen.skeleton.limb import reach
from s2mgen.skeleton.rotations import Array, about, unit

#: From the wrist to the tips of relaxed fingers, in lengths of the palm.
FINGERTIPS = 1.75


@dataclass
class ArmState:
    """Positions in decimetres; directions and `hand`, a rotation [3, 3], in the axes of the posed body.

    `is_moved` is False while the arm is as the pose has it.
    """

    arm: Arm
    chest: Array
    collar: Array
    rest: dict[str, Array]
    upper: Array
    lower: Array
    pole: Array
    hand: Array
    shoulder: Array
    is_moved: bool = False
    lengths: tuple[float, float] = field(default=(1.0, 1.0))

    @property
    def elbow(self) -> Array:
        return self.shoulder + self.upper * self.lengths[0]

    @property
    def wrist(self) -> Array:
        return self.elbow + self.lower * self.lengths[1]

    @property
    def palm_length(self) -> float:
        return float(np.linalg.norm(self.rest["knuckle"] - self.rest["wrist"]))

    @property
    def fingertips(self) -> Array:
        return self.wrist + self.hand @ self.arm.fingers * self.palm_length * FINGERTIPS

    def move(self, wrist: Array, pole: Array, hand: Array | None = None) -> None:
        """Brings the wrist to a point, as near as the arm reaches, the elbow in direction `pole`. The shoulder gives way."""
        self.pole = unit(pole)
        before = self.hand_to_forearm()
        for _ in range(2):
            self.upper, self.lower = reach(wrist - self.shoulder, self.lengths, self.pole)
            self.shoulder = self._raised_shoulder()
        self.upper, self.lower = reach(wrist - self.shoulder, self.lengths, self.pole)
        self.is_moved = True
        self.hand = self._forearm() @ before if hand is None else hand

    def hand_to_forearm(self) -> Array:
        """The hand's rotation relative to the forearm: it stays as it is when the forearm moves."""
        return self._forearm().T @ self.hand

    def turns(self) -> dict[str, Array]:
        """Quaternions xyzw of the arm's bones."""
        return arm_turns(self.arm, self.chest, self.upper, self.lower, self.pole, self.hand)

    def _forearm(self) -> Array:
        return self.arm.limb.rotations(self.upper, self.lower, self.pole)[1]

    def _raised_shoulder(self) -> Array:
        """Where the shoulder joint comes to lie when collar bone and shoulder rise with the arm; each takes half."""
        rise = shrug(self.arm, self.chest.T @ self.upper)
        angle = float(np.arctan2(rise[1, 0], rise[0, 0])) / 2
        half = about([0, 0, 1], angle)
        clavicle, shoulder, arm = self.rest["clavicle"], self.rest["shoulder"], self.rest["upperarm"]
        return self.collar + self.chest @ half @ ((shoulder - clavicle) + half @ (arm - shoulder))


def arm_state(side: str, skeleton: Skeleton) -> ArmState:
    """The arm as the pose has it. `side`: `L` or `R`."""
    at = skeleton.joint
    arm = arm_at_rest(side, skeleton.rest_by_name())
    shoulder, elbow, wrist = (at(f"{name}.{side}") for name in ("upperarm01", "lowerarm01", "wrist"))
    upper, lower = elbow - shoulder, wrist - elbow
    forearm = skeleton.turn(f"lowerarm01.{side}")
    rest = {
        "clavicle": skeleton.rest(f"clavicle.{side}"),
        "shoulder": skeleton.rest(f"shoulder01.{side}"),
        "upperarm": skeleton.rest(f"upperarm01.{side}"),
        "wrist": skeleton.rest(f"wrist.{side}"),
        "knuckle": skeleton.rest(f"finger3-1.{side}"),
    }
    return ArmState(
        arm=arm,
        chest=skeleton.turn("spine01"),
        collar=at(f"clavicle.{side}"),
        rest=rest,
        upper=unit(upper),
        lower=unit(lower),
        pole=unit(unit(upper) - unit(lower) + 0.1 * (forearm @ arm.limb.pole)),
        hand=skeleton.turn(f"wrist.{side}"),
        shoulder=shoulder,
        lengths=(float(np.linalg.norm(upper)), float(np.linalg.norm(lower))),
    )
