import json
import unittest
from typing import Any

import numpy as np
import packs

from s2mgen.assets.making.pose_table import compiled, pose_table
from s2mgen.human.body.anatomy import anatomy_of
from s2mgen.human.posing.bend import posed_bones
from s2mgen.human.posing.pose import bone_matrices, rest_joints
from s2mgen.human.posing.skinning import skinned, upright
from s2mgen.skeleton.joints import Skeleton

#: The paper has 52.
POSES = 52


def whole(asset: str, **changes: Any) -> Any:
    half = {"asset": asset, "mirrored": False}
    return {"upper": half, "lower": dict(half), "turns": [], "hands": [], **changes}


class Library(unittest.TestCase):
    def setUp(self):
        self.pack = packs.pack()
        self.rig = self.pack.body.rig
        self.neutral = anatomy_of(self.pack).neutral
        self.kinds = {asset: self.pack.entry(asset)["tags"][0] for asset in self.pack.ids("poses")}

    def skeleton(self, asset: str) -> Skeleton:
        matrices = bone_matrices(self.neutral, self.pack.pose(asset), self.rig)
        return Skeleton(self.rig.names, rest_joints(self.neutral, self.rig), matrices)

    def test_more_distinct_poses_are_used_than_the_paper_has(self):
        used = [asset for asset, kind in self.kinds.items() if kind in ("standing", "sitting", "moving", "floor")]
        self.assertGreaterEqual(len(used), POSES)
        joints = {}
        for asset in used:
            own = self.skeleton(asset)
            joints[asset] = np.stack([own.joint(f"{name}.{side}") for name in ("wrist", "foot") for side in "LR"])
            joints[asset] -= own.joint("spine05")
        twins = [
            (one, other)
            for one in used
            for other in used
            if one < other and np.abs(joints[one] - joints[other]).max() < 0.25
        ]
        self.assertEqual(twins, [])

    def test_the_sampler_is_told_where_hands_belong_and_how_high_seats_are(self):
        listed = json.loads((packs.ROOT / "shared/domain/assets/builtin.json").read_text("utf-8"))["kinds"]["poses"]
        told = {entry["id"]: (entry.get("hands"), entry.get("seat")) for entry in listed}
        for row in pose_table()["poses"]:
            self.assertEqual(told[f"poses/{row['name']}"], (row.get("handGoals"), row.get("seat")), row["name"])

    def test_knees_and_elbows_bend_the_way_they_do(self):
        for row in pose_table()["poses"]:
            own = self.skeleton(f"poses/{row['name']}")
            for side in "LR":
                hip, knee, ankle = (own.joint(f"{name}.{side}") for name in ("upperleg01", "lowerleg01", "foot"))
                forwards = own.turn(f"upperleg02.{side}") @ np.array([0.0, 0.0, 1.0])
                middle = hip + (ankle - hip) * 0.5
                self.assertGreater(float((knee - middle) @ forwards), -0.2, f"{row['name']} knee {side}")
                shoulder, elbow, wrist = (own.joint(f"{name}.{side}") for name in ("upperarm01", "lowerarm01", "wrist"))
                bend = np.degrees(
                    np.arccos(np.clip((elbow - shoulder) @ (wrist - elbow) / _product(shoulder, elbow, wrist), -1, 1))
                )
                self.assertLess(bend, 155, f"{row['name']} elbow {side}")

    def test_seats_are_where_people_sit(self):
        body = anatomy_of(self.pack).body_vertices
        height = float(np.ptp(self.neutral[body, 1]))
        bones = anatomy_of(self.pack).bone[body]
        bottom = np.logical_or.reduce([np.char.startswith(bones, name) for name in ("pelvis", "upperleg01", "root")])
        for row in pose_table()["poses"]:
            self.assertEqual("seat" in row, row["kind"] == "sitting", row["name"])
            if "seat" in row:
                matrices = bone_matrices(self.neutral, self.pack.pose(f"poses/{row['name']}"), self.rig)
                posed = skinned(self.neutral, self.pack.body.bones, self.pack.body.weights, matrices)[body, 1]
                self.assertAlmostEqual(
                    (posed[bottom].min() - posed.min()) / height, row["seat"], delta=0.02, msg=row["name"]
                )

    def test_who_sits_or_lies_on_the_floor_rests_on_it(self):
        body, anatomy = self.pack.body, anatomy_of(self.pack)
        own = anatomy.bone[anatomy.body_vertices]
        trunk = np.logical_or.reduce(
            [np.char.startswith(own, name) for name in ("pelvis", "upperleg01", "root", "spine")]
        )
        for name in (
            "cross_legged",
            "long_sit",
            "hugging_knees",
            "side_sit",
            "lying_back",
            "lying_side",
            "lying_front",
        ):
            matrices = posed_bones(whole(f"poses/{name}"), anatomy.neutral, self.pack)
            posed = upright(skinned(anatomy.neutral, body.bones, body.weights, matrices))[anatomy.body_vertices, 2]
            self.assertLess(float(posed[trunk].min() - posed.min()), 0.045, name)

    def test_compiling_is_a_function_of_the_row(self):
        table = pose_table()
        for row in table["poses"][:3]:
            first, second = compiled(row, table), compiled(row, table)
            for bone in first:
                np.testing.assert_array_equal(first[bone], second[bone])


def _product(shoulder, elbow, wrist) -> float:
    return float(np.linalg.norm(elbow - shoulder) * np.linalg.norm(wrist - elbow))


if __name__ == "__main__":
    unittest.main()
