"""Human Generator's adapter against stand-ins with the signatures of versions 3 and 4. The real add-on is not run here."""

from __future__ import annotations

import importlib
import inspect
import os
import tempfile
import unittest
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
from fakes import installed
from packs import parts, person
from test_frame import block_counts

from s2mgen.human.errors import PersonError
from s2mgen.human.geometry import Human
from s2mgen.providers.human_generator.provider import CONTENT, HumanGeneratorProvider
from s2mgen.providers.provider import ProviderError
from s2mgen.providers.visit import remove_guests
from s2mgen.scene.blender import bpy
from support import specs
from support.stage import render, session

#: Parameters as the add-on's source has them (OliverJPost/HumGen3D, API/HG_API_HUMAN.py and human/ of version 4).
SIGNATURES = {
    "HG3D.API:HG_Human.get_starting_human_options": "self, context=None, gender=None",
    "HG3D.API:HG_Human.create": "self, context=None, chosen_starting_human=None",
    "HG3D.API:HG_Human.set_hair": "self, context, chosen_hair_option=None",
    "HG3D.API:HG_Human.finish_creation_phase": "self, context=None",
    "HG3D.API:HG_Human.set_hair_visibility": "self, set_visible",
    "HG3D.API:HG_Human.set_outfit": "self, context=None, chosen_outfit_option=None",
    "HG3D.API:HG_Human.set_footwear": "self, context=None, chosen_footwear_option=None",
    "HG3D.API:HG_Human.set_pose": "self, context=None, chosen_pose_option=None",
    "HG3D.API:HG_Human.set_expression": "self, context=None, chosen_expression_option=None",
    "HumGen3D:Human.get_preset_options": "gender, category='All', context=None",
    "HumGen3D:Human.from_preset": "preset, context=None, prettify_eevee=True",
    "HumGen3D:_Collection.get_options": "self, context=None, category='All'",
    "HumGen3D:_Collection.set": "self, preset, context=None",
    "HumGen3D:_Expression.set": "self, preset",
    "HumGen3D:_Height.set": "self, value_cm, context=None, realtime=False",
    "HumGen3D:_Age.set": "self, age, realtime=False",
    "HumGen3D:_Group.children_set_hide": "self, hide",
}


@contextmanager
def owned(addon: str) -> Iterator[None]:
    """A stand-in with a content folder."""
    with tempfile.TemporaryDirectory() as folder, mock.patch.dict(os.environ, {CONTENT: folder}), installed(addon):
        packs = Path(folder) / "content_packs"
        packs.mkdir()
        (packs / "Base_Humans.json").write_text("{}", "utf-8")
        yield


def somebody(**changes: Any) -> Any:
    return person(0, provider="humanGenerator", turn=0.0, **changes)


def share(human: Human) -> dict[int, int]:
    """Faces by pass index."""
    found: dict[int, int] = {}
    for part in human.parts:
        for number, surface in enumerate(part.surfaces):
            found[surface.pass_index] = found.get(surface.pass_index, 0) + int((part.surface_of_face == number).sum())
    return found


class StandIns(unittest.TestCase):
    def test_they_take_what_the_real_ones_take(self) -> None:
        with installed("HG3D", "HumGen3D"):
            for place, wanted in SIGNATURES.items():
                module, _, path = place.partition(":")
                found: Any = importlib.import_module(module)
                for name in path.split("."):
                    found = getattr(found, name)
                bare = [one.replace(annotation=one.empty) for one in inspect.signature(found).parameters.values()]
                self.assertEqual(", ".join(str(one) for one in bare), wanted, place)


