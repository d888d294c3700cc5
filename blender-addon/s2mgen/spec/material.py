"""Rules of colours and materials."""

from __future__ import annotations

from s2mgen.spec.rules import flag, number, one_of, optional, several, table, tagged, text

PATTERNS = (
    "check", "stripes", "noise", "cells", "wood", "leather", "sand", "foliage", "brick", "dots",
    "tartan", "denim", "knit", "floral", "tiles", "panels", "damask", "marble", "fur", "books",
)  # fmt: skip

FINITE = number()
SHARE = number(0, 1)
NOT_NEGATIVE = number(0)
POSITIVE = number(above=0)
VECTOR = several(FINITE, FINITE, FINITE)
COLOUR = several(SHARE, SHARE, SHARE)

RECOLOUR = table({"hue": SHARE, "saturation": NOT_NEGATIVE, "value": NOT_NEGATIVE})

TEXTURE = tagged(
    "kind",
    {
        "picture": {
            "asset": text,
            "crop": several(SHARE, SHARE, SHARE, SHARE),
            "mirrored": flag,
            "repeat": number(1),
            "recolour": RECOLOUR,
        },
        "pattern": {
            "pattern": one_of(*PATTERNS),
            "second": COLOUR,
            "scale": POSITIVE,
            "detail": number(0, 15),
            "distortion": NOT_NEGATIVE,
            "angle": FINITE,
        },
    },
)

MATERIAL = table({"colour": COLOUR, "roughness": SHARE, "specular": SHARE, "bump": SHARE, "texture": optional(TEXTURE)})
