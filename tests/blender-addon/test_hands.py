import unittest
from typing import Any

import numpy as np
import packs

from s2mgen.human.body.anatomy import anatomy_of
from s2mgen.human.body.shape import shape_body
from s2mgen.human.posing.arm_state import arm_state
from s2mgen.human.posing.bend import bent, posed_bones
from s2mgen.human.posing.body_capsules import arm_capsules, body_capsules, girth, measured_vertices
from s2mgen.human.posing.capsules import Capsules, joined, nearest
from s2mgen.human.posing.collision import contacts
from s2mgen.human.posing.hand_goals import IN_AIR, ON_BODY, ON_OTHER_ARM, goal_vertices
from s2mgen.human.posing.joint_limits import within_limits
from s2mgen.human.posing.pose import bone_matrices, bone_turns, rest_joints
from s2mgen.human.posing.skinning import skinned
from s2mgen.skeleton.joints import Skeleton
from s2mgen.skeleton.limb import reach
from s2mgen.spec.pose import HAND_GOALS

#: Decimetres.
DEEP = 0.4


def pose(upper: str, lower: str = "poses/at_ease", **changes: Any) -> Any:
    halves = {"upper": {"asset": upper, "mirrored": False}, "lower": {"asset": lower, "mirrored": False}}
    return {**halves, "turns": [], "hands": [], **changes}


def hand(side: str, goal: str, strength: float = 1.0) -> dict[str, Any]:
    return {"side": side, "goal": goal, "offset": [0.0, 0.0, 0.0], "strength": strength}


def deepest(vertices, matrices) -> float:
    """How deep the arms of a posed body are in it or in each other, decimetres."""
    pack = packs.pack()
    anatomy, rig = anatomy_of(pack), pack.body.rig
    skeleton = Skeleton(rig.names, rest_joints(vertices, rig), matrices)
    own = girth(vertices, measured_vertices(anatomy.neutral, anatomy.bone, anatomy.body_vertices), skeleton)
    body, left, right = body_capsules(own, skeleton), arm_state("L", skeleton), arm_state("R", skeleton)
    arms = arm_capsules(own, left), arm_capsules(own, right)
    found = contacts(arms[0], joined([body, arms[1]]), left.chest) + contacts(arms[1], body, right.chest)
    return max((contact.depth for contact in found), default=0.0)


class Goals(unittest.TestCase):
    def setUp(self):
        self.pack = packs.pack()
        self.rig = self.pack.body.rig
        self.neutral = anatomy_of(self.pack).neutral

    def posed(self, wanted) -> tuple[Skeleton, Any]:
        matrices = posed_bones(wanted, self.neutral, self.pack)
        return Skeleton(self.rig.names, rest_joints(self.neutral, self.rig), matrices), matrices

    def test_every_goal_of_the_spec_is_known(self):
        self.assertEqual({*ON_BODY, *ON_OTHER_ARM, *IN_AIR}, set(HAND_GOALS))

    def test_hands_touch_what_they_are_laid_on(self):
        anatomy, body = anatomy_of(self.pack), self.pack.body
        places = goal_vertices(anatomy.neutral.astype(np.float64), anatomy.body_vertices)
        hands = {
            side: anatomy.body_vertices[
                np.char.endswith(anatomy.bone[anatomy.body_vertices], f".{side}")
                & np.array(
                    [name.startswith(("wrist", "finger", "meta")) for name in anatomy.bone[anatomy.body_vertices]]
                )
            ]
            for side in "LR"
        }
        for goal in ON_BODY:
            lower = "poses/seat_upright" if goal == "knee" else "poses/at_ease"
            for side, letter in (("left", "L"), ("right", "R")):
                _, matrices = self.posed(pose(lower, lower, hands=[hand(side, goal)]))
                posed = skinned(anatomy.neutral, body.bones, body.weights, matrices)
                away = np.linalg.norm(posed[hands[letter]] - posed[places[goal, letter]], axis=1).min()
                self.assertLess(float(away), 0.45, f"{goal} {side}")

    def test_a_goal_of_no_strength_changes_nothing(self):
        plain, same = (self.posed(pose("poses/waving", hands=hands))[1] for hands in ([], [hand("left", "chin", 0.0)]))
        np.testing.assert_allclose(plain, same, atol=2e-3)

    def test_a_goal_leaves_the_other_arm_alone(self):
        before, after = (self.posed(pose("poses/at_ease", hands=hands))[0] for hands in ([], [hand("left", "front")]))
        np.testing.assert_allclose(after.joint("wrist.R"), before.joint("wrist.R"), atol=1e-4)
        self.assertGreater(float(np.linalg.norm(after.joint("wrist.L") - before.joint("wrist.L"))), 2)

    def test_elbows_reach_no_further_than_the_arm_is_long(self):
        for target in ([0.1, 0, 0], [2, 1, 0.5], [9, 0, 0]):
            upper, lower = reach(np.array(target, float), (2.4, 2.2), np.array([0.0, -1.0, 0.0]))
            end = 2.4 * upper + 2.2 * lower
            self.assertLess(float(end @ upper), 4.61)
            if 1.5 < np.linalg.norm(target) < 4.5:
                np.testing.assert_allclose(end, target, atol=1e-6)


