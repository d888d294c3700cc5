"""The skin of a person as textures: moved to the wanted tone, lined, flushed, spotted, tanned, made up, tattooed, shaven."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from s2mgen.assets.cielab import to_lab, to_srgb, typology_angle
from s2mgen.assets.contents import Floats
from s2mgen.assets.reader import AssetPack
from s2mgen.human.body.anatomy import anatomy_of
from s2mgen.human.clothes.decency import FEMALE_BELOW
from s2mgen.human.skin.areas import skin_areas
from s2mgen.human.skin.detail import enlarged
from s2mgen.human.skin.paint import painted, relief
from s2mgen.human.skin.place_map import SkinMap, skin_maps
from s2mgen.spec.types import Person

#: Texture areas of the mouth cavity and the two eye sockets: (u, v) ranges that keep their own colour.
OTHER_AREAS = (
    ((0.764, 0.928), (0.0, 0.140)),
    ((0.008, 0.081), (0.543, 0.637)),
    ((0.082, 0.155), (0.543, 0.637)),
)


@dataclass(frozen=True)
class SkinTextures:
    """RGBA in sRGB, row 0 at the bottom. `face` is the finer window of `map`; its alpha is the height of the relief, 0.5 flat.

    `ita`: individual typology angle in degrees of the torso's median as it came out.
    """

    whole: Floats
    face: Floats
    map: SkinMap
    ita: float


def skin_textures(person: Person, pack: AssetPack) -> SkinTextures:
    """Paints the skin of a person: lab + (texture − torso median) · contrast, then what the skin carries.

    So the median of the torso becomes the wanted colour, and with it the typology angle. Tones far darker than the texture
    lose their darkest shades to clipping; those start from a dark texture.
    """
    skin, texture = person["skin"], pack.skin(person["skin"]["texture"])
    wanted, contrast = np.array(skin["lab"], np.float32), np.float32(skin["contrast"])
    whole_map, face_map = skin_maps(pack)
    female = person["body"]["gender"] < FEMALE_BELOW
    median = _median(pack, skin["texture"], female)
    pictures: list[Floats] = []
    for texels, source in ((whole_map, texture.lab), (face_map, enlarged(pack, skin["texture"]))):
        lab = (source - median) * contrast + wanted
        painted(lab, person, pack, texels)
        pixels = np.ones((*texels.shape, 4), np.float32)
        pixels[..., :3] = to_srgb(lab)
        pictures.append(pixels)
    whole, face = pictures
    height, width = whole_map.shape
    for (left, right), (bottom, top) in OTHER_AREAS:
        area = (slice(int(bottom * height), int(top * height)), slice(int(left * width), int(right * width)))
        whole[(*area, slice(0, 3))] = to_srgb(texture.lab[area])
    face[..., 3] = relief(person, pack)
    return SkinTextures(whole, face, face_map, _measured(whole, pack, female))


@lru_cache(24)
def _median(pack: AssetPack, texture: str, female: bool) -> Floats:
    """L*, a*, b* of a texture's torso, measured where the built skin is measured."""
    return np.median(pack.skin(texture).lab.reshape(-1, 3)[_torso(pack, female)], 0)


def _measured(whole: Floats, pack: AssetPack, female: bool) -> float:
    """Typology angle of the torso's median in an 8-bit picture, degrees."""
    texels = whole.reshape(-1, 4)[_torso(pack, female), :3]
    return typology_angle(np.median(to_lab(np.rint(texels * 255) / np.float32(255)), 0))


@lru_cache(4)
def _torso(pack: AssetPack, female: bool) -> np.ndarray:
    """Texels of chest, belly and back, flat indices. Of women without what swimwear covers: tone is measured where sun shines."""
    texels = skin_maps(pack)[0]
    x, y = texels.position[..., 0], texels.position[..., 1]
    own = (np.append(anatomy_of(pack).part, "")[texels.face] == "body") & (np.abs(x) < 1.2) & (y > 1.9) & (y < 4.9)
    if female:
        own &= skin_areas(pack)[0].swimwear["female"] < 0.1
    return np.flatnonzero(own)
