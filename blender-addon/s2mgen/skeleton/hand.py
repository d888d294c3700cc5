"""Fingers: how far each curls → local rotations of their bones."""

from __future__ import annotations

from collections.abc import Sequence

from s2mgen.skeleton.arm import Arm
from s2mgen.skeleton.rotations import Array, about, cross, quaternion, unit

#: Radians of a whole curl at knuckle, middle and end joint.
CURL = (1.25, 1.6, 1.0)
THUMB = (0.35, 0.6, 0.9)


def hand_turns(arm: Arm, curls: Sequence[float]) -> dict[str, Array]:
    """Quaternions xyzw of the finger bones. `curls` of thumb, index, middle, ring, little finger: 0 as at rest … 1 a fist."""
    across = cross(arm.fingers, arm.palm)
    little = across if arm.side == "L" else -across
    # The thumb lies beside the palm and bends across it, towards the little finger.
    along = 0.7 * arm.fingers - 0.5 * little + 0.5 * arm.palm
    thumb = unit(cross(along, 0.7 * arm.palm + little))
    turns: dict[str, Array] = {}
    for finger, curl in enumerate(curls, 1):
        for joint, most in enumerate(THUMB if finger == 1 else CURL, 1):
            axis = thumb if finger == 1 else across
            turns[f"finger{finger}-{joint}.{arm.side}"] = quaternion(about(axis, curl * most))
    return turns
