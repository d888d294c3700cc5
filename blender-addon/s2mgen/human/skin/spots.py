"""Freckles, moles and blemishes: small spots in places that `spotSeed` stands for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from s2mgen.assets.contents import Floats
from s2mgen.assets.reader import AssetPack
from s2mgen.human.body.anatomy import anatomy_of
from s2mgen.human.skin.chance import uniform
from s2mgen.human.skin.place_map import SKIN_ISLANDS, SkinMap
from s2mgen.spec.types import Skin

#: At density 1, on the whole body.
FRECKLES, MOLES, BLEMISHES = 1600, 60, 90
#: Texels to each side that a spot may touch: in the whole texture, in the window of the face.
REACH = (2, 5)
#: Lightness at which the changes of colour below hold; darker skin changes less.
FAIR = 66.0


@dataclass(frozen=True)
class Spots:
    """n spots: `uv` [n, 2], `place` [n, 3] and `radius` [n] in decimetres, `strength` [n] of `colour` (ΔL*, Δa*, Δb*)."""

    uv: Floats
    place: Floats
    radius: Floats
    strength: Floats
    colour: tuple[float, float, float]


def spots_of(skin: Skin, pack: AssetPack) -> list[Spots]:
    """All spots of a person."""
    freckles, seed = skin["freckles"], skin["spotSeed"]
    kinds = (
        ("freckles", FRECKLES * freckles["density"], (0.006, 0.015), freckles["strength"], (-11.0, 3.5, 5.0)),
        ("moles", MOLES * skin["moles"], (0.009, 0.026), 1.0, (-26.0, 1.0, -1.0)),
        ("blemishes", BLEMISHES * skin["blemishes"], (0.015, 0.05), 0.5 + 0.5 * skin["blemishes"], (-4.0, 10.0, 2.0)),
    )
    shade = float(np.clip(skin["lab"][0] / FAIR, 0.25, 1.1))
    out: list[Spots] = []
    for name, number, (least, most), strength, (light, red, yellow) in kinds:
        count = round(number)
        if count == 0 or strength == 0:
            continue
        drawn = uniform(seed, name, 5 * count).reshape(5, count)
        cumulative, uvs, places = _ground(pack, name)
        at = np.searchsorted(cumulative, drawn[0] * cumulative[-1]).clip(0, len(uvs) - 1)
        s, t = drawn[1], drawn[2]
        corners = np.stack([(1 - s) * (1 - t), s * (1 - t), s * t, (1 - s) * t])
        out.append(
            Spots(
                uv=np.einsum("kn,nkc->nc", corners, uvs[at]),
                place=np.einsum("kn,nkc->nc", corners, places[at]),
                # Many small ones, few large ones.
                radius=least + (most - least) * drawn[3] ** 3,
                strength=np.float32(strength) * (0.4 + 0.6 * drawn[4]),
                colour=(light * shade, red * shade, yellow * shade),
            )
        )
    return out


@lru_cache(6)
def _ground(pack: AssetPack, name: str) -> tuple[Floats, Floats, Floats]:
    """Faces of skin on which spots of a kind lie: cumulated likelihood [f], texture coordinates, corners."""
    body, anatomy = pack.body, anatomy_of(pack)
    own = np.flatnonzero((body.islands < SKIN_ISLANDS) & (anatomy.part != "lips") & (anatomy.part != "nails"))
    corners = anatomy.neutral[body.body.faces[own]]
    area = np.linalg.norm(np.cross(corners[:, 2] - corners[:, 0], corners[:, 3] - corners[:, 1]), axis=1)
    x, y, z = np.abs(corners[..., 0].mean(1)), corners[..., 1].mean(1), corners[..., 2].mean(1)
    face = (anatomy.part[own] == "face") & (z > 0.4) & (y < 8.05)
    if name == "freckles":
        # Sun: nose and cheeks most, then the face, shoulders and the outer arms.
        middle = np.exp(-(((y - 7.1) / 0.28) ** 2)) * face
        likely = 3 * face + 14 * middle + 1.2 * ((y > 4.2) & (y < 6)) + 1.0 * (x > 1.8) * (y > 1) + 0.12
    elif name == "blemishes":
        likely = 14 * face + 1.5 * ((y > 3.8) & (y < 6)) + 0.1
    else:
        likely = np.where(face, 5.0, 1.0)
    return np.cumsum(area * likely).astype(np.float32), body.body.uvs[own], corners.astype(np.float32)


def stamp(lab: Floats, spots: Spots, texels: SkinMap, fine: bool) -> None:
    """Adds the spots that lie in the map to `lab` [h, w, 3]."""
    height, width = texels.shape
    reach = REACH[fine]
    centre = texels.texels(spots.uv)
    near = ((centre >= 0) & (centre < (width, height))).all(1)
    offsets = np.stack(np.meshgrid(*[np.arange(-reach, reach + 1)] * 2), -1).reshape(-1, 2)
    at = np.floor(centre[near]).astype(np.int32)[:, None] + offsets
    column, row = at[..., 0].clip(0, width - 1), at[..., 1].clip(0, height - 1)
    apart = ((texels.position[row, column] - spots.place[near, None]) ** 2).sum(-1)
    # A spot smaller than a texel tints it by its share.
    texel = np.sqrt(np.maximum(np.partition(apart, 1, axis=1)[:, 1:2], 1e-6))
    radius = spots.radius[near, None]
    wide = np.maximum(radius, 0.7 * texel)
    weight = np.exp(-((apart / (wide * wide)) ** 2)) * (radius / wide) ** 2 * spots.strength[near, None]
    total = np.bincount((row * width + column).ravel(), weight.ravel(), height * width).astype(np.float32)
    touched = np.flatnonzero(total > 0.01)
    lab.reshape(-1, 3)[touched] += np.minimum(total[touched], 1.2)[:, None] * np.array(spots.colour, np.float32)
