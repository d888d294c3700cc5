"""Legs: where bones point → local rotations of the bones of the rig, hip to foot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from s2mgen.skeleton.limb import Limb
from s2mgen.skeleton.rotations import Array, about, frame, limited, quaternion, swing_and_twist, turned, unit

#: Feet turn this far from rest (radians).
MOST_ANKLE = 1.15


@dataclass(frozen=True)
class Leg:
    """One leg at rest, and where its toes point. `side` is `L` or `R`."""

    side: str
    limb: Limb
    toes: Array


def leg_at_rest(side: str, joints: Mapping[str, Array]) -> Leg:
    """From joints of the body at rest (bone → [3], MakeHuman axes)."""
    hip, knee, ankle = (joints[f"{name}.{side}"] for name in ("upperleg01", "lowerleg01", "foot"))
    outwards = 0.1 if side == "L" else -0.1
    limb = Limb(unit(knee - hip), unit(ankle - knee), np.array([outwards, 0.0, 1.0]))
    return Leg(side, limb, unit([outwards, 0.0, 1.0]))


def leg_turns(
    leg: Leg, hips: Array, thigh: Array, shin: Array, pole: Array, toes: Array, sole: Array | None
) -> dict[str, Array]:
    """Quaternions xyzw of the leg's bones about the axes of the rest pose; all directions are global.

    `hips`: global rotation of the pelvis. `sole`: what a flat foot has above it; None rolls the foot with the knee.
    """
    side = leg.side
    upper, lower = leg.limb.rotations(thigh, shin, pole)
    swing, twist = swing_and_twist(hips.T @ upper, leg.limb.upper)
    half_twist = about(leg.limb.upper, twist / 2)
    above = np.array([0.0, 1.0, 0.0])
    foot = turned(frame(leg.toes, above), frame(toes, lower @ above if sole is None else sole))
    turns = {
        f"upperleg01.{side}": swing @ half_twist,
        f"upperleg02.{side}": half_twist,
        f"lowerleg01.{side}": upper.T @ lower,
        f"foot.{side}": limited(lower.T @ foot, MOST_ANKLE),
    }
    return {name: quaternion(rotation) for name, rotation in turns.items()}
