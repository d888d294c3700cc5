"""A limb of two bones and a hinge between them: arms and legs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from s2mgen.skeleton.rotations import Array, cross, frame, turned, unit

#: How much the pole decides about the hinge of a limb that is nearly straight.
STRAIGHT = 0.08


@dataclass(frozen=True)
class Limb:
    """At rest. `upper` and `lower` are the directions of its bones, `pole` is where its middle joint points to."""

    upper: Array
    lower: Array
    pole: Array

    def rotations(self, upper: Array, lower: Array, pole: Array) -> tuple[Array, Array]:
        """Global rotations of the two bones that point them along `upper` and `lower`; the joint only bends about its hinge."""
        own, wanted = _hinge(self.upper, self.lower, self.pole), _hinge(upper, lower, pole)
        return (
            turned(frame(self.upper, own), frame(upper, wanted)),
            turned(frame(self.lower, own), frame(lower, wanted)),
        )


def _hinge(upper: Array, lower: Array, pole: Array) -> Array:
    first, second = unit(upper), unit(lower)
    return cross(first, second) - STRAIGHT * cross(first, pole)


def reach(target: Array, lengths: tuple[float, float], pole: Array) -> tuple[Array, Array]:
    """Directions of two bones of these lengths from the origin to `target` [3], the middle joint towards `pole`.

    A target out of reach is aimed at; one too near is kept at the distance of the sharpest bend, 150°.
    """
    first, second = lengths
    distance = float(np.sqrt(target @ target))
    along = unit(target) if distance > 1e-6 else unit(-pole)
    sharpest = np.sqrt(first**2 + second**2 - 2 * first * second * np.cos(np.pi / 6))
    distance = float(np.clip(distance, sharpest, 0.999 * (first + second)))
    cosine = (first**2 + distance**2 - second**2) / (2 * first * distance)
    side = pole - along * (along @ pole)
    outwards = unit(side) if side @ side > 1e-9 else unit(cross(along, np.array([0.0, 0.3, 1.0])))
    angle = float(np.arccos(np.clip(cosine, -1, 1)))
    upper = along * np.cos(angle) + outwards * np.sin(angle)
    return upper, unit(along * distance - upper * first)
