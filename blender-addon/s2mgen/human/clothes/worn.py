"""Fitted garments, shoes and hats on a posed body."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from s2mgen.assets.contents import Floats, Item
from s2mgen.assets.reader import AssetPack
from s2mgen.human.clothes.fitting import fitted
from s2mgen.human.errors import PersonError
from s2mgen.human.geometry import Part, Surface
from s2mgen.human.posing.skinning import skinned, upright
from s2mgen.spec.types import FittedGarment

#: Items with more faces than this are smooth as they are.
FINE = 4500
#: Cover of body vertices near the edge of half a suit.
NEAR_EDGE = np.float32(0.99)


def worn_part(
    garment: FittedGarment,
    pack: AssetPack,
    vertices: Floats,
    matrices: Floats,
    pass_index: int,
    below: float = np.inf,
) -> Part:
    """The garment, or the asked part of it. Faces that lie higher than `below` on the unposed body (decimetres) are left out.

    PersonError for a part or a texture that it does not have.
    """
    item = _worn_item(garment, pack)
    chosen = _faces_of(item, garment["part"])
    rest = fitted(item, vertices)
    chosen &= (rest[item.faces, 1] < below).any(1)
    settings: dict[str, object] = {
        "recolour": garment["recolour"],
        "roughness": garment["roughness"],
        "material": garment["material"],
    }
    image = None if garment["material"] is not None else item.textures[garment["variant"]]
    surface = Surface(item.id, "garment", pass_index, image=image, settings=settings)
    posed = upright(skinned(rest, item.bones, item.weights, matrices))
    return item_part(item, posed, surface, chosen, subdivide=len(item.faces) < FINE)


def worn_hem(garment: FittedGarment, pack: AssetPack, vertices: Floats) -> float:
    """Height of the lowest point of a garment on the unposed body, decimetres."""
    item = _worn_item(garment, pack)
    return float(fitted(item, vertices)[item.faces[_faces_of(item, garment["part"])], 1].min())


def under_worn(garment: FittedGarment, pack: AssetPack, cover: Floats) -> None:
    """Raises `cover` [n] of body vertices: 1 where the garment, or the asked part of it, hides them, less near its edge."""
    item = _worn_item(garment, pack)
    if garment["part"] == "whole":
        cover[item.hidden] = 1.0
        return
    own = item.under_bottom == (garment["part"] == "bottom")
    at = item.hidden[own]
    cover[at] = np.maximum(cover[at], np.where(item.safe[own], 1.0, NEAR_EDGE))


def item_part(
    item: Item, posed: Floats, surface: Surface, chosen: npt.NDArray[np.bool_] | None = None, subdivide: bool = False
) -> Part:
    """A posed item [n, 3] as a part of one surface; `chosen` [f] leaves faces out."""
    faces, uvs = (item.faces, item.uvs) if chosen is None else (item.faces[chosen], item.uvs[chosen])
    used, compact = np.unique(faces, return_inverse=True)
    return Part(
        name=item.id,
        vertices=posed[used],
        faces=compact.reshape(faces.shape).astype(np.int32),
        uvs=uvs,
        surfaces=(surface,),
        surface_of_face=np.zeros(len(faces), np.int32),
        subdivide=subdivide,
    )


def _worn_item(garment: FittedGarment, pack: AssetPack) -> Item:
    item = pack.item(garment["asset"])
    if garment["part"] not in item.parts:
        raise PersonError(f"{item.id} has no part {garment['part']}; it has {', '.join(sorted(item.parts))}.")
    if garment["variant"] >= len(item.textures):
        raise PersonError(f"{item.id} has {len(item.textures)} textures; there is no variant {garment['variant']}.")
    return item


def _faces_of(item: Item, part: str) -> npt.NDArray[np.bool_]:
    """bool [f], a new array."""
    return np.ones(len(item.faces), bool) if part == "whole" else item.bottom == (part == "bottom")
