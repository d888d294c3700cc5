"""Rules of what a person wears."""

from __future__ import annotations

from s2mgen.spec.material import COLOUR, FINITE, MATERIAL, NOT_NEGATIVE, RECOLOUR, SHARE
from s2mgen.spec.rules import integer, number, one_of, optional, tagged, text

_FITTED = {
    "asset": text,
    "part": one_of("whole", "top", "bottom"),
    "variant": integer(0),
    "recolour": RECOLOUR,
    "roughness": SHARE,
    "material": optional(MATERIAL),
}
_CUT = {
    "region": one_of("top", "bottom", "skirt", "suit"),
    "upperEdge": FINITE,
    "lowerEdge": FINITE,
    "sleeve": NOT_NEGATIVE,
    "neckline": NOT_NEGATIVE,
    "offset": number(0.001, 0.05),
    "opening": number(0, 0.15),
    "legCut": number(0, 0.12),
    "flare": number(0, 0.12),
    "collar": one_of("none", "shirt", "hood"),
    "hem": number(0, 0.1),
    "folds": SHARE,
    "foldSeed": integer(0, 65535),
    "material": MATERIAL,
}
_MADE = {"shape": one_of("beanie", "cap", "headscarf"), "material": MATERIAL}
FITTED = tagged("kind", {"fitted": _FITTED})
HAT = tagged("kind", {"fitted": _FITTED, "made": _MADE})
GARMENT = tagged("kind", {"fitted": _FITTED, "cut": _CUT})

_METAL = {"colour": COLOUR, "metallic": SHARE}
ACCESSORY = tagged(
    "kind",
    {
        "glasses": {
            "shape": one_of("round", "rectangular", "aviator", "cat"),
            "size": number(0.03, 0.08),
            "thickness": number(0.0005, 0.006),
            "lens": one_of("clear", "tinted", "dark"),
            **_METAL,
        },
        "earrings": {"shape": one_of("stud", "hoop", "drop"), "size": number(0.002, 0.08), **_METAL},
        "necklace": {
            "shape": one_of("chain", "beads", "pendant"),
            "drop": number(0, 0.3),
            "thickness": number(0.0005, 0.02),
            **_METAL,
        },
        "wrist": {
            "shape": one_of("watch", "bangle", "strap"),
            "side": one_of("left", "right"),
            "width": number(0.002, 0.06),
            **_METAL,
        },
        "mask": {"material": MATERIAL},
        "scarf": {"thickness": number(0.005, 0.06), "material": MATERIAL},
    },
)
