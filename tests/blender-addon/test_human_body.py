import re
import unittest
from typing import Any

import numpy as np
import packs

from s2mgen.human.body.anatomy import anatomy_of
from s2mgen.human.body.macros import macro_weights
from s2mgen.human.body.shape import BODY_END, shape_body
from s2mgen.human.errors import PersonError
from s2mgen.human.points.landmarks import landmark_vertices
from s2mgen.human.posing.pose import bone_matrices, bone_turns, mirrored, opposite_bones

NONE: dict[str, float] = {}


def shaped(person):
    pack = packs.pack()
    details = anatomy_of(pack).details
    return shape_body(person["body"], person["expression"], pack.body, pack.targets, details)[0]


class Shape(unittest.TestCase):
    def test_people_are_as_tall_as_asked_for(self):
        for gender, age, weight in ((0.05, 25, 0.3), (0.5, 60, 0.5), (1, 90, 0.9)):
            for height in (1.42, 1.6, 1.78, 2.08):
                with self.subTest(gender=gender, age=age, height=height):
                    vertices = shaped(
                        packs.person(body_gender=gender, body_age=age, body_weight=weight, body_height=height)
                    )
                    self.assertAlmostEqual(float(np.ptp(vertices[:BODY_END, 1])) / 10, height, delta=0.01)

    def test_nobody_under_25_is_made(self):
        with self.assertRaisesRegex(PersonError, "adults"):
            shaped(packs.person(body_age=24.99))

    def test_macro_weights_name_no_children_and_shares_add_up(self):
        body = {
            "gender": 0.3,
            "age": 40,
            "muscle": 0.7,
            "weight": 0.2,
            "proportions": 0.6,
            "cupSize": 0.5,
            "firmness": 0.5,
        }
        weights = macro_weights(body, {"african": 2, "asian": 1, "caucasian": 1})
        self.assertFalse([name for name in weights if "child" in name or "baby" in name])
        race = [weight for name, weight in weights.items() if name.count("/") == 1 and "universal" not in name]
        self.assertAlmostEqual(sum(weight for name, weight in weights.items() if "universal" in name), 1, places=3)
        self.assertTrue(race)

    def test_a_detail_moves_both_sides_alike(self):
        plain, wide = (shaped(packs.person(body_details=details)) for details in (NONE, {"ears/ear-size": 0.8}))
        moved = np.linalg.norm(wide - plain, axis=1)
        left, right = moved[plain[:, 0] > 0.3].max(), moved[plain[:, 0] < -0.3].max()
        self.assertGreater(left, 0.05)
        self.assertAlmostEqual(left, right, delta=0.02)

    def test_one_side_can_be_moved_alone(self):
        plain, wide = (shaped(packs.person(body_details=details)) for details in (NONE, {"ears/l-ear-size": 0.8}))
        moved = np.linalg.norm(wide - plain, axis=1)
        self.assertGreater(moved[plain[:, 0] > 0.3].max(), 5 * moved[plain[:, 0] < -0.3].max())

    def test_unknown_details_units_and_negative_one_sided_values_are_named(self):
        wrong: tuple[tuple[dict[str, Any], str], ...] = (
            ({"body_details": {"head/antlers": 1}}, "head/antlers"),
            ({"body_details": {"head/head-oval": -0.5}}, "head/head-oval"),
            ({"expression": {"ear-wiggle": 1}}, "ear-wiggle"),
        )
        for changes, word in wrong:
            with self.subTest(word=word), self.assertRaisesRegex(PersonError, word):
                shaped(packs.person(**changes))

    def test_every_detail_of_the_sampler_exists(self):
        for number in range(3):
            shaped(packs.person(number))

    def test_every_face_unit_and_detail_that_the_sampler_names_exists(self):
        scene = packs.ROOT / "shared/domain/scene"
        units = set(
            re.findall(
                r"'((?:eye|eyebrows|mouth|nose|neck)-[a-z-]+)': [\d.]",
                (scene / "sampleExpression.ts").read_text("utf-8"),
            )
        )
        self.assertGreater(len(units), 20)
        targets = packs.pack().targets
        for unit in units:
            sides = [unit, unit.replace("-", "-left-", 1), unit.replace("-", "-right-", 1)]
            self.assertTrue(any(f"expression/units/asian/{name}" in targets for name in sides), unit)
        details = set(re.findall(r"'([a-z]+/[a-z0-9-]+)': [\d.]", (scene / "sampleBody.ts").read_text("utf-8")))
        self.assertGreater(len(details), 60)
        shaped(packs.person(body_details=dict.fromkeys(details, 0.1)))


