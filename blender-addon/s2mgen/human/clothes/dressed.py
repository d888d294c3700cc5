"""All that a person wears, put on in order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from s2mgen.assets.contents import Floats
from s2mgen.assets.reader import AssetPack
from s2mgen.human.accessories.worn import accessory_parts
from s2mgen.human.body.anatomy import Anatomy
from s2mgen.human.clothes.cut_field import upper_edge
from s2mgen.human.clothes.cut_garment import Dressing, cut_hem, under_cut
from s2mgen.human.clothes.decency import FEMALE_BELOW
from s2mgen.human.clothes.worn import under_worn, worn_hem, worn_part
from s2mgen.human.geometry import Part
from s2mgen.spec.types import CutGarment, Garment, Person

#: How far socks and shafts of shoes reach into a trouser leg, decimetres.
SOCK = 0.25


@dataclass(frozen=True)
class Outfit:
    """`parts` of clothes, hat and accessories, `shoes` besides, and how far below clothes body vertices [n] lie:
    `cover` 1 = nobody can see them, 0 = bare."""

    parts: tuple[Part, ...]
    shoes: tuple[Part, ...]
    cover: Floats


def outfit(
    person: Person,
    pack: AssetPack,
    anatomy: Anatomy,
    vertices: Floats,
    matrices: Floats,
    posed: Floats,
    parts: Mapping[str, int],
) -> Outfit:
    """Everything worn on a body of unposed `vertices` [n, 3] in decimetres and `posed` ones in metres.

    PersonError for garments of which nothing is left, and parts or textures that an asset does not have.
    """
    dressing, waistband = Dressing(pack, posed, _is_female(person)), _waistband(person)
    clothes = [
        dressing.put_on(garment, parts["garment"], waistband)
        if garment["kind"] == "cut"
        else worn_part(garment, pack, vertices, matrices, parts["garment"])
        for garment in _layers(person)
    ]
    shoes, hat = person["shoes"], person["hat"]
    hem = _trouser_hem(person, pack, anatomy, vertices) + SOCK
    feet = [] if shoes is None else [worn_part(shoes, pack, vertices, matrices, parts["shoe"], below=hem)]
    if hat is not None and hat["kind"] == "fitted":
        clothes.append(worn_part(hat, pack, vertices, matrices, parts["hat"]))
    small = accessory_parts(person, pack, vertices, matrices, dressing, parts)
    return Outfit((*clothes, *small), tuple(feet), _cover(person, pack, anatomy))


def _is_female(person: Person) -> bool:
    return person["body"]["gender"] < FEMALE_BELOW


def _is_skirt(garment: Garment) -> bool:
    """A closed skirt; an open one is the lower half of a coat."""
    return garment["kind"] == "cut" and garment["region"] == "skirt" and garment["opening"] == 0


def _layers(person: Person) -> list[Garment]:
    """Garments from the body outwards. A skirt gets briefs of its own cloth below it, as one can look under a skirt."""

    def place(garment: Garment) -> int:
        # Shirts hang over waistbands, whatever order the spec has, tails of coats over both; fitted suits keep theirs.
        if garment["kind"] == "fitted":
            return 0
        return 1 if garment["region"] == "top" else 2 if garment["region"] == "skirt" and not _is_skirt(garment) else 0

    briefs: list[Garment] = [
        _briefs(skirt) for skirt in person["garments"] if skirt["kind"] == "cut" and _is_skirt(skirt)
    ]
    return briefs + sorted(person["garments"], key=place)


def _briefs(skirt: CutGarment) -> CutGarment:
    """Of the skirt's own cloth, and taut."""
    return {
        **skirt,
        "region": "bottom",
        "lowerEdge": 0.0,
        "offset": 0.003,
        "opening": 0.0,
        "flare": 0.0,
        "folds": 0.0,
        "hem": 0.0,
    }


def _waistband(person: Person) -> float | None:
    """Height of a cut skirt's upper edge on the neutral adult, decimetres; None without one."""
    skirts = [garment for garment in person["garments"] if garment["kind"] == "cut" and _is_skirt(garment)]
    return max((upper_edge(skirt) for skirt in skirts), default=None)


def _trouser_hem(person: Person, pack: AssetPack, anatomy: Anatomy, vertices: Floats) -> float:
    """Height on the unposed body, decimetres, at which legs of trousers end: socks do not show through above it."""
    hems = [float("inf")]
    for garment in person["garments"]:
        if garment["kind"] == "fitted":
            if garment["part"] != "top":
                hems.append(worn_hem(garment, pack, vertices))
        elif garment["region"] in ("bottom", "suit"):
            hems.append(cut_hem(garment, anatomy, vertices, _is_female(person)))
    return min(hems)


def _cover(person: Person, pack: AssetPack, anatomy: Anatomy) -> Floats:
    cover = np.zeros(len(anatomy.neutral), np.float32)
    for garment in _layers(person):
        if garment["kind"] == "cut":
            under_cut(garment, pack.body, anatomy, _is_female(person), cover)
        else:
            under_worn(garment, pack, cover)
    if person["shoes"] is not None:
        under_worn(person["shoes"], pack, cover)
    return cover
