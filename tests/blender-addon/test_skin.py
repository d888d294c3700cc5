import unittest

import numpy as np
import packs

from s2mgen.assets.cielab import to_lab
from s2mgen.human.body.anatomy import anatomy_of
from s2mgen.human.build import build_human
from s2mgen.human.hair.growth import beard_growth, scalp_growth
from s2mgen.human.skin.chance import uniform
from s2mgen.human.skin.place_map import skin_maps
from s2mgen.human.skin.textures import skin_textures
from s2mgen.spec.hair import FACIAL_HAIR_STYLES
from s2mgen.spec.skin import TATTOO_DESIGNS, TATTOO_PLACES

LIP_RED = {"colour": [0.5, 0.02, 0.04], "strength": 1.0}
NONE = {"colour": [0.5, 0.5, 0.5], "strength": 0.0}
#: L* 50 + b* tan(ITA) of every skin type, with usual a* and b*: ITA, a*, b*.
TYPES = {
    "I": (60, 9, 15),
    "II": (48, 11, 18),
    "III": (34, 13, 20),
    "IV": (19, 14, 21),
    "V": (-10, 14, 20),
    "VI": (-45, 11, 15),
}


def person(number=0, hair=None, **skin):
    """Somebody bald and unmarked but for what is asked."""
    found = packs.person(number, hair=hair, facialHair=None)
    plain = {"wrinkles": 0, "moles": 0, "blemishes": 0, "tanLines": 0, "makeUp": None, "tattoos": [], "contrast": 1.0}
    found["skin"].update({**plain, "freckles": {"density": 0, "strength": 0}, **skin})
    return found


def toned(ita, a, b, number=0, **skin):
    lab = [50 + b * np.tan(np.radians(ita)), a, b]
    return person(number, texture=packs.SKINS[2] if ita < -15 else packs.SKINS[0], ita=ita, lab=lab, **skin)


def textures(somebody):
    return skin_textures(somebody, packs.pack())


def lab_of(pixels):
    return to_lab(pixels[..., :3].astype(np.float32))


def changed(somebody, **skin):
    """Colour difference [h, w] that a mark makes in the whole texture."""
    marked = {**somebody, "skin": {**somebody["skin"], **skin}}
    return np.linalg.norm(lab_of(textures(marked).whole) - lab_of(textures(somebody).whole), axis=-1)


def parts_of_texels(texels):
    return np.append(anatomy_of(packs.pack()).part, "")[texels.face]


class Tone(unittest.TestCase):
    def test_every_type_is_met_whatever_the_skin_carries(self):
        tattoo = {"place": "back", "design": "tribal", "colour": [0, 0, 0], "strength": 0.9, "size": 0.3, "angle": 0}
        marks = {"moles": 1.0, "blemishes": 0.5, "tanLines": 1.0, "freckles": {"density": 1.0, "strength": 1.0}}
        for name, (ita, a, b) in TYPES.items():
            for contrast in (0.8, 1.25):
                with self.subTest(type=name, contrast=contrast):
                    built = textures(toned(ita, a, b, contrast=contrast, tattoos=[tattoo], **marks))
                    self.assertAlmostEqual(built.ita, ita, delta=1.5)

    def test_what_no_screen_can_show_is_recorded_as_it_came_out(self):
        """So dark a colour of that chroma lies outside of sRGB."""
        built = build_human(toned(-72, 11, 15), packs.parts(), packs.pack())
        assert built.ita is not None
        self.assertGreater(abs(built.ita + 72), 2)


