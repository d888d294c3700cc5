"""Finds the exposure at which the picture has a wanted brightness. No Blender.

A traced picture can be developed at any exposure without tracing again. How the view answers to light is known from a
table, so one picture tells about where to go, and a second one mostly confirms it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
LOWEST, HIGHEST = -12.0, 12.0
#: Brightness is good when it is this near to the target.
TOLERANCE = 0.008
STEPS = 7
#: Where lamps of a few hundred watts in a room usually end.
USUAL = -2.0
#: Where this share of the picture is white, it does not get brighter: dark hair and clothes would ask for an exposure that
#: leaves nothing of the rest.
BLOWN, MOST_BLOWN = 242, 0.15


@dataclass(frozen=True)
class Exposure:
    """Stops and the brightness (0..1) they give."""

    stops: float
    brightness: float


@dataclass(frozen=True)
class Reading:
    """Histograms [256] of a picture: bytes of what steers, and the darkest channel of every pixel."""

    steering: Floats
    darkest: Floats

    @property
    def brightness(self) -> float:
        """Mean of what steers, 0..1."""
        return float(self.steering @ np.arange(256) / max(1.0, self.steering.sum())) / 255

    @property
    def blown(self) -> float:
        """Share of the picture that is white."""
        return float(self.darkest[BLOWN:].sum() / max(1.0, self.darkest.sum()))


def reading_of(image: npt.NDArray[np.uint8], chosen: npt.NDArray[np.bool_]) -> Reading:
    """The histograms of an image [height, width, 3] whose pixels `chosen` [height, width] steer."""
    steering = np.bincount(image[chosen].ravel(), minlength=256).astype(float)
    return Reading(steering, np.bincount(image.min(axis=2).ravel(), minlength=256).astype(float))


class Response:
    """How bytes answer to light: `values` (0..255, rising) at `light` in stops (log2 of linear grey)."""

    def __init__(self, light: Floats, values: Floats) -> None:
        self._light, self._values = light, np.maximum.accumulate(values)
        # The middle of the lights that give a byte; of white, the least light that does.
        first = np.searchsorted(self._values, np.arange(256) - 0.5).clip(0, len(light) - 1)
        last = np.searchsorted(self._values, np.arange(256) + 0.5).clip(0, len(light) - 1)
        self._of_byte = np.where(np.arange(256) < 255, (light[first] + light[last]) / 2, light[first])

    def after(self, reading: Reading, more: float) -> tuple[float, float]:
        """Brightness (0..1) and share of white of a picture after `more` stops."""
        shown = np.interp(self._of_byte + more, self._light, self._values)
        brightness = float(reading.steering @ shown / max(1.0, reading.steering.sum())) / 255
        return brightness, float(reading.darkest[shown >= BLOWN].sum() / max(1.0, reading.darkest.sum()))


def _level(brightness: float, blown: float, target: float) -> float:
    return max(brightness, target * blown / MOST_BLOWN)


def steer(read: Callable[[float], Reading], response: Response, target: float, first: float = USUAL) -> Exposure:
    """Stops between -12 and 12 at which the picture that `read` shows comes nearest to the brightness `target` (0..1).

    Each reading foretells by the response where the target is. A black picture stays as it is.
    """
    stops, best, nearest = first, None, np.inf
    for _ in range(STEPS):
        reading = read(stops)
        level = _level(reading.brightness, reading.blown, target)
        if best is None or abs(level - target) < nearest:
            best, nearest = Exposure(stops, reading.brightness), abs(level - target)
        if nearest <= TOLERANCE:
            break
        low, high = LOWEST - stops, HIGHEST - stops
        for _ in range(24):
            middle = (low + high) / 2
            if _level(*response.after(reading, middle), target) < target:
                low = middle
            else:
                high = middle
        # The share of white jumps: no exposure may be nearer than one that was seen already.
        if abs(high) < 0.004 or stops + high in (LOWEST, HIGHEST):
            break
        stops += high
    assert best is not None
    return best
