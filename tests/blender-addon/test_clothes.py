import json
import unittest
from pathlib import Path
from typing import Any

import numpy as np
import packs

from s2mgen.human.body.anatomy import anatomy_of
from s2mgen.human.body.shape import BODY_END
from s2mgen.human.build import build_human
from s2mgen.human.clothes.cut_field import cut_field
from s2mgen.human.clothes.folds import fold_relief
from s2mgen.human.clothes.refined import refined_surface
from s2mgen.human.errors import PersonError
from support import specs

try:
    import bpy  # noqa: F401  # brings mathutils
    from mathutils import Vector
    from mathutils.bvhtree import BVHTree
except ImportError:
    BVHTree: Any = None

#: Views from around and from a little above and below, in which nobody may see skin through cloth.
VIEWS = [(angle, (-0.1, 0.35)[k % 2]) for k, angle in enumerate(np.radians(range(0, 360, 60)))]
#: Skin that lies deeper than this under cloth (decimetres from its edge) counts when it is seen.
UNDER = 0.1


def cut(region: str, **changes: Any) -> Any:
    plain = {
        "kind": "cut", "upperEdge": 0.1, "lowerEdge": 0.0, "sleeve": 0.0, "neckline": 0.0, "offset": 0.008, "opening": 0.0,
        "legCut": 0.0, "flare": 0.0, "collar": "none", "hem": 0.0, "folds": 0.0, "foldSeed": 0,
    }  # fmt: skip
    return {**plain, "region": region, "material": specs.material(), **changes}


TROUSERS = cut("bottom", lowerEdge=-0.7)
SHIRT = cut("top", upperEdge=0.57, sleeve=0.3)


def built(garments: list[dict[str, Any]], **changes: Any) -> Any:
    return build_human(packs.person(2, garments=garments, **changes), packs.parts(), packs.pack())


def named(human: Any, name: str) -> list[Any]:
    return [part for part in human.parts if part.name == name]


class Garments(unittest.TestCase):
    def test_what_is_open_in_front_does_not_count_as_cover(self) -> None:
        with self.assertRaisesRegex(PersonError, "chest"):
            built([TROUSERS, {**SHIRT, "opening": 0.05}], body_gender=0.1)
        with self.assertRaisesRegex(PersonError, "hips"):
            built([cut("skirt", lowerEdge=-0.4, opening=0.05)])

    def test_a_suit_covers_hips_and_chest(self) -> None:
        built([cut("suit", upperEdge=0.45, lowerEdge=-0.065, legCut=0.08)], body_gender=0.1)

    def test_the_highest_leg_opening_leaves_the_hips_covered(self) -> None:
        pack = packs.pack()
        body = anatomy_of(pack).neutral[:BODY_END]
        field = cut_field(cut("bottom", lowerEdge=-0.065, legCut=0.12), anatomy_of(pack), True)[:BODY_END]
        hips = (abs(body[:, 0]) < 0.75) & (body[:, 1] > -0.5) & (body[:, 1] < 0.9)
        self.assertGreater(hips.sum(), 100)
        self.assertTrue((field[hips] > 0).all())

    def test_each_garment_lies_over_those_before_it(self) -> None:
        """A tight jacket over a wide shirt, both from one surface: vertex by vertex it is farther out."""
        shirt, jacket = {**SHIRT, "offset": 0.02}, {**SHIRT, "offset": 0.004}
        inner, outer = (part.vertices for part in named(built([TROUSERS, shirt, jacket]), "cut top"))
        self.assertEqual(inner.shape, outer.shape)
        self.assertGreater(float(np.linalg.norm(outer - inner, axis=1).min()), 0.0005)

    def test_wrinkles_stand_off_and_never_press_in(self) -> None:
        for region in ("top", "skirt"):
            rest = refined_surface(packs.pack(), "skirt" if region == "skirt" else "tights")
            taut, loose = (fold_relief(cut(region, folds=much, foldSeed=5), rest) for much in (0.0, 1.0))
            self.assertEqual(float(abs(taut).max()), 0)
            self.assertGreaterEqual(float(loose.min()), 0)
            self.assertGreater(float(np.ptp(loose)), 0.004)
            self.assertLess(float(loose.max()), 0.03)

    def test_collars_and_hems_add_cloth(self) -> None:
        counts = [
            len(named(built([TROUSERS, {**SHIRT, **change}]), "cut top")[0].faces)
            for change in ({}, {"hem": 0.02}, {"collar": "shirt"}, {"collar": "hood"})
        ]
        self.assertEqual(min(counts), counts[0])
        self.assertEqual(len(set(counts)), 4)


