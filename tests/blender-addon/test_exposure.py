import unittest

import numpy as np

from s2mgen.render.exposure import HIGHEST, MOST_BLOWN, Reading, Response, reading_of, steer

LIGHT = np.linspace(-14, 14, 512)


def tone(stops: np.ndarray) -> np.ndarray:
    """Bytes under an S-shaped tone curve."""
    return 255 / (1 + np.exp(-1.1 * stops))


class Camera:
    """A picture that can be developed, by a view whose colours influence each other a little, as those of Filmic do."""

    def __init__(self, light: np.ndarray) -> None:
        self.light, self.saved = light, 0

    def read(self, stops: float) -> Reading:
        self.saved += 1
        bytes_of = tone(np.log2(self.light) + stops)
        mixed = 0.85 * bytes_of + 0.15 * bytes_of.mean(axis=2, keepdims=True)
        steering = np.zeros(self.light.shape[:2], bool)
        steering[8:24, 8:24] = True
        return reading_of(np.rint(mixed).astype(np.uint8), steering)


def picture(light: float, around: float = 1.0) -> np.ndarray:
    """Somebody of about this much light before surroundings `around` times as bright."""
    noise = np.random.default_rng(1).lognormal(0, 0.6, (32, 32, 3))
    scale = np.full((32, 32, 1), light * around)
    scale[8:24, 8:24] = light
    return noise * scale


class Steering(unittest.TestCase):
    response = Response(LIGHT, np.rint(tone(LIGHT)))

    def test_reaches_the_target_from_far_below_and_far_above_in_few_pictures(self) -> None:
        for light in (0.002, 0.1, 1.0, 30.0, 400.0):
            with self.subTest(light=light):
                camera = Camera(picture(light))
                found = steer(camera.read, self.response, 0.45)
                self.assertAlmostEqual(found.brightness, 0.45, delta=0.012)
                self.assertLessEqual(camera.saved, 3 if 0.05 < light < 40 else 5)

    def test_the_brightness_told_is_that_of_the_stops_told(self) -> None:
        camera = Camera(picture(3.0))
        found = steer(camera.read, self.response, 0.5)
        self.assertEqual(found.brightness, camera.read(found.stops).brightness)

    def test_bright_surroundings_do_not_burn_out_for_the_sake_of_somebody_dark(self) -> None:
        camera = Camera(picture(0.05, around=40.0))
        found = steer(camera.read, self.response, 0.6)
        self.assertLess(camera.read(found.stops).blown, MOST_BLOWN + 0.02)
        self.assertLess(found.brightness, 0.5)

    def test_a_black_picture_ends_at_the_limit_and_not_in_an_endless_search(self) -> None:
        black = np.zeros((8, 8, 3), np.uint8)
        found = steer(lambda stops: reading_of(black, np.ones((8, 8), bool)), self.response, 0.5)
        self.assertLessEqual(abs(found.stops), HIGHEST)
        self.assertEqual(found.brightness, 0.0)


if __name__ == "__main__":
    unittest.main()
