import unittest

import numpy as np
import numpy.typing as npt

from s2mgen.scene.furniture.catalogue import FURNITURE
from s2mgen.scene.leaves import leaves
from s2mgen.scene.room import SIDES
from s2mgen.scene.shapes import Shape, box, moved, panel
from s2mgen.scene.sight import in_the_way
from s2mgen.scene.things import THINGS
from s2mgen.spec.scene import CLUTTER_SHAPES
from s2mgen.spec.scene import FURNITURE as FURNITURE_KINDS


def points(shapes: list[Shape]) -> npt.NDArray[np.float32]:
    return np.concatenate([shape.vertices for shape in shapes])


class Shapes(unittest.TestCase):
    def test_every_thing_fills_its_size_and_stands_on_its_place(self) -> None:
        size = (0.4, 0.6, 0.9)
        self.assertEqual(set(THINGS), set(CLUTTER_SHAPES))
        for name, build in THINGS.items():
            with self.subTest(thing=name):
                found = points(build(size, 1.0))
                near = 0.2 if name in ("leaves", "teddy") else 0.02
                self.assertTrue(np.allclose(np.ptp(found, axis=0), size, atol=near))
                self.assertAlmostEqual(float(found[:, 2].min()), 0, delta=0.1 if name == "leaves" else 1e-5)

    def test_metres_measure_the_surface_so_that_patterns_keep_their_scale(self) -> None:
        for name, build in THINGS.items():
            # Leaves are drawn to their own scale.
            for shape in [] if name == "leaves" else build((0.5, 0.5, 0.5), 1.0):
                with self.subTest(thing=name):
                    a, b = shape.vertices[shape.faces[:, 0]], shape.vertices[shape.faces[:, 1]]
                    real = np.linalg.norm(b - a, axis=1)
                    laid = np.linalg.norm(shape.metres[:, 1] - shape.metres[:, 0], axis=1)
                    wide = real > 0.05 * real.max()
                    self.assertAlmostEqual(float(np.median(laid[wide] / real[wide])), 1, delta=0.4)

    def test_the_inside_of_every_wall_faces_the_room(self) -> None:
        for side, corners in SIDES.items():
            with self.subTest(side=side):
                wall = panel(np.array(corners, float)).vertices
                inward = np.cross(wall[1] - wall[0], wall[3] - wall[0])
                self.assertGreater(float(np.dot(np.array([0, 0, 0.5]) - wall.mean(0), inward)), 0)

    def test_a_box_looks_outward_on_all_sides_and_edges(self) -> None:
        shape = box((1.0, 2.0, 0.5), 0.02)
        corners = shape.vertices[shape.faces]
        normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        self.assertTrue((np.einsum("fi,fi->f", normals, corners.mean(1) - (0, 0, 0.25)) > 0).all())

    def test_a_clump_of_leaves_is_the_same_each_time_and_another_for_another_place(self) -> None:
        first, again, other = leaves((0.5, 0.5, 0.8), 1.0), leaves((0.5, 0.5, 0.8), 1.0), leaves((0.5, 0.5, 0.8), 2.0)
        self.assertTrue(np.array_equal(first.vertices, again.vertices))
        self.assertFalse(np.allclose(first.vertices, other.vertices))
        self.assertTrue(np.isfinite(first.vertices).all())


class Furniture(unittest.TestCase):
    def test_every_kind_keeps_about_within_its_size_whatever_its_variant(self) -> None:
        self.assertEqual(set(FURNITURE), set(FURNITURE_KINDS))
        size = (1.0, 0.5, 1.6)
        for kind, build in FURNITURE.items():
            for variant in (0.0, 0.3, 0.5, 0.65, 0.9, 1.0):
                with self.subTest(kind=kind, variant=variant):
                    parts = build(size, variant)
                    found = points([part.shape for part in parts])
                    self.assertTrue(np.isfinite(found).all())
                    self.assertTrue((np.ptp(found, axis=0) < (1.35, 1.0, 2.0)).all())
                    self.assertGreaterEqual(float(found[:, 2].min()), -0.1)

    def test_nothing_on_a_wall_reaches_through_it(self) -> None:
        for kind in ("window", "door", "frame", "wallShelf", "curtain"):
            with self.subTest(kind=kind):
                parts = FURNITURE[kind]((1.0, 0.16, 1.2), 0.4)
                self.assertLessEqual(float(points([part.shape for part in parts])[:, 1].max()), 1e-6)


class Sight(unittest.TestCase):
    def test_what_stands_between_camera_and_target_is_in_the_way_and_what_stands_beside_is_not(self) -> None:
        post = moved(box((0.4, 0.4, 2.0)), (0.0, -1.0, 0.0)).vertices.astype(float)
        low, high = post.min(0), post.max(0)
        self.assertTrue(in_the_way(low, high, (0.0, -2.0, 1.5), (0.0, 0.0, 1.5)))
        self.assertTrue(in_the_way(low, high, (0.1, -1.1, 1.5), (0.0, 0.0, 1.5)), "the camera is in it")
        self.assertFalse(in_the_way(low, high, (-2.0, 0.0, 1.5), (0.0, 0.0, 1.5)))
        self.assertFalse(in_the_way(low, high, (0.0, -2.0, 2.2), (0.0, -1.0, 1.2)), "somebody sits on it")
        self.assertFalse(in_the_way(low, high, (0.0, 2.0, 1.5), (0.0, 0.0, 1.5)), "it is behind the target")
        self.assertFalse(in_the_way(low, high, (0.0, -2.0, 2.8), (0.0, 0.0, 2.3)), "the look goes over it")


if __name__ == "__main__":
    unittest.main()
