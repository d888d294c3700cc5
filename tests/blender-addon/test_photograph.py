"""What cameras do after the light."""

import unittest

import numpy as np

from s2mgen.render.photograph import photographed


class Photograph(unittest.TestCase):
    def test_nothing_asked_leaves_the_picture(self) -> None:
        image = np.arange(48, dtype=np.uint8).reshape(4, 4, 3)
        self.assertIs(photographed(image, 0.0, 0.0, 1), image)

    def test_an_edge_gets_steeper_and_a_plain_stays(self) -> None:
        image = np.full((8, 8, 3), 100, np.uint8)
        image[:, 4:] = 140
        sharp = photographed(image, 1.0, 0.0, 1)
        # Beside the edge the blurred picture is a quarter of the step away.
        self.assertEqual([int(value) for value in sharp[3, 2:6, 0]], [100, 90, 150, 140])

    def test_grain_has_the_deviation_asked_for_and_is_a_function_of_the_seed(self) -> None:
        image = np.full((64, 64, 3), 128, np.uint8)
        one, same, other = (photographed(image, 0.0, 0.02, seed) for seed in (7, 7, 8))
        self.assertTrue(np.array_equal(one, same))
        self.assertFalse(np.array_equal(one, other))
        self.assertAlmostEqual(float(one[..., 0].std()), 5.1, delta=0.3)
        # Brightness alone: the colours keep their differences.
        self.assertTrue(np.array_equal(one[..., 0], one[..., 2]))

    def test_the_stream_is_the_one_that_numpy_keeps(self) -> None:
        image = np.full((1, 4, 3), 128, np.uint8)
        self.assertEqual([int(value) for value in photographed(image, 0.0, 0.1, 1)[0, :, 0]], [169, 112, 115, 101])


if __name__ == "__main__":
    unittest.main()
