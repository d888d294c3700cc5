"""Morph targets of a pack, memory-mapped."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from s2mgen.assets.contents import Floats
from s2mgen.assets.errors import AssetError

#: Stored offsets are thousandths of a decimetre.
STEP = 1e-3


class Targets:
    """Named offsets of the base mesh's vertices."""

    def __init__(self, index: Path, vertices: Path, offsets: Path) -> None:
        try:
            table = json.loads(index.read_text("utf-8"))
            self._vertices = np.load(vertices, mmap_mode="r")
            self._offsets = np.load(offsets, mmap_mode="r")
        except (OSError, ValueError) as error:
            raise AssetError(
                f"The morph targets in {index.parent} cannot be read: {error}. Delete the pack to remake it."
            ) from error
        starts = table["starts"]
        self._ranges = {name: (starts[i], starts[i + 1]) for i, name in enumerate(table["names"])}

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self._ranges)

    def __contains__(self, name: str) -> bool:
        return name in self._ranges

    def add(self, vertices: Floats, weights: Mapping[str, float]) -> None:
        """Moves `vertices` [n, 3], decimetres, in place by the weighted targets. AssetError for an unknown name."""
        for name, weight in weights.items():
            if name not in self._ranges:
                raise AssetError(f"The asset pack has no morph target {name}.")
            first, last = self._ranges[name]
            vertices[self._vertices[first:last]] += self._offsets[first:last] * np.float32(STEP * weight)


class JoinedTargets(Targets):
    """Targets of a pack, and those of others by what stands in front of their names."""

    def __init__(self, own: Targets, more: Mapping[str, Targets]) -> None:
        self._own, self._more = own, more

    @property
    def names(self) -> frozenset[str]:
        return self._own.names | {prefix + name for prefix, targets in self._more.items() for name in targets.names}

    def __contains__(self, name: str) -> bool:
        prefix = self._prefix(name)
        return name in self._own if prefix is None else name.removeprefix(prefix) in self._more[prefix]

    def add(self, vertices: Floats, weights: Mapping[str, float]) -> None:
        own: dict[str, float] = {}
        others: dict[str, dict[str, float]] = {}
        for name, weight in weights.items():
            prefix = self._prefix(name)
            if prefix is None:
                own[name] = weight
            else:
                others.setdefault(prefix, {})[name.removeprefix(prefix)] = weight
        self._own.add(vertices, own)
        for prefix, found in others.items():
            self._more[prefix].add(vertices, found)

    def _prefix(self, name: str) -> str | None:
        return next((prefix for prefix in self._more if name.startswith(prefix)), None)
