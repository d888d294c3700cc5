import math
import unittest

import bpy  # noqa: F401 - brings mathutils
import mathutils
import numpy as np

from s2mgen.scene.aim import EMPTY_LANDMARKS, camera_place, euler_angles, looking
from support.specs import camera


class Aim(unittest.TestCase):
    def test_theta_three_half_pi_stands_in_front_of_the_person(self) -> None:
        position, target = camera_place(camera(), {})
        self.assertTrue(np.allclose(position, (0, -2, 1.4)))
        self.assertTrue(np.allclose(target, np.add(EMPTY_LANDMARKS["upperBody"], (0, 0, 0.1))))

    def test_looks_the_same_way_as_blenders_own_tracking(self) -> None:
        for eye, target in (((1, -2, 1.5), (0, 0, 1)), ((-3, 0.5, 0.2), (0.2, 0.1, 1.7)), ((0, 2, 4), (0, 0, 0))):
            with self.subTest(eye=eye):
                tracked = (mathutils.Vector(target) - mathutils.Vector(eye)).to_track_quat("-Z", "Y").to_matrix()
                self.assertTrue(np.allclose(looking(eye, target), np.array(tracked), atol=1e-6))

    def test_euler_angles_give_the_rotation_back_in_blenders_order(self) -> None:
        for eye, roll in (((1, -2, 1.5), 0.3), ((0, -2, 1), 0), ((-2, 3, 0.1), -1.2), ((0, 0, 3), 0.5)):
            with self.subTest(eye=eye):
                rotation = looking(eye, (0, 0, 1), roll)
                found = mathutils.Euler(euler_angles(rotation), "XYZ").to_matrix()
                self.assertTrue(np.allclose(found, rotation, atol=1e-6))

    def test_roll_turns_about_the_view_and_keeps_the_target_in_the_middle(self) -> None:
        straight, rolled = looking((0, -2, 1), (0, 0, 1)), looking((0, -2, 1), (0, 0, 1), math.pi / 2)
        self.assertTrue(np.allclose(straight[:, 2], rolled[:, 2]))
        self.assertTrue(np.allclose(rolled[:, 0], straight[:, 1]))

    def test_straight_down_is_no_undefined_direction(self) -> None:
        self.assertTrue(np.isfinite(looking((0, 0, 3), (0, 0, 0))).all())
