"""MPFB's adapter against a stand-in with MPFB's signatures. The real add-on is not run here."""

from __future__ import annotations

import importlib
import inspect
import unittest

import numpy as np
from fakes import installed
from packs import pack, parts, person
from test_frame import block_counts

from s2mgen.human.build import build_human
from s2mgen.human.errors import PersonError
from s2mgen.providers.people import People
from s2mgen.providers.provider import ProviderError
from s2mgen.scene.blender import bpy

#: As MPFB's source has it (makehumancommunity/mpfb2, src/mpfb/services/humanservice.py).
SIGNATURE = (
    "(mask_helpers=True, detailed_helpers=True, extra_vertex_groups=True, feet_on_ground=True, scale=0.1, "
    "macro_detail_dict=None)"
)


class Mpfb(unittest.TestCase):
    def test_its_body_is_dressed_posed_and_labelled_as_the_built_in_one(self) -> None:
        wanted = person(0, provider="mpfb", body_height=1.83, body_age=47)
        before = block_counts()
        with installed("mpfb"):
            made = People(pack()).build(wanted, parts())
            service = importlib.import_module("mpfb.services.humanservice")
            self.assertEqual(str(inspect.signature(service.HumanService.create_human)), SIGNATURE)
            macros = service.asked[-2:]
        self.assertEqual(block_counts(), before)
        self.assertEqual([one["height"] for one in macros], [0.5, 1.0])
        self.assertAlmostEqual(macros[0]["age"], 0.5 + 22 / 130)
        # The stand-in has the pack's shapes, so the person must be the pack's.
        same = build_human(wanted, parts(), pack())
        self.assertEqual(len(made.parts), len(same.parts))
        for one, other in zip(made.parts, same.parts, strict=True):
            np.testing.assert_allclose(one.vertices, other.vertices, atol=2e-4)
            self.assertEqual([s.pass_index for s in one.surfaces], [s.pass_index for s in other.surfaces])
        self.assertEqual(made.keypoints.keys(), same.keypoints.keys())

    def test_children_and_people_without_clothes_are_refused(self) -> None:
        with installed("mpfb"):
            people = People(pack())
            with self.assertRaisesRegex(PersonError, "Only adults"):
                people.build(person(0, provider="mpfb", body_age=24), parts())
            with self.assertRaisesRegex(PersonError, "wears nothing"):
                people.build(person(0, provider="mpfb", garments=[]), parts())

    def test_without_the_add_on_it_says_what_to_install(self) -> None:
        with self.assertRaisesRegex(
            ProviderError, "MPFB 2 is not installed in Blender .* extensions.blender.org .* builtin"
        ):
            People(pack()).build(person(0, provider="mpfb"), parts())

    def test_another_version_is_refused_by_what_it_lacks(self) -> None:
        with installed("mpfb"):
            People(pack()).build(person(0, provider="mpfb"), parts())
            service = importlib.import_module("mpfb.services.humanservice").HumanService
            kept = service.create_human
            try:
                service.create_human = staticmethod(lambda scale=0.1: None)
                with self.assertRaisesRegex(ProviderError, "does not take .*macro_detail_dict.* from 2.0.15 on"):
                    People(pack()).build(person(0, provider="mpfb"), parts())
                service.create_human = staticmethod(_another_mesh)
                with self.assertRaisesRegex(ProviderError, "has 1 vertices, hm08"):
                    People(pack()).build(person(0, provider="mpfb"), parts())
            finally:
                service.create_human = staticmethod(kept)


def _another_mesh(
    mask_helpers: bool,
    detailed_helpers: bool,
    extra_vertex_groups: bool,
    feet_on_ground: bool,
    scale: float,
    macro_detail_dict: dict,
) -> object:
    mesh = bpy.data.meshes.new("other")
    mesh.from_pydata([(0, 0, 0)], [], [])
    thing = bpy.data.objects.new("other", mesh)
    thing.shape_key_add(name="Basis")
    return thing


if __name__ == "__main__":
    unittest.main()
