"""Where pictures come from: the asset pack, or the user's own folder."""

from __future__ import annotations

from pathlib import Path

from s2mgen.assets.errors import AssetError
from s2mgen.assets.reader import AssetPack

USER = "user/"


class PictureSources:
    """Asset id → file. `user/<relative path>` names a file of the user's folder, anything else one of the pack."""

    def __init__(self, pack: AssetPack, backgrounds: Path | None) -> None:
        self._pack = pack
        self._backgrounds = None if backgrounds is None else backgrounds.resolve()

    def locate(self, asset: str) -> str:
        """Path of a picture. AssetError for an unknown id or a path that leaves the user's folder."""
        if not asset.startswith(USER):
            return self._pack.locate(asset)
        if self._backgrounds is None:
            raise AssetError(f"The picture {asset} is of a folder of your own, but no such folder was given.")
        path = (self._backgrounds / asset.removeprefix(USER)).resolve()
        if not path.is_relative_to(self._backgrounds):
            raise AssetError(f"The picture {asset} lies outside the folder {self._backgrounds}.")
        return str(path)
