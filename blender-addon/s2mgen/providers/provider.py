"""The interface of a provider of people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from s2mgen.human.errors import PersonError
from s2mgen.human.geometry import Human
from s2mgen.spec.types import Person


class ProviderError(PersonError):
    """A provider cannot be used here. The message says what is missing and what to install."""


class Provider(Protocol):
    """Makes people; see the package."""

    def build(self, person: Person, parts: Mapping[str, int]) -> Human:
        """The posed, dressed person. PersonError for somebody who cannot be made, AssetError for a missing asset."""
        ...
