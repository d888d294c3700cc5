"""Rules of a person. Adults only."""

from __future__ import annotations

from s2mgen.spec.clothing import ACCESSORY, FITTED, GARMENT, HAT
from s2mgen.spec.hair import FACIAL_HAIR, HAIR
from s2mgen.spec.material import COLOUR, FINITE, SHARE
from s2mgen.spec.pose import POSE
from s2mgen.spec.rules import flag, integer, listed, named, number, one_of, optional, table, text
from s2mgen.spec.skin import SKIN

PROVIDERS = ("builtin", "mpfb", "humanGenerator")

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
PERSON = table(
    {
        "provider": one_of(*PROVIDERS),
        "body": BODY,
        "skin": SKIN,
        "eyes": table({"asset": text, "variant": integer(0)}),
        "eyebrows": table({"asset": text, "colour": COLOUR}),
        "eyelashes": table({"asset": text}),
        "hair": optional(HAIR),
        "facialHair": optional(FACIAL_HAIR),
        "clothed": flag,
        "garments": listed(GARMENT),
        "shoes": optional(FITTED),
        "hat": optional(HAT),
        "accessories": listed(ACCESSORY, most=8),
        "pose": POSE,
        "expression": named(SHARE),
        "turn": FINITE,
    }
)
