"""What skin carries, painted into a texture in CIELAB: every step a few operations on the texels it touches."""

from __future__ import annotations

import numpy as np

from s2mgen.assets.cielab import to_lab
from s2mgen.assets.contents import Floats
from s2mgen.assets.reader import AssetPack
from s2mgen.human.clothes.decency import FEMALE_BELOW
from s2mgen.human.hair.growth import beard_growth, scalp_growth
from s2mgen.human.skin.areas import SkinAreas, skin_areas
from s2mgen.human.skin.chance import uniform
from s2mgen.human.skin.creases import creases
from s2mgen.human.skin.detail import grain
from s2mgen.human.skin.place_map import SkinMap, skin_maps
from s2mgen.human.skin.spots import spots_of, stamp
from s2mgen.human.skin.tattoos import ink
from s2mgen.spec.types import Person

#: Colour change of a crease at its deepest, and of blood at its strongest.
CREASE, FLUSH = (-11.0, 3.0, 1.0), (-2.5, 7.0, 1.0)
#: Lips of the darkest skin against those of the textures.
DARK_LIPS = (-9.0, 5.0, -2.0)
#: How much lighter and less yellow untanned skin is.
UNTANNED = (7.0, -1.5, -3.5)
#: How far scalp and cheeks take the colour of the hair that grows there.
SCALP, STUBBLE, BELOW_BEARD = 0.85, 0.62, 0.7


def painted(lab: Floats, person: Person, pack: AssetPack, texels: SkinMap) -> None:
    """Paints into `lab` [h, w, 3] over the texels of one of the two maps of a skin."""
    skin, seed = person["skin"], person["skin"]["spotSeed"]
    fine = texels is skin_maps(pack)[1]
    areas = skin_areas(pack)[fine]
    mood = uniform(seed, "mood", 4)
    if fine:
        lab += grain(texels)[0] * np.float32(0.35 + 0.65 * skin["pores"])
        for group, strength in _crease_strengths(person).items():
            _add(lab, creases(pack)[group], strength, CREASE)
    _add(lab, areas.flush, float(0.25 + 0.4 * mood[0] + 0.5 * skin["blemishes"]), FLUSH)
    # The textures' lips stay pale where skin is moved to dark tones.
    _add(lab, areas.lips, float(np.clip((50 - skin["lab"][0]) / 15, 0, 1)), DARK_LIPS)
    for spots in spots_of(skin, pack):
        stamp(lab, spots, texels, fine)
    if skin["tanLines"] and not fine:
        clothes = areas.swimwear["female" if person["body"]["gender"] < FEMALE_BELOW else "male"]
        _add(lab, clothes, skin["tanLines"], UNTANNED)
    for number, tattoo in enumerate(skin["tattoos"]):
        ink(lab, tattoo, seed + number, pack, texels)
    _grow(lab, person, texels, fine)
    if skin["makeUp"] is not None:
        _make_up(lab, skin["makeUp"], areas)


def _crease_strengths(person: Person) -> dict[str, float]:
    """How deep each group of creases is, 0..1: people crease differently."""
    wrinkles = person["skin"]["wrinkles"]
    drawn = uniform(person["skin"]["spotSeed"], "creases", 4)
    return {
        group: float(wrinkles * (0.45 + 0.55 * share))
        for group, share in zip(("forehead", "frown", "eyes", "mouth"), drawn, strict=True)
    }


def relief(person: Person, pack: AssetPack) -> Floats:
    """Height [h, w] over the window of the face, 0.5 where it is flat."""
    height = np.full(skin_maps(pack)[1].shape, 0.5, np.float32)
    for group, strength in _crease_strengths(person).items():
        height -= np.float32(0.5 * strength) * creases(pack)[group]
    return np.clip(height, 0, 1)


def _add(lab: Floats, share: Floats, strength: float, change: tuple[float, float, float]) -> None:
    touched = np.flatnonzero(share > 0.01)
    if strength > 0 and len(touched):
        flat = lab.reshape(-1, 3)
        flat[touched] += (share.ravel()[touched] * np.float32(strength))[:, None] * np.array(change, np.float32)


def _towards(lab: Floats, share: Floats, linear: Floats, keep: float) -> None:
    """Blends `lab` to a linear colour. Of its own light and dark the share `keep` stays."""
    touched = np.flatnonzero(share > 0.01)
    if not len(touched):
        return
    flat = lab.reshape(-1, 3)
    own = flat[touched]
    colour = np.tile(to_lab(np.clip(linear, 0, 1) ** np.float32(1 / 2.2)), (len(touched), 1))
    colour[:, 0] += np.float32(keep) * (own[:, 0] - np.median(own[:, 0]))
    flat[touched] += np.clip(share.ravel()[touched], 0, 1)[:, None] * (colour - own)


def _make_up(lab: Floats, paint: dict, areas: SkinAreas) -> None:
    for place, area, most in (
        ("lips", areas.lips, 0.9),
        ("eyelids", areas.eyelids, 0.75),
        ("cheeks", areas.cheeks, 0.4),
    ):
        _towards(
            lab, area * np.float32(most * paint[place]["strength"]), np.array(paint[place]["colour"], np.float32), 0.8
        )


def _grow(lab: Floats, person: Person, texels: SkinMap, fine: bool) -> None:
    """Roots of hair: the scalp below it, stubble, the skin below a beard."""
    hair, beard = person["hair"], person["facialHair"]
    speckle = 0.6 + 0.8 * grain(texels)[1] if fine else np.float32(1.0)
    if hair is not None:
        cropped = hair["kind"] == "cropped"
        density, recession = (hair["density"], hair["recession"]) if cropped else (0.9, 0.1)
        grown = scalp_growth(texels.position, recession) * (texels.face >= 0) * (texels.position[..., 1] > 6.8)
        _towards(lab, grown * np.float32(SCALP * density) * speckle, np.array(hair["colour"], np.float32), 0.5)
    if beard is not None and fine:
        grown = beard_growth(texels.position, beard["style"])
        most = STUBBLE if beard["style"] == "stubble" else BELOW_BEARD
        _towards(lab, grown * np.float32(most * beard["density"]) * speckle, np.array(beard["colour"], np.float32), 0.6)
