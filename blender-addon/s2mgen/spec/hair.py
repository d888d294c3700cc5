"""Rules of hair."""

from __future__ import annotations

from s2mgen.spec.material import COLOUR, SHARE
from s2mgen.spec.rules import number, one_of, table, tagged, text

FACIAL_HAIR_STYLES = ("stubble", "moustache", "goatee", "circle", "full", "sideburns")

_STRANDS = {"colour": COLOUR, "roughness": SHARE, "second": table({"colour": COLOUR, "share": SHARE})}
HAIR = tagged(
    "kind",
    {
        "cards": {"asset": text, **_STRANDS},
        "cropped": {"length": number(0.001, 0.06), "density": SHARE, "recession": SHARE, **_STRANDS},
    },
)
FACIAL_HAIR = table(
    {"style": one_of(*FACIAL_HAIR_STYLES), "length": number(0, 0.08), "density": SHARE, "colour": COLOUR}
)
