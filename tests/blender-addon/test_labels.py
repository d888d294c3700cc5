import unittest

import numpy as np

from s2mgen.render.failures import RenderError
from s2mgen.render.labels import masks_of, share


class Labels(unittest.TestCase):
    def test_only_the_indices_of_the_policy_become_skin(self) -> None:
        parts = np.array([[0, 1, 5], [10, 30, 2]], np.uint8)
        masks = masks_of(parts, [1, 2], [0, 1, 2, 5, 10, 30])
        self.assertEqual(masks.skin.tolist(), [[0, 255, 0], [0, 0, 255]])
        self.assertEqual(masks.person.tolist(), [[0, 255, 255], [255, 255, 255]])
        self.assertAlmostEqual(share(masks.skin), 2 / 6)

    def test_a_surface_that_the_spec_does_not_know_stops_the_frame(self) -> None:
        with self.assertRaisesRegex(RenderError, "77"):
            masks_of(np.array([[1, 77]], np.uint8), [1], [0, 1])
