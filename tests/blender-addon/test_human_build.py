import struct
import unittest

import numpy as np
import packs

from s2mgen.assets.cielab import to_lab, typology_angle
from s2mgen.assets.errors import AssetError
from s2mgen.human.body.anatomy import anatomy_of
from s2mgen.human.build import build_human
from s2mgen.human.errors import PersonError
from s2mgen.human.preview import MOST_TRIANGLES, preview_mesh

SKIN = ("face", "body", "hand", "foot", "lips", "nails")

T_POSE = {
    "upper": {"asset": "poses/tpose", "mirrored": False},
    "lower": {"asset": "poses/tpose", "mirrored": False},
    "turns": [],
    "hands": [],
}


def built(person):
    return build_human(person, packs.parts(), packs.pack())


def garment(asset, part="whole"):
    recolour = {"hue": 0.5, "saturation": 1, "value": 1}
    return {
        "kind": "fitted",
        "asset": asset,
        "part": part,
        "variant": 0,
        "recolour": recolour,
        "roughness": 0.8,
        "material": None,
    }


def part_named(human, name):
    return next(part for part in human.parts if part.name == name)


class People(unittest.TestCase):
    def test_the_same_spec_gives_the_same_person(self):
        for first, second in zip(built(packs.person(1)).parts, built(packs.person(1)).parts, strict=True):
            np.testing.assert_array_equal(first.vertices, second.vertices)
            np.testing.assert_array_equal(first.faces, second.faces)

    def test_the_lowest_point_of_body_and_shoes_is_on_the_floor(self):
        human = built(packs.person(0, shoes=garment("shoes/shoes01")))
        lowest = min(float(part.vertices[:, 2].min()) for part in human.parts)
        self.assertAlmostEqual(lowest, 0, delta=0.005)

    def test_every_part_is_whole(self):
        for number in range(3):
            for part in built(packs.person(number)).parts:
                with self.subTest(number=number, part=part.name):
                    self.assertTrue(np.isfinite(part.vertices).all())
                    self.assertEqual(part.uvs.shape, (len(part.faces), 4, 2))
                    self.assertEqual(part.surface_of_face.shape, (len(part.faces),))
                    self.assertLess(int(part.surface_of_face.max()), len(part.surfaces))
                    self.assertEqual(len(np.unique(part.faces)), len(part.vertices))

    def test_the_person_faces_the_front_and_turns_with_the_spec(self):
        ahead, turned = (built(packs.person(2, turn=turn, pose=T_POSE)).landmarks for turn in (0.0, np.pi / 2))
        self.assertGreater(ahead["leftHand"][0], 0.4)
        self.assertGreater(turned["leftHand"][1], 0.4)

    def test_pass_indices_that_are_missing_are_named(self):
        few = {name: index for name, index in packs.parts().items() if name != "nails"}
        with self.assertRaisesRegex(PersonError, "nails"):
            build_human(packs.person(), few, packs.pack())

    def test_an_unknown_asset_is_named(self):
        with self.assertRaisesRegex(AssetError, "eyes/Cyclops"):
            built(packs.person(eyes={"asset": "eyes/Cyclops", "variant": 0}))

    def test_a_variant_that_does_not_exist_is_named(self):
        with self.assertRaisesRegex(PersonError, "variant 9"):
            built(packs.person(eyes={"asset": "eyes/HighPolyEyes", "variant": 9}))


class Decency(unittest.TestCase):
    def refused(self, gender, garments, what):
        with self.assertRaisesRegex(PersonError, what):
            built(packs.person(body_gender=gender, garments=garments))

    def test_nobody_is_made_without_clothes(self):
        self.refused(0.9, [], "hips")
        self.refused(0.1, [], "chest and hips")

    def test_hips_are_covered_whatever_else_is_worn(self):
        self.refused(0.9, [garment("clothes/male_casualsuit02", "top")], "hips")
        self.refused(0.9, [garment("clothes/armsleeve_white_s")], "hips")

    def test_a_womans_chest_is_covered(self):
        self.refused(0.1, [garment("clothes/female_casualsuit01", "bottom")], "chest")

    def test_a_man_may_wear_trousers_only(self):
        built(packs.person(body_gender=0.9, garments=[garment("clothes/male_casualsuit02", "bottom")]))

    def test_the_shortest_briefs_cover_hips_and_crotch(self):
        """The edges asked for would leave next to nothing."""
        shorts = {**packs.person(2)["garments"][0], "region": "bottom", "upperEdge": 0.0, "lowerEdge": -0.01}
        human = built(packs.person(2, garments=[shorts], turn=0.0, pose=T_POSE))
        self.assertEqual(self.bare(human, (-0.3, 0.7), 0.9), 0)

    def test_the_smallest_top_covers_a_womans_breast(self):
        skirt = packs.person(1)["garments"]
        top = {**skirt[0], "region": "top", "upperEdge": 0.2, "lowerEdge": 0.5, "sleeve": 0, "neckline": 0.3}
        bottom = {**skirt[0], "region": "bottom", "upperEdge": 0.1, "lowerEdge": -0.2}
        human = built(packs.person(1, garments=[top, bottom], turn=0.0, pose=T_POSE))
        self.assertEqual(self.bare(human, (3.5, 4.2), 1.1), 0)

    def bare(self, human, heights, sideways):
        """How many faces of skin in front, between heights of the neutral adult (decimetres) near the midline, no cloth hides
        from somebody straight ahead."""
        pack = packs.pack()
        neutral = anatomy_of(pack).neutral[pack.body.body.faces].mean(1)
        inside = (neutral[:, 1] > heights[0]) & (neutral[:, 1] < heights[1])
        inside &= (abs(neutral[:, 0]) < sideways) & (neutral[:, 2] > 0.3)
        # Faces are known again by their place in the texture.
        wanted = {uv.tobytes() for uv in pack.body.body.uvs[inside]}
        self.assertGreater(len(wanted), 10)
        body = part_named(human, "body")
        seen = body.faces[[uv.tobytes() in wanted for uv in body.uvs]]
        cloth = [part.vertices[part.faces] for part in human.parts if part.name.startswith("cut")]
        triangles = np.concatenate([np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]]) for quads in cloth])
        return sum(not covers(triangles, point) for point in body.vertices[seen].mean(1))


