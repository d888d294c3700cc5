import re
import unittest

import numpy as np
import packs

from s2mgen.human.body.anatomy import anatomy_of
from s2mgen.human.build import build_human
from s2mgen.human.points.keypoints import known_keypoints

STILL = {
    "upper": {"asset": "poses/at_ease", "mirrored": False},
    "lower": {"asset": "poses/at_ease", "mirrored": False},
    "turns": [],
    "hands": [],
}


def names_of_the_studio() -> set[str]:
    """The names that `keypoints.ts` lists, read off its text: quoted ones, and numbered ones by name, count and first number."""
    text = (packs.ROOT / "shared/domain/labels/keypoints.ts").read_text("utf-8")
    lists = text[text.index("const BODY_KEYPOINTS") : text.index("const FINGERS")]
    names = set(re.findall(r"'([a-z][A-Za-z]+)'(?!, \d)", lists))
    for name, count in re.findall(r"numbered\('(\w+)', (\d+)\)", lists):
        names |= {f"{name}{i}" for i in range(int(count))}
    fingers = re.findall(
        r"'(\w+)'", text[text.index("const FINGERS") : text.index("] as const", text.index("const FINGERS"))]
    )
    for side in ("left", "right"):
        names |= {f"{side}HandWrist", *(f"{side}Hand{finger}{i}" for finger in fingers for i in range(1, 5))}
    return names


class Keypoints(unittest.TestCase):
    def setUp(self):
        self.person = packs.person(1, pose=STILL, turn=0.0, expression={})
        self.human = build_human(self.person, packs.parts(), packs.pack())
        self.points = {name: np.array(point) for name, point in self.human.keypoints.items()}

    def test_names_are_those_of_the_studio(self):
        self.assertEqual(set(self.points), names_of_the_studio())
        self.assertEqual(len(self.points), 133)

    def test_left_and_right_lie_on_their_sides(self):
        for name, point in self.points.items():
            if name.startswith("left"):
                self.assertGreater(point[0], self.points[name.replace("left", "right", 1)][0], name)

    def test_the_body_is_in_order_from_top_to_bottom(self):
        order = (
            "leftEyebrow2",
            "leftEye",
            "nose",
            "outerLip3",
            "jaw8",
            "leftShoulder",
            "leftElbow",
            "leftHip",
            "leftKnee",
        )
        heights = [self.points[name][2] for name in (*order, "leftAnkle", "leftBigToe")]
        self.assertEqual(heights, sorted(heights, reverse=True))
        for name in ("leftHeel", "leftBigToe", "leftSmallToe"):
            self.assertLess(self.points[name][2], 0.08, name)

    def test_fingers_lead_away_from_the_wrist(self):
        for finger in ("Index", "Middle", "Ring", "Little"):
            away = [
                np.linalg.norm(self.points[f"leftHand{finger}{i}"] - self.points["leftHandWrist"]) for i in range(1, 5)
            ]
            self.assertEqual(away, sorted(away), finger)

    def test_an_open_mouth_parts_the_lips_and_closed_eyes_join_the_lids(self):
        changed = packs.person(
            1, pose=STILL, turn=0.0, expression={"mouth-open": 0.8, "eye-left-closure": 1.0, "eye-right-closure": 1.0}
        )
        other = build_human(changed, packs.parts(), packs.pack()).keypoints

        def gap(points, above, below):
            return float(np.linalg.norm(np.array(points[above]) - np.array(points[below])))

        self.assertGreater(gap(other, "innerLip2", "innerLip6"), gap(self.points, "innerLip2", "innerLip6") + 0.01)
        for side in ("left", "right"):
            lids = f"{side}Eyelid1", f"{side}Eyelid5"
            self.assertLess(gap(other, *lids), 0.6 * gap(self.points, *lids))

    def test_points_of_the_face_are_vertices_of_the_skin(self):
        pack = packs.pack()
        known, anatomy = known_keypoints(pack), anatomy_of(pack)
        used = [known.vertices[name] for name in known.vertices if name.startswith(("jaw", "nose", "outerLip"))]
        self.assertTrue(np.isin(np.concatenate(used), anatomy.body_vertices).all())
        self.assertEqual(len({int(own[0]) for own in used}), len(used) - 1, "only the nose is named twice")


if __name__ == "__main__":
    unittest.main()
