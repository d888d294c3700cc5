"""Several asset packs as one: the built-in one, and what users added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from s2mgen.assets.contents import Floats, Item, SkinTexture
from s2mgen.assets.reader import AssetPack
from s2mgen.assets.targets import JoinedTargets, Targets


class AssetLibrary(AssetPack):
    """The pack at `path` with body and morph targets, and `others`, whose assets are named `<pack name>/<kind>/<asset>`."""

    def __init__(self, path: Path | str, others: Sequence[Path | str] = ()) -> None:
        super().__init__(path)
        self._others = [AssetPack(other, is_extra=True) for other in others]

    def _home(self, asset: str) -> AssetPack | None:
        return next((pack for pack in self._others if pack.has(asset)), None)

    def has(self, asset: str) -> bool:
        return super().has(asset) or self._home(asset) is not None

    def ids(self, kind: str | None = None) -> list[str]:
        return sorted([*super().ids(kind), *(name for pack in self._others for name in pack.ids(kind))])

    def entry(self, asset: str) -> Mapping[str, Any]:
        home = self._home(asset)
        return super().entry(asset) if home is None else home.entry(asset)

    def locate(self, asset: str) -> str:
        home = self._home(asset)
        return super().locate(asset) if home is None else home.locate(asset)

    def item(self, asset: str) -> Item:
        home = self._home(asset)
        return super().item(asset) if home is None else home.item(asset)

    def pose(self, asset: str) -> Floats:
        home = self._home(asset)
        return super().pose(asset) if home is None else home.pose(asset)

    def skin(self, asset: str) -> SkinTexture:
        home = self._home(asset)
        return super().skin(asset) if home is None else home.skin(asset)

    @cached_property
    def targets(self) -> Targets:
        more = {pack.prefix: pack.targets for pack in self._others if pack.has_targets}
        return JoinedTargets(super().targets, more) if more else super().targets