class Poses(unittest.TestCase):
    def setUp(self):
        self.pack = packs.pack()
        self.rig = self.pack.body.rig

    def heads(self, turns):
        vertices = anatomy_of(self.pack).neutral
        matrices = bone_matrices(vertices, turns, self.rig)
        starts = self.rig.head_starts
        rest = np.add.reduceat(vertices[self.rig.head_vertices], starts[:-1], axis=0) / np.diff(starts)[:, None]
        return np.einsum("bij,bj->bi", matrices[:, :, :3], rest) + matrices[:, :, 3]

    def test_a_mirrored_pose_is_the_mirror_image(self):
        for name in ("poses/fight01", "poses/standing06", "poses/run01"):
            turns = self.pack.pose(name)
            seen = self.heads(turns)[list(opposite_bones(self.rig.names))] * [-1, 1, 1]
            np.testing.assert_allclose(self.heads(mirrored(turns, self.rig)), seen, atol=0.02)

    def test_upper_and_lower_body_come_from_their_own_poses(self):
        asked: Any = {
            "upper": {"asset": "poses/fight01", "mirrored": False},
            "lower": {"asset": "poses/sit01", "mirrored": False},
            "turns": [],
        }
        turns = bone_turns(asked, self.pack)
        at = self.rig.names.index
        for bone, source in (
            ("upperarm01.L", "poses/fight01"),
            ("upperleg01.L", "poses/sit01"),
            ("root", "poses/sit01"),
        ):
            np.testing.assert_allclose(turns[at(bone)], self.pack.pose(source)[at(bone)], atol=1e-6)

    def test_a_turn_raises_the_arm_it_names_and_no_other(self):
        half = {"asset": "poses/tpose", "mirrored": False}
        plain: Any = {"upper": half, "lower": half, "turns": []}
        raised: Any = {**plain, "turns": [{"bone": "upperarm01.L", "axis": [0, 0, 1], "angle": 1.0}]}
        before, after = (self.heads(bone_turns(pose, self.pack)) for pose in (plain, raised))
        left, right = self.rig.names.index("wrist.L"), self.rig.names.index("wrist.R")
        self.assertGreater(after[left, 1], before[left, 1] + 1)
        np.testing.assert_allclose(after[right], before[right], atol=1e-4)

    def test_an_unknown_bone_is_named(self):
        pose: Any = {**packs.person()["pose"], "turns": [{"bone": "tail", "axis": [0, 1, 0], "angle": 1}]}
        with self.assertRaisesRegex(PersonError, "tail"):
            bone_turns(pose, self.pack)


class Landmarks(unittest.TestCase):
    def test_all_focal_points_have_vertices_on_their_side(self):
        anatomy = anatomy_of(packs.pack())
        own = landmark_vertices(anatomy.bone, anatomy.body_vertices)
        middle = {name: anatomy.neutral[vertices].mean(0) for name, vertices in own.items()}
        self.assertGreater(middle["leftHand"][0], 3)
        self.assertLess(middle["rightHand"][0], -3)
        heights = [middle[name][1] for name in ("feet", "hip", "upperBody", "face")]
        self.assertEqual(heights, sorted(heights))


if __name__ == "__main__":
    unittest.main()
