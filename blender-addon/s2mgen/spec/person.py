"""Rules of a person. Adults only."""

from __future__ import annotations

from s2mgen.spec.material import COLOUR, FINITE, MATERIAL, NOT_NEGATIVE, RECOLOUR, SHARE, VECTOR
from s2mgen.spec.rules import flag, integer, listed, named, number, one_of, optional, table, tagged, text

_FITTED = {
    "asset": text,
    "part": one_of("whole", "top", "bottom"),
    "variant": integer(0),
    "recolour": RECOLOUR,
    "roughness": SHARE,
    "material": optional(MATERIAL),
}
_CUT = {
    "region": one_of("top", "bottom", "skirt"),
    "upperEdge": FINITE,
    "lowerEdge": FINITE,
    "sleeve": NOT_NEGATIVE,
    "neckline": NOT_NEGATIVE,
    "offset": number(0.001, 0.05),
    "material": MATERIAL,
}
FITTED = tagged("kind", {"fitted": _FITTED})
GARMENT = tagged("kind", {"fitted": _FITTED, "cut": _CUT})

BODY = table(
    {
        "gender": SHARE,
        "age": number(25, 90, why="; only adults of 25 years and more are made"),
        "muscle": SHARE,
        "weight": SHARE,
        "height": number(1.4, 2.1),
        "proportions": SHARE,
        "cupSize": SHARE,
        "firmness": SHARE,
        "ethnicity": table({"african": SHARE, "asian": SHARE, "caucasian": SHARE}),
        "details": named(number(-1, 1)),
    }
)
SKIN = table(
    {
        "texture": text,
        "ita": number(-90, 90),
        "lab": VECTOR,
        "contrast": number(0, 2),
        "roughness": SHARE,
        "specular": SHARE,
        "subsurface": SHARE,
        "bump": SHARE,
    }
)
_HALF = table({"asset": text, "mirrored": flag})
POSE = table(
    {
        "upper": _HALF,
        "lower": _HALF,
        "turns": listed(table({"bone": text, "axis": VECTOR, "angle": FINITE})),
    }
)
PERSON = table(
    {
        "body": BODY,
        "skin": SKIN,
        "eyes": table({"asset": text, "variant": integer(0)}),
        "eyebrows": table({"asset": text, "colour": COLOUR}),
        "eyelashes": table({"asset": text}),
        "hair": optional(table({"asset": text, "colour": COLOUR, "roughness": SHARE})),
        "clothed": flag,
        "garments": listed(GARMENT),
        "shoes": optional(FITTED),
        "hat": optional(FITTED),
        "pose": POSE,
        "expression": named(SHARE),
        "turn": FINITE,
    }
)
