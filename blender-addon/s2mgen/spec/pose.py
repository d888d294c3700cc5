"""Rules of poses."""

from __future__ import annotations

from s2mgen.spec.material import FINITE, SHARE, VECTOR
from s2mgen.spec.rules import flag, listed, one_of, table, text

HAND_GOALS = (
    "hip", "chin", "cheek", "forehead", "ear", "chest", "otherElbow", "otherShoulder", "belly", "neck", "headTop", "front",
    "above", "side", "knee",
)  # fmt: skip

_HALF = table({"asset": text, "mirrored": flag})
_TURN = table({"bone": text, "axis": VECTOR, "angle": FINITE})
_HAND = table({"side": one_of("left", "right"), "goal": one_of(*HAND_GOALS), "offset": VECTOR, "strength": SHARE})
POSE = table({"upper": _HALF, "lower": _HALF, "turns": listed(_TURN), "hands": listed(_HAND, most=2)})