class Limits(unittest.TestCase):
    def test_fingers_and_necks_stop_at_their_limits_and_nothing_else_changes(self):
        pack = packs.pack()
        at = pack.body.rig.names.index
        turns = np.tile(np.array([0, 0, 0, 1], np.float32), (len(pack.body.rig.names), 1))
        for bone, angle in (("finger2-1.L", 2.8), ("head", 2.0), ("wrist.R", 0.5), ("upperarm01.L", 2.5)):
            turns[at(bone)] = [np.sin(angle / 2), 0, 0, np.cos(angle / 2)]
        angles = 2 * np.arccos(np.clip(within_limits(turns, pack.body.rig)[:, 3], -1, 1))
        self.assertAlmostEqual(float(angles[at("finger2-1.L")]), 1.7, places=3)
        self.assertLess(float(angles[at("head")]), 0.8)
        self.assertAlmostEqual(float(angles[at("wrist.R")]), 0.5, places=3)
        self.assertAlmostEqual(float(angles[at("upperarm01.L")]), 2.5, places=3)


class Collisions(unittest.TestCase):
    def test_distance_between_segments(self):
        other = Capsules(np.array([[0.0, 0, 1]]), np.array([[0.0, 2, 1]]), np.array([0.1]), ("other",))
        distance, out, share = nearest(np.array([-1.0, 1, 0]), np.array([1.0, 1, 0]), other)
        self.assertAlmostEqual(float(distance[0]), 1)
        np.testing.assert_allclose(out[0], [0, 0, -1], atol=1e-9)
        self.assertAlmostEqual(float(share[0]), 0.5)

    def test_arms_come_out_of_the_body_the_same_way_each_time(self):
        pack = packs.pack()
        neutral = anatomy_of(pack).neutral
        # An arm swung inwards through the belly.
        inwards = [{"bone": "upperarm01.L", "axis": [0, 0, 1], "angle": -0.75}]
        wanted = pose("poses/at_ease", turns=inwards)
        before = bone_matrices(neutral, bone_turns(wanted, pack), pack.body.rig)
        self.assertGreater(deepest(neutral, before), DEEP)
        first, second = (posed_bones(wanted, neutral, pack) for _ in range(2))
        self.assertLess(deepest(neutral, first), 0.2)
        np.testing.assert_array_equal(first, second)

    def test_hardly_anybody_drawn_has_limbs_in_the_body(self):
        """Every pose with every other's arms, jittered more than any preset asks for."""
        pack = packs.pack()
        anatomy = anatomy_of(pack)
        used = [name for name in pack.ids("poses") if pack.entry(name)["tags"][0] in ("standing", "sitting", "moving")]
        body: Any = {**packs.person(1)["body"], "weight": 0.75}
        vertices, _ = shape_body(body, {}, pack.body, pack.targets, anatomy.details)
        before, after = [], []
        for number, lower in enumerate(used):
            upper = used[(number * 29 + 7) % len(used)]
            side = 1 if number % 2 else -1
            turns: list[Any] = [
                {"bone": "upperarm01.L", "axis": [0, 0, 1], "angle": -0.2 * side},
                {"bone": "upperarm01.R", "axis": [1, 0, 0], "angle": 0.2 * side},
            ]
            hands = (
                [hand("left" if side > 0 else "right", HAND_GOALS[number % len(HAND_GOALS)])] if number % 3 == 0 else []
            )
            wanted = pose(upper, lower, turns=turns, hands=hands)
            before.append(deepest(vertices, bone_matrices(vertices, bone_turns(wanted, pack), pack.body.rig)))
            after.append(deepest(vertices, posed_bones(wanted, vertices, pack)))
        self.assertGreater(float(np.mean(np.array(before) > DEEP)), 0.05)
        self.assertLess(float(np.mean(np.array(after) > DEEP)), 0.03)

    def test_poses_of_any_source_can_be_bent(self):
        pack = packs.pack()
        turns = pack.pose("poses/waving")
        np.testing.assert_allclose(
            bent(turns, [], anatomy_of(pack).neutral, pack),
            posed_bones(pose("poses/waving", "poses/waving"), anatomy_of(pack).neutral, pack),
            atol=1e-4,
        )


if __name__ == "__main__":
    unittest.main()
