"""Finds the exposure at which the picture has a wanted brightness. No Blender.

A traced picture can be developed at any exposure without tracing again, so a few secant steps are free.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

LOWEST, HIGHEST = -12.0, 12.0
#: Brightness is good when it is this near to the target.
TOLERANCE = 0.006
STEPS = 10
#: log2 brightness per stop in the middle of a tone curve, for the first step.
SLOPE = 0.55


@dataclass(frozen=True)
class Exposure:
    """Stops and the brightness they give."""

    stops: float
    brightness: float


def steer(brightness_at: Callable[[float], float], target: float, first: float = 0.0) -> Exposure:
    """Stops between -12 and 12 at which `brightness_at` (0..1, rising) comes nearest to `target` within a few steps.

    Secant steps on the logarithm, kept inside the bracket found so far. A black picture stays as it is.
    """
    goal = math.log2(max(target, 1e-3))
    stops, best = min(HIGHEST, max(LOWEST, first)), None
    low, high = LOWEST, HIGHEST
    earlier: tuple[float, float] | None = None
    for _ in range(STEPS):
        brightness = brightness_at(stops)
        if best is None or abs(brightness - target) < abs(best.brightness - target):
            best = Exposure(stops, brightness)
        if abs(brightness - target) <= TOLERANCE or low >= high:
            break
        if brightness < target:
            low = stops
        else:
            high = stops
        level = math.log2(max(brightness, 1e-3))
        slope = SLOPE
        if earlier is not None and abs(stops - earlier[0]) > 1e-6:
            slope = max(0.08, (level - earlier[1]) / (stops - earlier[0]))
        earlier = (stops, level)
        wanted = stops + max(-4.0, min(4.0, (goal - level) / slope))
        stops = wanted if low < wanted < high else (low + high) / 2
    assert best is not None
    return best
