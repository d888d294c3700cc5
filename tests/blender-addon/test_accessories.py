import tempfile
import unittest
from pathlib import Path
from typing import Any

import numpy as np
import packs

from s2mgen.human.build import build_human
from support import specs

try:
    from s2mgen.render.pixels import read_pixels
    from support.stage import render
except ImportError:
    render: Any = None

GOLD = {"colour": [0.86, 0.55, 0.17], "metallic": 1.0}
STANDING = {"asset": "poses/standing02", "mirrored": False}
BOWED = [{"bone": "head", "axis": [1, 0, 0], "angle": 0.5}, {"bone": "neck01", "axis": [0, 1, 0], "angle": 0.4}]


def glasses(**changes: Any) -> dict[str, Any]:
    return {"kind": "glasses", "shape": "round", "size": 0.05, "thickness": 0.003, "lens": "clear", **GOLD, **changes}


def necklace(**changes: Any) -> dict[str, Any]:
    return {"kind": "necklace", "shape": "chain", "drop": 0.06, "thickness": 0.003, **GOLD, **changes}


def wearing(*accessories: dict[str, Any], turns: Any = (), **changes: Any) -> Any:
    pose = {"upper": STANDING, "lower": STANDING, "turns": list(turns), "hands": []}
    person = packs.person(2, accessories=list(accessories), pose=pose, expression={}, turn=0.0, **changes)
    return build_human(person, packs.parts(), packs.pack())


def part(human: Any, name: str) -> Any:
    return next(part for part in human.parts if part.name == name)


class Shapes(unittest.TestCase):
    def test_every_kind_and_shape_is_whole_and_labelled(self) -> None:
        material = specs.material()
        every = [
            *(
                glasses(shape=shape, size=size)
                for shape in ("round", "rectangular", "aviator", "cat")
                for size in (0.04, 0.06)
            ),
            *({"kind": "earrings", "shape": shape, "size": 0.03, **GOLD} for shape in ("stud", "hoop", "drop")),
            *(necklace(shape=shape) for shape in ("chain", "beads", "pendant")),
            *(
                {"kind": "wrist", "shape": shape, "side": side, "width": 0.02, **GOLD}
                for shape in ("watch", "bangle", "strap")
                for side in ("left", "right")
            ),
            {"kind": "mask", "material": material},
            {"kind": "scarf", "thickness": 0.03, "material": material},
        ]
        bare = {made.name for made in wearing().parts}
        for accessory in every:
            with self.subTest(accessory=accessory):
                new = [made for made in wearing(accessory).parts if made.name not in bare]
                self.assertTrue(new)
                for made in new:
                    self.assertTrue(np.isfinite(made.vertices).all())
                    self.assertLess(int(made.faces.max()), len(made.vertices))
                    self.assertEqual(made.uvs.shape, (len(made.faces), 4, 2))
                    label = {"glasses": "glasses", "mask": "garment", "scarf": "garment"}.get(
                        accessory["kind"], "accessory"
                    )
                    self.assertEqual(made.surfaces[0].pass_index, packs.parts()[label])

    def test_hats_made_here_cover_the_crown_and_are_labelled_hats(self) -> None:
        for shape in ("beanie", "cap", "headscarf"):
            human = wearing(hat={"kind": "made", "shape": shape, "material": specs.material()}, hair=None)
            hat, body = part(human, shape), part(human, "body")
            self.assertEqual(hat.surfaces[0].pass_index, packs.parts()["hat"])
            self.assertGreater(hat.vertices[:, 2].max(), body.vertices[:, 2].max())


