"""Nobody is made without clothes: hips are always covered, and the chest of women."""

from __future__ import annotations

from collections.abc import Sequence

from s2mgen.assets.reader import AssetPack
from s2mgen.human.errors import PersonError
from s2mgen.spec.types import Garment

#: What each part of a suit, and each cut garment, covers.
OF_PART = {"whole": {"hips", "chest"}, "top": {"chest"}, "bottom": {"hips"}}
OF_REGION = {"top": {"chest"}, "bottom": {"hips"}, "skirt": {"hips"}, "suit": {"chest", "hips"}}
#: Below this gender value the chest must be covered too.
FEMALE_BELOW = 0.5


def covered(garments: Sequence[Garment], pack: AssetPack) -> set[str]:
    """Which of `hips` and `chest` the garments cover."""
    out: set[str] = set()
    for garment in garments:
        if garment["kind"] == "cut":
            # What is open in front covers nothing for sure.
            out |= OF_REGION[garment["region"]] if garment["opening"] == 0 else set()
        else:
            out |= pack.item(garment["asset"]).covers & OF_PART[garment["part"]]
    return out


def require_decency(garments: Sequence[Garment], gender: float, pack: AssetPack) -> None:
    """PersonError unless hips, and below a gender of 0.5 the chest, are covered."""
    missing = {"hips"} | ({"chest"} if gender < FEMALE_BELOW else set())
    missing -= covered(garments, pack)
    if missing:
        parts = " and ".join(sorted(missing))
        raise PersonError(
            f"The person wears nothing over {parts}. People without clothes are not made: add a garment that covers {parts}."
        )
