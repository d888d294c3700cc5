"""Rules of skin."""

from __future__ import annotations

from s2mgen.spec.material import COLOUR, FINITE, SHARE, VECTOR
from s2mgen.spec.rules import integer, listed, number, one_of, optional, table, text

TATTOO_PLACES = (
    "neck", "chest", "back", "leftUpperArm", "rightUpperArm", "leftForearm", "rightForearm", "leftHand", "rightHand",
    "leftThigh", "rightThigh", "leftCalf", "rightCalf",
)  # fmt: skip
TATTOO_DESIGNS = ("band", "tribal", "rosette", "script", "star", "sleeve")

_PAINT = table({"colour": COLOUR, "strength": SHARE})
_TATTOO = table(
    {
        "place": one_of(*TATTOO_PLACES),
        "design": one_of(*TATTOO_DESIGNS),
        "colour": COLOUR,
        "strength": SHARE,
        "size": number(0.01, 0.5),
        "angle": FINITE,
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
        "wrinkles": SHARE,
        "pores": SHARE,
        "freckles": table({"density": SHARE, "strength": SHARE}),
        "moles": SHARE,
        "blemishes": SHARE,
        "tanLines": SHARE,
        "makeUp": optional(table({"lips": _PAINT, "eyelids": _PAINT, "cheeks": _PAINT})),
        "tattoos": listed(_TATTOO, most=6),
        "spotSeed": integer(0, 65535),
    }
)
