"""What of the user's content a person gets. The spec draws numbers, not items of a library that only the user has."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from s2mgen.providers.provider import ProviderError

#: Words in names of starting humans.
WORDS = {"african": ("african", "black"), "asian": ("asian",), "caucasian": ("caucasian", "white")}


class Choice:
    """A function of one of the spec's people and of the installed content."""

    def __init__(self, person: Mapping[str, Any]) -> None:
        self._key = json.dumps(person, sort_keys=True)
        self._ethnicity: Mapping[str, float] = person["body"]["ethnicity"]

    def seed(self, name: str) -> int:
        """A number of 48 bits for a purpose."""
        return int.from_bytes(hashlib.sha256(f"{name}|{self._key}".encode()).digest()[:6], "big")

    def order(self, name: str, options: Iterable[str]) -> list[str]:
        """The options, first the one that this person gets. ProviderError where there are none."""
        found = sorted({str(option) for option in options} - {"none", ""})
        if not found:
            raise ProviderError(
                f"Human Generator has no content for {name}. Install a content pack in its preferences."
            )
        first = self.seed(name) % len(found)
        return found[first:] + found[:first]

    def starting_human(self, options: Iterable[str]) -> str:
        """A starting human, whose name says the person's largest share of ethnicity where one does."""
        ordered = self.order("starting humans", options)
        words = WORDS[max(self._ethnicity, key=lambda race: self._ethnicity[race])]
        return next((one for one in ordered if any(word in one.lower() for word in words)), ordered[0])
