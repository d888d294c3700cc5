"""What a person wears besides clothes, as parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from s2mgen.assets.contents import Floats
from s2mgen.assets.reader import AssetPack
from s2mgen.human.accessories.earrings import earring_sheet
from s2mgen.human.accessories.glasses import glasses_sheets
from s2mgen.human.accessories.head import Head, head_of
from s2mgen.human.accessories.necklace import necklace_sheet
from s2mgen.human.accessories.skull import hat_sheet, mask_sheet
from s2mgen.human.accessories.wrist import wrist_sheets
from s2mgen.human.clothes.collar import scarf_sheet
from s2mgen.human.clothes.cut_garment import Dressing, cloth_part
from s2mgen.human.clothes.sheet import Sheet
from s2mgen.human.geometry import Part, Surface
from s2mgen.spec.types import Accessory, Person

#: Dials are pale or dark, whatever their watch is made of.
DIALS = ((0.75, 0.74, 0.7), (0.01, 0.01, 0.012))


def accessory_parts(
    person: Person, pack: AssetPack, vertices: Floats, matrices: Floats, dressing: Dressing, parts: Mapping[str, int]
) -> list[Part]:
    """Hats that are made here and all accessories, on unposed `vertices` [n, 3] in decimetres and the pose's bone matrices."""
    head = head_of(pack, vertices, matrices)
    out: list[Part] = []
    hat = person["hat"]
    if hat is not None and hat["kind"] == "made":
        cloth = _posed(hat_sheet(hat, head), head)
        out.append(replace(cloth_part(hat["shape"], cloth, "garment", parts["hat"], hat["material"]), subdivide=True))
    for accessory in person["accessories"]:
        out += _parts(accessory, pack, head, dressing, parts)
    return [part for part in out if len(part.faces)]


def _parts(
    accessory: Accessory, pack: AssetPack, head: Head, dressing: Dressing, parts: Mapping[str, int]
) -> list[Part]:
    if accessory["kind"] == "mask":
        cloth = cloth_part("mask", _posed(mask_sheet(head), head), "garment", parts["garment"], accessory["material"])
        return [replace(cloth, subdivide=True)]
    if accessory["kind"] == "scarf":
        cloth = scarf_sheet(dressing.surface(), dressing.reached(), accessory["thickness"])
        return [cloth_part("scarf", cloth, "garment", parts["garment"], accessory["material"])]
    look: dict[str, object] = {"colour": tuple(accessory["colour"]), "metallic": accessory["metallic"]}
    if accessory["kind"] == "glasses":
        frame, lenses = (_posed(one, head) for one in glasses_sheets(accessory, head))
        own = {"lens": accessory["lens"]}
        return [
            _part("glasses", frame, "metal", parts["glasses"], look),
            _part("lenses", lenses, "lens", parts["glasses"], own),
        ]
    if accessory["kind"] == "earrings":
        return [_part("earrings", earring_sheet(accessory, head), "metal", parts["accessory"], look)]
    if accessory["kind"] == "necklace":
        chain = necklace_sheet(accessory, dressing.surface(), dressing.reached())
        return [] if chain is None else [_part("necklace", chain, "metal", parts["accessory"], look)]
    band, dial = wrist_sheets(accessory, pack, dressing.surface())
    out = [_part(accessory["shape"], band, "metal", parts["accessory"], look)]
    if dial is not None:
        face = {"colour": DIALS[sum(accessory["colour"]) < 0.8], "metallic": 0.0}
        out.append(_part("dial", dial, "metal", parts["accessory"], face))
    return out


def _posed(cloth: Sheet, head: Head) -> Sheet:
    return replace(cloth, vertices=head.posed(cloth.vertices))


def _part(name: str, made: Sheet, kind: str, pass_index: int, settings: Mapping[str, object]) -> Part:
    surface = Surface(name, kind, pass_index, settings=dict(settings))
    return Part(
        name, made.vertices, made.faces, made.uvs, (surface,), np.zeros(len(made.faces), np.int32), subdivide=False
    )
