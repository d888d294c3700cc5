"""Users' asset packs: what is taken, what is refused and why, and that a person can wear it."""

from __future__ import annotations

import copy
import json
import stat
import tempfile
import unittest
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
from packs import pack, pack_folder, parts, person

from s2mgen.assets.library import AssetLibrary
from s2mgen.assets.making.items import BODY_END
from s2mgen.assets.user.bvh import read_bvh
from s2mgen.assets.user.convert import Conversion, main
from s2mgen.assets.user.coverage import outward
from s2mgen.assets.user.files import UserFileError, open_files
from s2mgen.assets.user.mesh_files import read_fit
from s2mgen.assets.user.retarget import poses_of
from s2mgen.human.build import build_human
from s2mgen.scene.png import png

CAPTURE = """HIERARCHY
ROOT mixamorig:Hips {{ OFFSET 0 90 0 CHANNELS 6 Xposition Yposition Zposition Zrotation Xrotation Yrotation
 JOINT mixamorig:Spine {{ OFFSET 0 20 0 CHANNELS 3 Zrotation Xrotation Yrotation
  JOINT mixamorig:Head {{ OFFSET 0 40 0 CHANNELS 3 Zrotation Xrotation Yrotation End Site {{ OFFSET 0 20 0 }} }}
  {arms} }}
 {legs} }}
MOTION
Frames: 2
Frame Time: 0.033
{rows}
"""


def capture() -> str:
    """A T-pose at rest; in frame 1 the left arm hangs straight down and all of it looks to the side."""
    turns = "CHANNELS 3 Zrotation Xrotation Yrotation"

    def limb(side: str, sign: int, names: tuple[str, str, str], first: str, along: str) -> str:
        return (
            f"JOINT mixamorig:{side}{names[0]} {{ OFFSET {first} {turns} "
            f"JOINT mixamorig:{side}{names[1]} {{ OFFSET {along} {turns} "
            f"JOINT mixamorig:{side}{names[2]} {{ OFFSET {along} {turns} End Site {{ OFFSET {sign} 0 0 }} }} }} }}"
        )

    arm, leg = ("Arm", "ForeArm", "Hand"), ("UpLeg", "Leg", "Foot")
    arms = limb("Left", 1, arm, "15 20 0", "25 0 0") + "\n" + limb("Right", -1, arm, "-15 20 0", "-25 0 0")
    legs = limb("Left", 1, leg, "10 0 0", "0 -40 0") + "\n" + limb("Right", -1, leg, "-10 0 0", "0 -40 0")
    # Root's six channels, spine, head, then three joints per limb.
    rest = [0.0] * (6 + 3 * 14)
    moved = list(rest)
    moved[5], moved[6 + 3 * 2] = 70.0, -90.0
    rows = "\n".join(" ".join(map(str, row)) for row in (rest, moved))
    return CAPTURE.format(arms=arms, legs=legs, rows=rows)


def skirt(height: float = 0.06) -> dict[str, str]:
    """Files of a bottom: a copy of the body's own faces around the hips, `height` (decimetres) above the skin."""
    body = pack().body
    item = pack().item(next(asset for asset in pack().ids("clothes") if {"hips", "chest"} <= pack().item(asset).covers))
    hidden = set(item.hidden[item.under_bottom].tolist())
    faces = np.array([face for face in body.body.faces.tolist() if set(face) <= hidden])
    used, compact = np.unique(faces, return_inverse=True)
    compact = compact.reshape(faces.shape)
    lines = [f"v {x:.4f} {y:.4f} {z:.4f}" for x, y, z in body.vertices[used]]
    lines += ["vt 0.5 0.5", *(f"f {' '.join(f'{corner + 1}/1' for corner in face)}" for face in compact.tolist())]
    offsets = height * outward(body)[used]
    rows = [f"{at} {at} {at} 1 0 0 {x:.5f} {y:.5f} {z:.5f}" for at, (x, y, z) in zip(used, offsets, strict=True)]
    fit = ["basemesh hm08", "uuid 1", "obj_file skirt.obj", "material skirt.mhmat", "z_depth 45", "verts 0", *rows]
    first, last = int(used[0]), int(used[0]) + 2
    return {
        "clothes/female_skirt/skirt.mhclo": "\n".join([*fit, "", f"delete_verts {first} - {last}"]),
        "clothes/female_skirt/skirt.obj": "\n".join(lines),
        "clothes/female_skirt/skirt.mhmat": "name skirt\ndiffuseColor 0.8 0.2 0.1\n",
    }


