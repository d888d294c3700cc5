"""From the name of a provider in the spec to the person it makes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from s2mgen.assets.reader import AssetPack
from s2mgen.human.geometry import Human
from s2mgen.providers.builtin import BuiltinProvider
from s2mgen.providers.provider import Provider, ProviderError
from s2mgen.spec.types import Person


class People:
    """Providers by name, each made when a spec first asks for it."""

    def __init__(self, pack: AssetPack) -> None:
        self._pack = pack
        self._made: dict[str, Provider] = {}

    def build(self, person: Mapping[str, Any], parts: Mapping[str, int]) -> Human:
        """Makes one of the spec's people. ProviderError where its provider cannot be used, else as `Provider.build`."""
        name = str(person["provider"])
        if name not in self._made:
            self._made[name] = self._open(name)
        return self._made[name].build(cast("Person", person), parts)

    def _open(self, name: str) -> Provider:
        if name == "builtin":
            return BuiltinProvider(self._pack)
        # Only here: they need Blender, and a worker that never meets them need not load them.
        if name == "mpfb":
            from s2mgen.providers.mpfb import MpfbProvider

            return MpfbProvider(self._pack)
        if name == "humanGenerator":
            from s2mgen.providers.human_generator.provider import HumanGeneratorProvider

            return HumanGeneratorProvider()
        raise ProviderError(
            f"There is no provider of people named {name}. Set person.provider of the preset to builtin."
        )
