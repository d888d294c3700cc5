import unittest

import numpy as np

from s2mgen.scene.leaves import leaves
from s2mgen.scene.room import SIDES
from s2mgen.scene.shapes import SHAPES, panel


class Shapes(unittest.TestCase):
    def test_every_thing_fills_its_size_and_stands_on_its_place(self) -> None:
        size = (0.4, 0.6, 0.9)
        for name, build in SHAPES.items():
            with self.subTest(shape=name):
                points = build(size).vertices
                self.assertTrue(np.allclose(np.ptp(points, axis=0), size, atol=0.02))
                self.assertAlmostEqual(float(points[:, 2].min()), 0, places=5)

    def test_metres_measure_the_surface_so_that_patterns_keep_their_scale(self) -> None:
        for name, build in SHAPES.items():
            with self.subTest(shape=name):
                shape = build((0.5, 0.5, 0.5))
                a, b = shape.vertices[shape.faces[:, 0]], shape.vertices[shape.faces[:, 1]]
                real = np.linalg.norm(b - a, axis=1)
                laid = np.linalg.norm(shape.metres[:, 1] - shape.metres[:, 0], axis=1)
                wide = real > 0.05 * real.max()
                self.assertAlmostEqual(float(np.median(laid[wide] / real[wide])), 1, delta=0.35)

    def test_the_inside_of_every_wall_faces_the_room(self) -> None:
        for side, corners in SIDES.items():
            with self.subTest(side=side):
                points = panel(np.array(corners, float)).vertices
                inward = np.cross(points[1] - points[0], points[3] - points[0])
                self.assertGreater(float(np.dot(np.array([0, 0, 0.5]) - points.mean(0), inward)), 0)

    def test_a_clump_of_leaves_is_the_same_each_time_and_another_for_another_place(self) -> None:
        first, again, other = leaves((0.5, 0.5, 0.8), 1.0), leaves((0.5, 0.5, 0.8), 1.0), leaves((0.5, 0.5, 0.8), 2.0)
        self.assertTrue(np.array_equal(first.vertices, again.vertices))
        self.assertFalse(np.allclose(first.vertices, other.vertices))
        self.assertTrue(np.isfinite(first.vertices).all())