class Arrays(unittest.TestCase):
    def check(self, human: Human) -> None:
        index = parts()
        faces = share(human)
        for name in ("face", "body", "hand", "garment", "eye", "mouth", "scalpHair"):
            self.assertGreater(faces[index[name]], 30, name)
        self.assertEqual({surface.kind for part in human.parts for surface in part.surfaces}, {"native", "hair"})
        lowest = min(float(part.vertices[:, 2].min()) for part in human.parts)
        self.assertAlmostEqual(lowest, 0, delta=0.03)
        self.assertGreater(human.landmarks["leftHand"][0], human.landmarks["rightHand"][0])
        self.assertGreater(human.landmarks["face"][2], human.landmarks["hip"][2])
        # The arm that the stand-in's pose moves is in front of the other one, in mesh and points.
        self.assertLess(human.landmarks["leftHand"][1], human.landmarks["rightHand"][1] - 0.1)
        body = next(part for part in human.parts if part.name == "body")
        hands = body.vertices[
            np.unique(
                body.faces[[s.pass_index == index["hand"] for s in body.surfaces].index(True) == body.surface_of_face]
            )
        ]
        left = hands[hands[:, 0] > 0].mean(0)
        np.testing.assert_allclose(left, human.landmarks["leftHand"], atol=0.06)
        self.assertIn("leftHandIndex4", human.keypoints)

    def test_a_human_of_version_4_becomes_arrays_and_leaves_only_its_materials(self) -> None:
        remove_guests()
        before = block_counts()
        with owned("HumGen3D"):
            human = HumanGeneratorProvider().build(somebody(body_height=1.45, body_age=61), parts())
            calls = dict(importlib.import_module("HumGen3D").calls)
        self.check(human)
        self.assertEqual((calls["height"], calls["age"], calls["children"]), (150, 61, False))
        shares = somebody()["body"]["ethnicity"]
        word = {"african": "Black", "asian": "Asian", "caucasian": "Caucasian"}[max(shares, key=shares.get)]
        self.assertIn(word, calls["preset"])
        after = block_counts()
        native = {
            str(surface.settings["material"])
            for part in human.parts
            for surface in part.surfaces
            if surface.kind == "native"
        }
        self.assertEqual(after.pop("materials"), before.pop("materials") + len(native))
        self.assertEqual(after, before)
        skin = bpy.data.materials[
            next(s for p in human.parts for s in p.surfaces if s.pass_index == parts()["body"]).settings["material"]
        ]
        self.assertEqual(skin.node_tree.nodes["Underwear_Opacity"].inputs[1].default_value, 0)
        remove_guests()
        self.assertFalse(native & {material.name for material in bpy.data.materials})

    def test_hair_that_the_spec_does_not_want_is_left_out(self) -> None:
        with owned("HumGen3D"):
            human = HumanGeneratorProvider().build(somebody(hair=None), parts())
        self.assertNotIn(parts()["scalpHair"], share(human))

    def test_a_human_of_version_3(self) -> None:
        with owned("HG3D"):
            human = HumanGeneratorProvider().build(somebody(), parts())
            called = [name for name, _ in importlib.import_module("HG3D.API").calls]
        self.check(human)
        self.assertLess(called.index("hair"), called.index("outfit"))

    def test_the_same_person_is_the_same_again(self) -> None:
        with owned("HumGen3D"):
            provider = HumanGeneratorProvider()
            one, other = (provider.build(somebody(), parts()) for _ in range(2))
        np.testing.assert_array_equal(one.parts[0].vertices, other.parts[0].vertices)
        self.assertEqual(one.landmarks, other.landmarks)


class Frames(unittest.TestCase):
    def test_frames_have_its_labels_and_other_people_leave_nothing_behind(self) -> None:
        # A session begins with factory settings: before the stand-in is there.
        providers = session()._people._made
        self.addCleanup(providers.clear)
        with owned("HumGen3D"), tempfile.TemporaryDirectory() as folder:
            counts, results = [], []
            for frame, height in enumerate((1.7, 1.6, 1.8, 1.65, 1.7)):
                shown = specs.alone({**specs.person(0), "provider": "humanGenerator"})
                shown[0]["person"]["body"]["height"] = height
                camera = {**specs.camera(), "focalPoint": "face", "radius": 1.6}
                results.append(render(specs.scene(frame, people=shown, cameras=[camera]), Path(folder) / "dataset"))
                counts.append(block_counts())
            render(specs.scene(9), Path(folder) / "dataset")
        shares = results[0]["partShares"]
        for name, least in (("face", 0.02), ("garment", 0.05), ("body", 0.002), ("scalpHair", 0.001)):
            self.assertGreater(shares[name], least, name)
        self.assertAlmostEqual(
            results[0]["skinShare"], sum(shares.get(name, 0) for name in ("face", "body", "hand", "foot")), delta=1e-6
        )
        self.assertEqual(counts[2:4], [counts[1]] * 2)
        # The same person again, after others.
        self.assertEqual(results[0]["sha256"]["parts"], results[4]["sha256"]["parts"])


class Refusals(unittest.TestCase):
    def test_nobody_is_undressed_and_nothing_unknown(self) -> None:
        with owned("HumGen3D"):
            provider, addon = HumanGeneratorProvider(), importlib.import_module("HumGen3D")
            remove_guests()
            before = block_counts()
            with self.assertRaisesRegex(PersonError, "Only adults"):
                provider.build(somebody(body_age=24), parts())
            addon.outfits["cover"] = False
            with self.assertRaisesRegex(ProviderError, "No outfit .* covers hips"):
                provider.build(somebody(), parts())
            addon.outfits.update(cover=True, unknown=True)
            with self.assertRaisesRegex(ProviderError, "nothing says what it is"):
                provider.build(somebody(), parts())
            self.assertEqual(block_counts(), before)

    def test_missing_add_on_and_content_say_what_to_do(self) -> None:
        with self.assertRaisesRegex(ProviderError, "Human Generator is not installed .* humgen3d.com"):
            HumanGeneratorProvider()
        with installed("HumGen3D"), self.assertRaisesRegex(ProviderError, f"content is missing.*{CONTENT}"):
            HumanGeneratorProvider()


if __name__ == "__main__":
    unittest.main()