@unittest.skipIf(BVHTree is None, "rays need Blender's mathutils")
class SkinUnderCloth(unittest.TestCase):
    def test_hardly_any_is_seen_on_fifty_people_in_their_poses(self) -> None:
        outfits = json.loads((Path(__file__).parent / "fixtures" / "outfits.json").read_text("utf-8"))
        seen = np.array([self.shares(outfit) for outfit in outfits])
        self.assertEqual(len(seen), 50)
        self.assertLess(seen[:, 0].sum() / seen.sum(), 0.003)
        self.assertLess(float((seen[:, 0] / seen.sum(1)).max()), 0.06)

    def shares(self, outfit: dict[str, Any]) -> tuple[float, float]:
        """Area of skin in sight of all views, in square metres: deep under cloth, and elsewhere."""
        pack = packs.pack()
        halves = {half: {"asset": outfit[half], "mirrored": False} for half in ("upper", "lower")}
        garments = [cut(**garment) for garment in outfit["garments"]]
        gender = 0.1 if outfit["female"] else 0.9
        human = built(
            garments,
            body_gender=gender,
            body_weight=outfit["weight"],
            hair=None,
            hat=None,
            shoes=None,
            pose={**halves, "turns": [], "hands": []},
        )
        (body,) = named(human, "body")
        # Faces of the body are known again by their place in the texture.
        at = {uv.tobytes(): k for k, uv in enumerate(pack.body.body.uvs)}
        whole = pack.body.body.faces[[at[uv.tobytes()] for uv in body.uvs]]
        under = np.zeros(len(body.faces), bool)
        for garment in garments:
            if garment["region"] != "skirt":
                field = cut_field(garment, anatomy_of(pack), outfit["female"])[pack.body.nearest_tights]
                field[pack.body.tights_distance > 0.6] = 0
                under |= (field[whole] > UNDER).all(1)
        cloth = tree(part for part in human.parts if part.name != "body")
        own = tree([body])
        corners = body.vertices[body.faces]
        cross = np.cross(corners[:, 2] - corners[:, 0], corners[:, 3] - corners[:, 1])
        area = np.linalg.norm(cross, axis=1) / 2
        normal, middle = cross / (2 * area[:, None] + 1e-12), corners.mean(1)
        skin = body.surface_of_face < 6
        totals = [0.0, 0.0]
        for angle, lift in VIEWS:
            towards = np.array([np.sin(angle), -np.cos(angle), lift])
            towards /= np.linalg.norm(towards)
            facing = normal @ towards
            # Every 15th face is enough to know how much bare skin there is.
            for face in np.flatnonzero((facing > 0.05) & skin & (under | (np.arange(len(under)) % 15 == 0))):
                start, way = Vector(middle[face] + normal[face] * 5e-4), Vector(towards)
                if cloth.ray_cast(start, way)[0] is None and own.ray_cast(start, way)[0] is None:
                    weight = 1 if under[face] else 15
                    totals[0 if under[face] else 1] += float(area[face] * facing[face]) * weight
        return totals[0], totals[1]


def tree(parts: Any) -> Any:
    """A search tree of all faces of some parts."""
    vertices: list[Any] = []
    faces: list[list[int]] = []
    for part in parts:
        start = len(vertices)
        vertices += part.vertices.tolist()
        faces += [[start + corner for corner in dict.fromkeys(face)] for face in part.faces.tolist()]
    return BVHTree.FromPolygons(vertices, faces)