class Places(unittest.TestCase):
    def test_lenses_stand_before_the_eyes_and_temples_reach_the_ears_however_the_head_is_held(self) -> None:
        for turns in ((), BOWED):
            human = wearing(glasses(), turns=turns)
            eyes, lenses, frame = (part(human, name).vertices for name in ("eyes/HighPolyEyes", "lenses", "glasses"))
            self.assertLess(float(np.linalg.norm(eyes.mean(0) - lenses.mean(0))), 0.035)
            # Temples run back by the depth of the head.
            self.assertGreater(float(np.ptp(frame @ axis_of(eyes, lenses))), 0.1)

    def test_glasses_stay_out_of_the_face(self) -> None:
        for shape in ("round", "rectangular", "aviator", "cat"):
            human = wearing(glasses(shape=shape))
            body, lenses = part(human, "body").vertices, part(human, "lenses").vertices
            for corner in lenses[::7]:
                near = body[np.linalg.norm(body[:, [0, 2]] - corner[[0, 2]], axis=1) < 0.006]
                if len(near):
                    self.assertLess(corner[1], float(near[:, 1].min()) + 0.001)

    def test_a_necklace_lies_on_the_chest_and_not_in_it(self) -> None:
        for shape, drop in (("chain", 0.0), ("pendant", 0.06), ("beads", 0.14)):
            human = wearing(necklace(shape=shape, drop=drop))
            body, chain = part(human, "body").vertices, part(human, "necklace").vertices
            skin = part(human, "body")
            dense = np.concatenate([body, body[skin.faces].mean(1), body[skin.faces[:, :2]].mean(1)])
            away = [float(np.linalg.norm(dense - point, axis=1).min()) for point in chain[::7]]
            # It may span the hollow between the breasts.
            self.assertLess(np.quantile(away, 0.95), 0.04)
            # In front, where the chest faces ahead, it is before the skin.
            for point in chain[(chain[:, 1] < np.quantile(chain[:, 1], 0.3))][::5]:
                near = body[np.linalg.norm(body[:, [0, 2]] - point[[0, 2]], axis=1) < 0.01]
                near = near[abs(near[:, 1] - point[1]) < 0.05]
                if len(near):
                    self.assertLess(point[1], float(near[:, 1].max()) + 0.002)

    def test_a_watch_is_at_its_wrist(self) -> None:
        for side, other in (("left", "right"), ("right", "left")):
            human = wearing({"kind": "wrist", "shape": "watch", "side": side, "width": 0.02, **GOLD})
            middle = part(human, "watch").vertices.mean(0)
            hand, far = (np.array(human.landmarks[f"{one}Hand"]) for one in (side, other))
            self.assertLess(float(np.linalg.norm(middle - hand)), 0.16)
            self.assertGreater(float(np.linalg.norm(middle - far)), 0.25)

    def test_drops_hang_down_from_a_bowed_head(self) -> None:
        drop = {"kind": "earrings", "shape": "drop", "size": 0.04, **GOLD}
        upright, bowed = (part(wearing(drop, turns=turns), "earrings").vertices for turns in ((), BOWED))
        left = [one[: len(one) // 2] for one in (upright, bowed)]
        heights = [float(np.ptp(one[:, 2])) for one in left]
        self.assertAlmostEqual(heights[0], heights[1], delta=0.001)


def axis_of(eyes: Any, lenses: Any) -> Any:
    """Unit direction from the eyes forwards."""
    way = lenses.mean(0) - eyes.mean(0)
    return way / np.linalg.norm(way)


def erode(mask: Any, times: int = 4) -> Any:
    """What is left of a mask some pixels inside its edge."""
    for _ in range(times):
        mask = mask & np.roll(mask, 1, 0) & np.roll(mask, -1, 0) & np.roll(mask, 1, 1) & np.roll(mask, -1, 1)
    return mask


@unittest.skipIf(render is None, "needs Blender")
class LensesInTheLabelMap(unittest.TestCase):
    def parts(self, lens: str | None) -> Any:
        with tempfile.TemporaryDirectory() as folder:
            worn = [] if lens is None else [glasses(lens=lens, size=0.06, thickness=0.0005)]
            person = {**specs.person(0), "accessories": worn, "hair": None}
            camera = {
                **specs.camera(focal_length=300.0, height=1.55),
                "focalPoint": "face",
                "offset": [0.0] * 3,
                "roll": 0.0,
            }
            spec = specs.scene(0, size=96, people=specs.alone(person), cameras=[camera], minimumPersonShare=0)
            result = render(spec, Path(folder) / "dataset")
            return read_pixels(Path(folder) / "dataset" / result["files"]["parts"], 1)[..., 0]

    def test_skin_behind_a_clear_lens_is_skin_and_behind_others_is_not(self) -> None:
        bare, clear, tinted, dark = (self.parts(lens) for lens in (None, "clear", "tinted", "dark"))
        lens = dark == specs.PARTS["glasses"]
        self.assertGreater(int(lens.sum()), 300)
        self.assertGreater(float((lens & (tinted == specs.PARTS["glasses"])).sum() / lens.sum()), 0.98)
        behind = lens & (clear != specs.PARTS["glasses"])
        # Only the frame, half a millimetre thick, is left of clear glasses.
        self.assertGreater(float(behind.sum() / lens.sum()), 0.8)
        # Single hairs of brows and lashes may be above or below one half.
        behind &= ~np.isin(bare, (11, 12)) & ~np.isin(clear, (11, 12))
        np.testing.assert_array_equal(clear[behind], bare[behind])
        inside = erode(lens)
        self.assertGreater(int(inside.sum()), 200)
        self.assertEqual(int((clear[inside] == specs.PARTS["glasses"]).sum()), 0)
        self.assertGreater(float(np.isin(bare[behind], (1, 2)).mean()), 0.3)