class Packs(unittest.TestCase):
    def setUp(self) -> None:
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)

    def zipped(self, files: dict[str, str | bytes], name: str = "mine.zip") -> Path:
        path = self.folder / name
        with zipfile.ZipFile(path, "w") as archive:
            for file, content in files.items():
                archive.writestr(file, content)
        return path

    def converted(self, files: dict[str, Any], allow_credits: bool = False) -> tuple[Conversion, Path, dict[str, Any]]:
        out = self.folder / "out" / "mine"
        out.mkdir(parents=True)
        conversion = Conversion(open_files(self.zipped(files)), pack(), out, allow_credits, 8)
        conversion.run()
        return conversion, out, conversion.finish("mine")

    def test_a_person_wears_a_garment_of_a_pack_in_a_captured_pose_with_a_shape_of_its_own(self) -> None:
        files: dict[str, Any] = {
            **skirt(),
            "poses/walk.bvh": capture(),
            "targets/wide-nose.target": "# CC0\n100 0.1 0 0\n",
        }
        _, out, told = self.converted(files)
        self.assertEqual(told["skipped"], {})
        self.assertEqual(told["added"]["clothes"], ["clothes/skirt"])
        library = AssetLibrary(pack_folder(), [out])
        entry = library.entry("mine/clothes/skirt")
        self.assertEqual((entry["covers"], entry["parts"], entry["tags"]), (["hips"], ["bottom"], ["bottom", "female"]))
        worn = copy.deepcopy(next(one for one in person(0)["garments"] if one["kind"] == "fitted"))
        top = next(
            one
            for one in person(2)["garments"] + person(1)["garments"]
            if one["kind"] == "cut" and one["region"] == "top"
        )
        half = {"asset": "mine/poses/walk-00001", "mirrored": False}
        dressed = person(
            0,
            garments=[{**worn, "asset": "mine/clothes/skirt", "part": "bottom", "variant": 0}, top],
            pose={"upper": half, "lower": half, "turns": [], "hands": []},
        )
        dressed["body"]["details"] = {"mine/targets/wide-nose": 1.0}
        human = build_human(dressed, parts(), library)
        part = next(one for one in human.parts if one.name == "mine/clothes/skirt")
        self.assertLess(float(np.abs(part.vertices).max()), 2.2)
        unshaped = copy.deepcopy(dressed)
        unshaped["body"]["details"] = {}
        plain = build_human(unshaped, parts(), library)
        self.assertFalse(np.array_equal(human.parts[0].vertices, plain.parts[0].vertices))

    def test_cloth_below_the_skin_covers_nothing(self) -> None:
        with self.assertRaisesRegex(UserFileError, "covers neither hips nor chest"):
            self.converted(skirt(-0.05))

    def test_what_may_not_be_used_is_left_out_with_its_reason(self) -> None:
        row = "verts 0\n1\n2\n3\n"
        credit = {"by_cc": {"license": "CC-BY 4.0", "author": "Ada"}}
        files = {
            **skirt(),
            "packs/mine.json": json.dumps({"clothes": credit}),
            "clothes/by_cc/by_cc.mhclo": row,
            "clothes/theirs/theirs.mhclo": f"# license AGPL3\n{row}",
            "genitals/x/x.mhclo": row,
            "targets/child-head.target": "1 0 0 1\n",
            "clothes/broken/broken.mhclo": "basemesh hm08\nverts 0\n1 2 x\n",
            "poses/cut.bvh": capture()[:-40],
        }
        conversion, _, told = self.converted(files)
        reasons = told["skipped"]
        self.assertEqual(list(told["added"]), ["clothes"])
        self.assertIn("Ada wants to be named", reasons["clothes/by_cc/by_cc.mhclo"])
        self.assertIn("AGPL3", reasons["clothes/theirs/theirs.mhclo"])
        self.assertIn("never taken", reasons["genitals/x/x.mhclo"])
        self.assertIn("never taken", reasons["targets/child-head.target"])
        self.assertIn("line 3", reasons["clothes/broken/broken.mhclo"])
        self.assertIn("cut or damaged", reasons["poses/cut.bvh"])
        self.assertEqual(conversion.credits, [])

    def test_who_wants_to_be_named_is_named(self) -> None:
        files = {**skirt(), "packs/mine.json": json.dumps({"skirt": {"license": "CC-BY", "author": "Ada"}})}
        conversion, out, _ = self.converted(files, allow_credits=True)
        self.assertEqual(conversion.credits, ["clothes/skirt: Ada, CC-BY"])
        self.assertIn("Ada", (out / "CREDITS.md").read_text("utf-8"))

    def test_a_skin_becomes_a_texture_in_lab(self) -> None:
        colour = np.tile(np.array([200, 150, 130], np.uint8), (64, 64, 1))
        files = {"skins/old_female_x/s.mhmat": "diffuseTexture s.png\n", "skins/old_female_x/s.png": png(colour)}
        _, out, _ = self.converted(files)
        library = AssetLibrary(pack_folder(), [out])
        self.assertEqual(library.entry("mine/skins/s")["tags"], ["female", "old"])
        self.assertEqual(library.skin("mine/skins/s").lab.shape, (512, 512, 3))
        self.assertAlmostEqual(float(library.skin("mine/skins/s").median[0]), 66, delta=1)

    def test_unsafe_archives_are_refused_as_a_whole(self) -> None:
        for name in ("../x.mhclo", "/etc/x.mhclo", "C:\\x.mhclo", "a\\..\\..\\x.mhclo"):
            with self.assertRaisesRegex(UserFileError, "outside"):
                open_files(self.zipped({name: "x"}))
        link = zipfile.ZipInfo("link")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        path = self.folder / "link.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(link, "/etc/passwd")
        with self.assertRaisesRegex(UserFileError, "link"):
            open_files(path)
        (self.folder / "no.zip").write_bytes(b"PK no")
        with self.assertRaisesRegex(UserFileError, "cannot be read as a zip"):
            open_files(self.folder / "no.zip")

    def test_an_empty_source_is_one_line_and_exit_code_1(self) -> None:
        out = self.folder / "out"
        out.mkdir()
        source = self.zipped({"readme.txt": "hello"})
        flags = ["--source", str(source), "--builtin", str(pack_folder()), "--name", "x", "--out", str(out)]
        self.assertEqual(main(flags), 1)
        self.assertEqual(list(out.iterdir()), [])


