"""The studio's own people, made of an asset pack."""

from __future__ import annotations

from collections.abc import Mapping

from s2mgen.assets.reader import AssetPack
from s2mgen.human.build import build_human
from s2mgen.human.geometry import Human
from s2mgen.spec.types import Person


class BuiltinProvider:
    """Needs nothing but the pack."""

    def __init__(self, pack: AssetPack) -> None:
        self._pack = pack

    def build(self, person: Person, parts: Mapping[str, int]) -> Human:
        return build_human(person, parts, self._pack)