class Marks(unittest.TestCase):
    def test_the_map_knows_the_place_of_every_texel(self):
        whole, face = skin_maps(packs.pack())
        group = packs.pack().body.body
        for texels, share in ((whole, 0.98), (face, 0.98)):
            own = np.flatnonzero(texels.chosen)
            place = anatomy_of(packs.pack()).neutral[group.faces[own]].mean(1)
            at = np.floor(texels.texels(group.uvs[own].mean(1))).astype(int)
            apart = np.linalg.norm(texels.position[at[:, 1], at[:, 0]] - place, axis=1)
            # A texel of the trunk is four millimetres wide.
            self.assertGreater(float((apart < 0.06).mean()), share)

    def test_the_same_seed_gives_the_same_spots_and_another_others(self):
        freckles = {"density": 1.0, "strength": 1.0}
        first, same, other = (textures(person(freckles=freckles, spotSeed=seed)).face for seed in (5, 5, 6))
        np.testing.assert_array_equal(first, same)
        self.assertGreater(float((first != other).mean()), 0.005)

    def test_numbers_of_a_stream_are_even_and_do_not_change_with_their_count(self):
        drawn = uniform(7, "moles", 20000)
        np.testing.assert_array_equal(drawn[:50], uniform(7, "moles", 50))
        counts, _ = np.histogram(drawn, 20, (0, 1))
        self.assertLess(int(np.abs(counts - 1000).max()), 160)
        self.assertGreaterEqual(float(drawn.min()), 0)
        self.assertLess(float(drawn.max()), 1)
        # Frozen: stored specs must keep their spots.
        np.testing.assert_allclose(uniform(1, "moles", 3), FROZEN, atol=1e-6)

    def test_tan_lines_are_paler_below_swimwear_and_nowhere_else(self):
        y = skin_maps(packs.pack())[0].position[..., 1]
        part = parts_of_texels(skin_maps(packs.pack())[0])
        plain = person()
        marked = {**plain, "skin": {**plain["skin"], "tanLines": 1.0}}
        lighter = (lab_of(textures(marked).whole) - lab_of(textures(plain).whole))[..., 0]
        self.assertGreater(float(np.median(lighter[(part == "body") & (np.abs(y - 0.3) < 0.15)])), 2)
        self.assertLess(float(np.abs(lighter[np.isin(part, ["face", "hand", "foot"])]).max()), 0.6)

    def test_lipstick_reddens_the_lips_alone(self):
        plain = person()
        paint = {"lips": LIP_RED, "eyelids": NONE, "cheeks": NONE}
        made_up = {**plain, "skin": {**plain["skin"], "makeUp": paint}}
        face = skin_maps(packs.pack())[1]
        change = lab_of(textures(made_up).face) - lab_of(textures(plain).face)
        lips = parts_of_texels(face) == "lips"
        self.assertGreater(float(np.median(change[lips][:, 1])), 12)
        far = np.linalg.norm(face.position - face.position[lips].mean(0), axis=-1) > 0.6
        self.assertLess(float(np.abs(change[far]).max()), 0.6)

    def test_a_tattoo_of_every_design_lies_on_its_place(self):
        position = skin_maps(packs.pack())[0].position
        plain = person()
        for number, place in enumerate(TATTOO_PLACES):
            design = TATTOO_DESIGNS[number % len(TATTOO_DESIGNS)]
            tattoo = {"place": place, "design": design, "colour": [0, 0, 0], "strength": 1, "size": 0.1, "angle": 0}
            with self.subTest(place=place, design=design):
                inked = changed(plain, tattoos=[tattoo]) > 10
                self.assertGreater(int(inked.sum()), 3)
                found = position[inked]
                if place.startswith(("left", "right")):
                    self.assertTrue(((found[:, 0] > 0) == place.startswith("left")).all())
                self.assertLess(float(np.linalg.norm(found - np.median(found, 0), axis=1).max()), 2.2)

    def test_creases_are_cut_into_the_relief_of_the_old_only(self):
        smooth, lined = (textures(person(wrinkles=depth)).face[..., 3] for depth in (0.0, 1.0))
        np.testing.assert_allclose(smooth, 0.5, atol=0.01)
        self.assertLess(float(lined.min()), 0.3)

    def test_the_window_of_the_face_continues_the_whole_texture(self):
        """Where faces of both meet one must not see a seam: same median colour on common texels."""
        built = textures(person(freckles={"density": 1.0, "strength": 1.0}))
        whole, face = skin_maps(packs.pack())
        left, bottom = (round(edge * 512) for edge in face.window[:2])
        height, width = face.shape[0] // 3, face.shape[1] // 3
        coarse = lab_of(built.whole[bottom : bottom + height, left : left + width])
        fine = lab_of(built.face).reshape(height, 3, width, 3, 3).mean((1, 3))
        both = (whole.face[bottom : bottom + height, left : left + width] >= 0) & (face.face[1::3, 1::3] >= 0)
        self.assertLess(float(np.abs(np.median(fine[both] - coarse[both], 0)).max()), 1.0)


