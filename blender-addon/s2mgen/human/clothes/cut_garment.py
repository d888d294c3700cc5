"""Garments cut from the base mesh's helper surfaces."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from s2mgen.assets.contents import BodyArrays, Floats
from s2mgen.assets.reader import AssetPack
from s2mgen.human.body.anatomy import Anatomy
from s2mgen.human.body.shape import BODY_END
from s2mgen.human.clothes.collar import collar_sheets
from s2mgen.human.clothes.cut_field import Rest, cut_field, upper_edge
from s2mgen.human.clothes.folds import fold_relief
from s2mgen.human.clothes.refined import refined_surface
from s2mgen.human.clothes.sheet import PosedSurface, Sheet, joined, posed_surface, sheet
from s2mgen.human.errors import PersonError
from s2mgen.human.geometry import Part, Surface
from s2mgen.spec.types import CutGarment

#: A body vertex is hidden when the garment over it reaches this much further (decimetres), and is this near.
INSIDE, NEAR = 0.28, 0.6
#: A tucked top reaches this far below the waistband and lies close to the body from `TAPER` above it on, decimetres; so much
#: of its distance to the body is left there.
TUCKED, TAPER, TIGHTEST = 0.35, 0.9, 0.18
#: Legs are there up to this far above a skirt's hem, decimetres; the helper surface of skirts ends at `LONGEST`.
LEG_SHOWN, LONGEST = 1.2, -7.0
#: A second garment lies over the first one by this much, metres, and feels it this far beyond its edge, decimetres.
LAYER, BEYOND = 0.003, 0.5


class Dressing:
    """Cut garments on one posed body, put on from the inside out: each lies over those before it."""

    def __init__(self, pack: AssetPack, posed: Floats, female: bool) -> None:
        self._pack, self._posed, self._female = pack, posed, female
        self._surfaces: dict[str, PosedSurface] = {}
        #: How far from the body clothes reach so far, metres [v] of each surface.
        self._reached: dict[str, Floats] = {}

    def surface(self, skirt: bool = False) -> PosedSurface:
        """The helper surface of skirts or of everything else, posed."""
        name = "skirt" if skirt else "tights"
        if name not in self._surfaces:
            self._surfaces[name] = posed_surface(refined_surface(self._pack, name), self._posed)
            self._reached[name] = np.zeros(len(self._surfaces[name].vertices), np.float32)
        return self._surfaces[name]

    def reached(self) -> Floats:
        """How far from the body clothes reach, metres [v] of the surface of everything but skirts; 0 where it is bare."""
        self.surface()
        return self._reached["tights"]

    def put_on(self, garment: CutGarment, pass_index: int, waistband: float | None = None) -> Part:
        """A top is tucked into a skirt whose `waistband` (decimetres on the neutral adult) is given.

        PersonError when nothing is left of it.
        """
        surface = self.surface(garment["region"] == "skirt")
        reached = self._reached["skirt" if garment["region"] == "skirt" else "tights"]
        rest = surface.rest
        field = cut_field(garment, rest, self._female)
        own = _stand_off(garment, rest)
        stand_off = np.where(reached > 0, np.maximum(own, reached + LAYER), own).astype(np.float32)
        tight = None
        if waistband is not None and garment["region"] == "top":
            above = rest.neutral[:, 1] - waistband
            field = np.minimum(field, np.maximum(above + TUCKED, rest.arm * 9 - 1))
            tight = np.clip(above / TAPER, TIGHTEST, 1).astype(np.float32)
        cloth = sheet(surface, field, stand_off, garment["hem"] * 10, tight)
        if len(cloth.faces) == 0:
            raise PersonError(f"Nothing is left of the garment {garment['region']}: its edges cross.")
        near = field > -BEYOND
        reached[near] = np.maximum(reached[near], stand_off[near])
        pieces = (
            [cloth, *collar_sheets(garment, surface, stand_off)] if garment["region"] in ("top", "suit") else [cloth]
        )
        return cloth_part(f"cut {garment['region']}", joined(pieces), "garment", pass_index, garment["material"])


def cloth_part(name: str, cloth: Sheet, kind: str, pass_index: int, material: Mapping[str, object]) -> Part:
    """A sheet as a part of one surface."""
    surface = Surface(name, kind, pass_index, settings={"material": material, "roughness": material["roughness"]})
    slots = np.zeros(len(cloth.faces), np.int32)
    return Part(name, cloth.vertices, cloth.faces, cloth.uvs, (surface,), slots, subdivide=False)


def _stand_off(garment: CutGarment, rest: Rest) -> Floats:
    """Distance [v] of the cloth from the helper surface, metres."""
    distance = garment["offset"] + fold_relief(garment, rest)
    if garment["flare"] > 0:
        height = rest.neutral[:, 1]
        # Shirts widen from the chest on, sleeves do not.
        start = upper_edge(garment) if garment["region"] in ("bottom", "skirt") else 3.0
        end = min(start - 1.0, max(garment["lowerEdge"] * 10, LONGEST))
        share = np.clip((start - height) / (start - end), 0, 1) * (1 - np.clip(rest.arm * 2, 0, 1))
        distance = distance + garment["flare"] * share
    return distance.astype(np.float32)


def under_cut(garment: CutGarment, body: BodyArrays, anatomy: Anatomy, female: bool, cover: Floats) -> None:
    """Raises `cover` [n] of body vertices: 1 where the garment hides them, less near its edge.

    A skirt hides legs some way above its hem: a bent knee would come through the cloth. One that is open hides nothing.
    """
    if garment["region"] == "skirt":
        if garment["opening"] > 0:
            return
        inside = cut_field(garment, anatomy, female)[:BODY_END] > 0
        height = anatomy.neutral[:BODY_END, 1]
        thighs = (
            inside & (anatomy.arm[:BODY_END] < 0.1) & (height > max(garment["lowerEdge"] * 10, LONGEST) + LEG_SHOWN)
        )
        cover[:BODY_END][thighs] = 1.0
    else:
        above = np.clip(cut_field(garment, anatomy, female)[body.nearest_tights] / INSIDE, 0, 1)
        above[body.tights_distance > NEAR] = 0
        cover[:BODY_END] = np.maximum(cover[:BODY_END], above)


def cut_hem(garment: CutGarment, anatomy: Anatomy, vertices: Floats, female: bool) -> float:
    """Height of the lowest edge of the garment on the unposed body, decimetres."""
    inside = cut_field(garment, anatomy, female)[BODY_END:] > 0
    return float(vertices[BODY_END:][inside, 1].min()) if inside.any() else 0.0