def covers(triangles, point):
    """Whether one of the triangles [n, 3, 3] lies between a point and somebody far ahead (−Y)."""
    x, z = (triangles[:, :, axis] - point[axis] for axis in (0, 2))
    turns = [x[:, k] * z[:, (k + 1) % 3] - x[:, (k + 1) % 3] * z[:, k] for k in range(3)]
    around = np.logical_or(np.all([turn >= 0 for turn in turns], 0), np.all([turn <= 0 for turn in turns], 0))
    return bool((around & (triangles[:, :, 1].min(1) < point[1] + 0.002)).any())


class Skin(unittest.TestCase):
    def test_tones_of_all_types_but_the_darkest_are_met_within_a_degree(self):
        pack = packs.pack()
        body, anatomy = pack.body, anatomy_of(pack)
        centre = anatomy.neutral[body.body.faces].mean(1)
        torso = (anatomy.part == "body") & (centre[:, 1] > 1.9) & (centre[:, 1] < 4.9) & (abs(centre[:, 0]) < 1.2)
        for angle, b, a in ((60, 15, 9), (48, 18, 11), (34, 20, 13), (19, 21, 14), (-10, 20, 14)):
            with self.subTest(angle=angle):
                lab = [50 + b * np.tan(np.radians(angle)), a, b]
                skin = {**packs.person(0)["skin"], "texture": packs.SKINS[0], "lab": lab, "ita": angle, "contrast": 1.0}
                pixels = part_named(built(packs.person(0, skin=skin)), "body").surfaces[0].pixels
                assert pixels is not None
                at = (body.body.uvs[torso].mean(1) * pixels.shape[1::-1]).astype(int)
                seen = np.median(to_lab(np.rint(pixels[at[:, 1], at[:, 0], :3] * 255).astype(np.float32) / 255), 0)
                self.assertAlmostEqual(typology_angle(seen), angle, delta=1)

    def test_mouth_cavity_and_eye_sockets_are_never_skin(self):
        pack, index = packs.pack(), packs.parts()
        human = built(packs.person(0, expression={"mouth-open": 1}))
        body = part_named(human, "body")
        passes = np.array([surface.pass_index for surface in body.surfaces])[body.surface_of_face]
        inner = {uv.tobytes() for uv in pack.body.body.uvs[pack.body.islands >= 6]}
        hits = [index_of for uv, index_of in zip(body.uvs, passes, strict=True) if uv.tobytes() in inner]
        self.assertEqual(len(hits), 398 + 293 + 293)
        self.assertEqual(set(hits), {index["mouth"], index["eyeSocket"]})

    def test_every_skin_part_is_on_the_label_map(self):
        anatomy = anatomy_of(packs.pack())
        counts = {name: int((anatomy.part == name).sum()) for name in SKIN}
        self.assertGreater(min(counts.values()), 100, counts)
        self.assertLess(counts["lips"], 250)
        self.assertLess(counts["nails"], 900)

    def test_only_skin_surfaces_carry_the_pass_indices_of_skin(self):
        index = packs.parts()
        skin = {index[name] for name in SKIN}
        for number in range(3):
            for part in built(packs.person(number)).parts:
                for surface in part.surfaces:
                    self.assertEqual(surface.pass_index in skin, surface.kind == "skin", (part.name, surface.name))


class Preview(unittest.TestCase):
    def test_the_mesh_is_laid_out_as_the_3d_view_reads_it(self):
        human = built(packs.person(1))
        data = preview_mesh(human)
        vertices, triangles = struct.unpack_from("<II", data)
        kinds_at = 8 + 12 * vertices
        faces_at = kinds_at + vertices + -vertices % 4
        self.assertEqual(len(data), faces_at + 12 * triangles)
        self.assertLessEqual(triangles, MOST_TRIANGLES)
        self.assertGreater(triangles, 5000)
        faces = np.frombuffer(data, "<u4", 3 * triangles, faces_at)
        self.assertLess(int(faces.max()), vertices)
        points = np.frombuffer(data, "<f4", 3 * vertices, 8).reshape(-1, 3)
        everything = np.concatenate([part.vertices for part in human.parts])
        np.testing.assert_allclose(points.max(0), everything.max(0), atol=0.06)
        kinds = set(np.frombuffer(data, np.uint8, vertices, kinds_at).tolist())
        self.assertLessEqual({packs.parts()[name] for name in ("face", "hand", "garment")}, kinds)


if __name__ == "__main__":
    unittest.main()