class Poses(unittest.TestCase):
    def test_a_captured_arm_points_where_it_pointed(self) -> None:
        body = pack().body
        rig = body.rig
        rest, moved = poses_of(read_bvh(capture(), "walk"), [0, 1], body, "walk")
        heads = np.array(
            [
                body.vertices[rig.head_vertices[a:b]].mean(0)
                for a, b in zip(rig.head_starts, rig.head_starts[1:], strict=False)
            ]
        )

        def direction(turns: np.ndarray, bone: str, tip: str) -> np.ndarray:
            whole: list[np.ndarray] = []
            for (x, y, z, w), parent in zip(turns, rig.parents, strict=True):
                own = np.eye(3) + 2 * (w * (k := np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])) + k @ k)
                whole.append(own if parent < 0 else whole[parent] @ own)
            at = rig.names.index(bone)
            along = whole[at] @ (heads[rig.names.index(tip)] - heads[at])
            return along / np.linalg.norm(along)

        np.testing.assert_allclose(direction(rest, "upperarm01.L", "lowerarm01.L"), [1, 0, 0], atol=1e-4)
        np.testing.assert_allclose(direction(rest, "upperarm01.R", "lowerarm01.R"), [-1, 0, 0], atol=1e-4)
        # The capture is turned about 70° to the side; the pose looks to the front.
        np.testing.assert_allclose(direction(moved, "upperarm01.L", "lowerarm01.L"), [0, -1, 0], atol=1e-4)
        np.testing.assert_allclose(direction(moved, "upperarm01.R", "lowerarm01.R"), [-1, 0, 0], atol=1e-4)

    def test_a_fit_of_another_mesh_is_refused(self) -> None:
        with self.assertRaisesRegex(UserFileError, "g3 *; only hm08"):
            read_fit("basemesh g3\nverts 0\n1\n", "x.mhclo")
        with self.assertRaisesRegex(UserFileError, "does not have"):
            read_fit(f"verts 0\n{BODY_END * 2}\n", "x.mhclo")


if __name__ == "__main__":
    unittest.main()
