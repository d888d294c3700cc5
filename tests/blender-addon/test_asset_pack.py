import json
import re
import shutil
import tempfile
import unittest
from pathlib import Path

import packs

from s2mgen.assets.allowlist import allow_list
from s2mgen.assets.errors import AssetError
from s2mgen.assets.making.targets import is_packed
from s2mgen.assets.reader import AssetPack
from s2mgen.assets.recent import Recent


class Contents(unittest.TestCase):
    def test_only_cc0_items_are_allowed(self):
        allowed = allow_list()
        for entry in (*allowed.items, *allowed.skins, *allowed.poses, *allowed.environments):
            self.assertEqual(entry.licence, "CC0", entry.id)

    def test_nothing_of_the_genitals_is_packed(self):
        names = [*packs.pack().ids(), *packs.pack().targets.names, *(item.path for item in allow_list().items)]
        self.assertEqual([name for name in names if re.search("genital|penis|vagina", name, re.IGNORECASE)], [])

    def test_no_shapes_of_children_are_packed(self):
        self.assertEqual([name for name in packs.pack().targets.names if re.search("baby|child", name)], [])
        self.assertFalse(is_packed("macrodetails/african-female-child"))
        self.assertFalse(is_packed("breast/female-baby-maxmuscle-minweight-mincup-minfirmness"))
        self.assertFalse(is_packed("genitals/penis-length-max"))
        self.assertTrue(is_packed("macrodetails/african-female-young"))

    def test_no_skin_has_clothes_painted_on(self):
        for skin in allow_list().skins:
            self.assertNotRegex(skin.source, "special_suit|toon|default")

    def test_uuids_are_unique(self):
        uuids = [item.uuid for item in allow_list().items]
        self.assertEqual(len(set(uuids)), len(uuids))

    def test_credits_name_every_asset(self):
        text = (packs.pack_folder() / "CREDITS.md").read_text("utf-8")
        for asset in packs.pack().ids():
            self.assertIn(f"| {asset} |", text)

    def test_the_sampler_is_told_what_the_pack_has(self):
        listed = json.loads((packs.ROOT / "shared/domain/assets/builtin.json").read_text("utf-8"))["kinds"]
        for kind in ("clothes", "hair", "shoes", "hats", "eyes", "eyebrows", "eyelashes", "teeth", "tongue", "poses"):
            self.assertEqual([entry["id"] for entry in listed[kind]], packs.pack().ids(kind))
            for entry in listed[kind]:
                own = packs.pack().entry(entry["id"])
                self.assertEqual(entry["tags"], own["tags"], entry["id"])
                self.assertEqual(entry["variants"], len(own.get("textures", "x")), entry["id"])
        self.assertEqual({entry["id"] for entry in listed["skins"]}, {skin.id for skin in allow_list().skins})


class Reading(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="s2mgen-broken-"))
        self.addCleanup(shutil.rmtree, self.folder)
        shutil.copytree(packs.pack_folder(), self.folder, dirs_exist_ok=True)

    def problem(self) -> str:
        with self.assertRaises(AssetError) as caught:
            AssetPack(self.folder)
        return str(caught.exception)

    def test_a_missing_file_is_named(self):
        (self.folder / "body.npz").unlink()
        self.assertIn("body.npz", self.problem())

    def test_a_cut_file_is_named(self):
        file = self.folder / "targets-offsets.npy"
        file.write_bytes(file.read_bytes()[:-1000])
        self.assertIn("targets-offsets.npy", self.problem())
        self.assertIn("cut", self.problem())

    def test_a_folder_without_pack_is_told(self):
        (self.folder / "pack.json").unlink()
        self.assertIn("no asset pack", self.problem())

    def test_a_damaged_index_is_told(self):
        (self.folder / "pack.json").write_text("{", "utf-8")
        self.assertIn("pack.json", self.problem())

    def test_a_pack_of_another_format_is_refused(self):
        (self.folder / "pack.json").write_text('{"format": "s2mgen.pack", "formatVersion": 99}', "utf-8")
        self.assertIn("99", self.problem())

    def test_a_damaged_array_of_full_length_is_named(self):
        file = self.folder / "items/hair/short01.npz"
        file.write_bytes(bytes(file.stat().st_size))
        with self.assertRaisesRegex(AssetError, "short01"):
            AssetPack(self.folder).item("hair/short01")

    def test_an_unknown_asset_is_named(self):
        with self.assertRaisesRegex(AssetError, "hair/mohawk"):
            AssetPack(self.folder).item("hair/mohawk")

    def test_an_asset_of_another_kind_is_refused(self):
        with self.assertRaisesRegex(AssetError, "no pose"):
            AssetPack(self.folder).pose("hair/short01")


class Cache(unittest.TestCase):
    def test_a_full_cache_forgets_what_was_used_longest_ago(self):
        kept: Recent[str, str] = Recent(2)
        for name in ("a", "b", "a", "c"):
            kept.get(name, lambda name=name: name)
        self.assertEqual(len(kept), 2)
        self.assertEqual(kept.get("a", lambda: "made anew"), "a")
        self.assertEqual(kept.get("b", lambda: "made anew"), "made anew")


if __name__ == "__main__":
    unittest.main()
