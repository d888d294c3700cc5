"""Eyes, brows, lashes, teeth, tongue and hair."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from s2mgen.assets.contents import Floats, Ints
from s2mgen.assets.reader import AssetPack
from s2mgen.human.accessories.skull import brim_plane
from s2mgen.human.clothes.fitting import fitted
from s2mgen.human.clothes.worn import item_part
from s2mgen.human.errors import PersonError
from s2mgen.human.geometry import Part, Surface
from s2mgen.human.hair.shells import beard, cropped_hair
from s2mgen.human.posing.skinning import skinned, upright
from s2mgen.spec.types import Person

LASH_COLOUR = (0.012, 0.01, 0.009)
TEETH, TONGUE = "teeth/Teeth_Base", "tongue/tongue01"
#: A hat's brim is where its vertices are farther from the axis than this share of the widest.
BRIM = 0.8
#: Hair higher than this above the brim would stand through the hat, decimetres.
UNDER_HAT = 0.06


def face_parts(
    person: Person, pack: AssetPack, vertices: Floats, matrices: Floats, parts: Mapping[str, int]
) -> list[Part]:
    """Everything on the head but its skin, on the unposed body [n, 3] in decimetres; also hair under a hat."""

    def add(asset: str, kind: str, part: str, variant: int = 0, **settings: object) -> Part:
        item = pack.item(asset)
        if variant >= len(item.textures):
            raise PersonError(f"{item.id} has {len(item.textures)} textures; there is no variant {variant}.")
        surface = Surface(asset, kind, parts[part], image=item.textures[variant], settings=settings)
        rest = fitted(item, vertices)
        chosen = _under_hat(item.faces, rest, person, pack, vertices) if part == "scalpHair" else None
        posed = upright(skinned(rest, item.bones, item.weights, matrices))
        return item_part(item, posed, surface, chosen)

    out: list[Part | None] = [
        add(person["eyes"]["asset"], "eye", "eye", person["eyes"]["variant"]),
        add(person["eyebrows"]["asset"], "hair", "eyebrow", colour=tuple(person["eyebrows"]["colour"])),
        add(person["eyelashes"]["asset"], "hair", "eyelash", colour=LASH_COLOUR),
        add(TEETH, "mouth", "mouth"),
        add(TONGUE, "mouth", "mouth"),
    ]
    hair = person["hair"]
    if hair is not None and hair["kind"] == "cards":
        strands = {"colour": tuple(hair["colour"]), "roughness": hair["roughness"], "second": hair["second"]}
        out.append(add(hair["asset"], "hair", "scalpHair", **strands))
    elif hair is not None and hair["kind"] == "cropped":
        left = _under_hat(pack.body.body.faces, vertices, person, pack, vertices)
        out.append(cropped_hair(hair, pack, vertices, matrices, parts["scalpHair"], left))
    if person["facialHair"] is not None:
        out.append(beard(person["facialHair"], pack, vertices, matrices, parts["facialHair"]))
    return [part for part in out if part is not None and len(part.faces)]


def _under_hat(
    faces: Ints, rest: Floats, person: Person, pack: AssetPack, vertices: Floats
) -> npt.NDArray[np.bool_] | None:
    """Faces [f, 4] of hair over the points `rest` that a hat leaves: those below the plane of its brim."""
    if person["hat"] is None:
        return None
    if person["hat"]["kind"] == "made":
        level = brim_plane(person["hat"], vertices)
    else:
        hat = fitted(pack.item(person["hat"]["asset"]), vertices)
        centre = hat.mean(0)
        radius = np.linalg.norm((hat - centre)[:, [0, 2]], axis=1)
        brim = hat[radius > BRIM * radius.max()]
        # Height of the brim as a plane over left-right and front-back: hats sit askew.
        level, *_ = np.linalg.lstsq(np.c_[brim[:, [0, 2]], np.ones(len(brim))], brim[:, 1], rcond=None)
    above = rest[:, 1] - np.c_[rest[:, [0, 2]], np.ones(len(rest))] @ level
    return (above[faces] < UNDER_HAT).all(1)