class Growth(unittest.TestCase):
    def test_hair_grows_on_the_scalp_and_beards_below_the_nose(self):
        crown, brow, chin, nose = ([[0, 8.4, 0.3]], [[0.2, 7.6, 1.35]], [[0, 6.35, 1.4]], [[0, 7.0, 1.59]])
        grown = [float(scalp_growth(np.array(at, np.float32), 0.0)[0]) for at in (crown, brow, chin, nose)]
        self.assertEqual([value > 0.5 for value in grown], [True, False, False, False])
        for style in FACIAL_HAIR_STYLES:
            for at in (crown, brow, nose):
                self.assertEqual(float(beard_growth(np.array(at, np.float32), style)[0]), 0, style)
        for style, wanted in (
            ("full", True),
            ("goatee", True),
            ("circle", True),
            ("moustache", False),
            ("sideburns", False),
        ):
            self.assertEqual(float(beard_growth(np.array(chin, np.float32), style)[0]) > 0.5, wanted, style)

    def test_recession_leaves_less_hair(self):
        neutral = anatomy_of(packs.pack()).neutral
        full, receded = (float(scalp_growth(neutral, share).sum()) for share in (0.0, 1.0))
        self.assertLess(receded, 0.9 * full)

    def test_stubble_is_paint_and_a_beard_is_no_skin(self):
        index = packs.parts()
        facial = {"style": "stubble", "length": 0.001, "density": 0.8, "colour": [0.05, 0.03, 0.02]}
        cropped = {"kind": "cropped", "length": 0.01, "density": 0.9, "recession": 0.0, "colour": [0.05, 0.03, 0.02]}
        cropped = {**cropped, "roughness": 0.5, "second": {"colour": [0.5, 0.5, 0.5], "share": 0.2}}
        for style in FACIAL_HAIR_STYLES:
            somebody = packs.person(2, hair=cropped, facialHair={**facial, "style": style})
            shown = [surface.pass_index for part in self.built(somebody).parts for surface in part.surfaces]
            self.assertEqual(shown.count(index["facialHair"]), 0 if style == "stubble" else 1, style)
            self.assertEqual(shown.count(index["scalpHair"]), 1)

    def test_cropped_hair_stands_off_the_scalp_by_its_length(self):
        for length in (0.002, 0.012, 0.04):
            hair = {"kind": "cropped", "length": length, "density": 0.9, "recession": 0.0, "colour": [0.1, 0.1, 0.1]}
            somebody = packs.person(
                2, hair={**hair, "roughness": 0.5, "second": {"colour": [0.5, 0.5, 0.5], "share": 0.0}}
            )
            parts = {part.name: part for part in self.built(somebody).parts}
            above = parts["cropped hair"].vertices[:, 2].max() - parts["body"].vertices[:, 2].max()
            self.assertGreater(float(above), 0)
            self.assertLess(float(above), length + 0.002)

    def built(self, somebody):
        return build_human(somebody, packs.parts(), packs.pack())


#: The first numbers of the stream "moles" of seed 1.
FROZEN = (0.654258, 0.1280126, 0.2855068)

if __name__ == "__main__":
    unittest.main()
