import math
import unittest
from collections.abc import Callable

from s2mgen.render.exposure import HIGHEST, steer


def filmic(light: float) -> Callable[[float], float]:
    """Brightness of a picture under an S-shaped tone curve."""
    return lambda stops: 1 / (1 + math.exp(-1.1 * (stops + math.log2(light))))


class Steering(unittest.TestCase):
    def test_reaches_the_target_from_far_below_and_far_above(self) -> None:
        for light in (0.002, 0.1, 1.0, 30.0, 400.0):
            with self.subTest(light=light):
                found = steer(filmic(light), 0.45)
                self.assertAlmostEqual(found.brightness, 0.45, delta=0.012)

    def test_the_brightness_told_is_that_of_the_stops_told(self) -> None:
        curve = filmic(3.0)
        found = steer(curve, 0.5)
        self.assertEqual(found.brightness, curve(found.stops))

    def test_a_black_picture_ends_at_the_limit_and_not_in_an_endless_search(self) -> None:
        found = steer(lambda stops: 0.0, 0.5)
        self.assertLessEqual(abs(found.stops), HIGHEST)
        self.assertEqual(found.brightness, 0.0)
