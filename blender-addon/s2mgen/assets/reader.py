"""Opens an asset pack and reads its assets by id."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from s2mgen.assets.contents import BodyArrays, Floats, Group, Item, Rig, SkinTexture
from s2mgen.assets.errors import AssetError
from s2mgen.assets.recent import Recent
from s2mgen.assets.targets import Targets

FORMAT = "s2mgen.pack"
FORMAT_VERSION = 1
#: Kinds whose assets are one file that Blender reads.
FILE_KINDS = frozenset({"environments", "photographs"})
LAB_STEP = 0.01

Loaded = TypeVar("Loaded")


class AssetPack:
    """A pack in a folder. Opening checks that every file is there and whole; arrays are read when first asked for.

    AssetError: no pack there, of another format, or a file of it is missing or cut; an id that it does not have.
    """

    def __init__(self, path: Path | str, is_extra: bool = False) -> None:
        """`is_extra`: a user's pack, whose ids get its name in front; it has no body, and targets only sometimes."""
        self.path = Path(path)
        index = self._index()
        self.name, self.version, self.sha256 = str(index["name"]), str(index["version"]), str(index["sha256"])
        self.prefix = f"{self.name}/" if is_extra else ""
        self._body_files, self._target_files = index.get("body"), index.get("targets")
        self._entries: dict[str, Mapping[str, Any]] = {
            self.prefix + entry["id"]: {**entry, "id": self.prefix + entry["id"], "kind": kind}
            for kind, entries in index["assets"].items()
            for entry in entries
        }
        for relative, facts in index["files"].items():
            file = self.path / relative
            if not file.is_file():
                raise AssetError(f"The asset pack lacks the file {file}. Delete {self.path} to have it made anew.")
            if file.stat().st_size != facts["bytes"]:
                raise AssetError(
                    f"The file {file} of the asset pack is cut or changed: {file.stat().st_size} bytes in place of "
                    f"{facts['bytes']}. Delete {self.path} to have it made anew."
                )
        self._items: Recent[str, Item] = Recent(48)
        self._poses: Recent[str, Floats] = Recent(32)
        self._skins: Recent[str, SkinTexture] = Recent(6)

    def _index(self) -> dict[str, Any]:
        file = self.path / "pack.json"
        try:
            index = json.loads(file.read_text("utf-8"))
        except FileNotFoundError as error:
            raise AssetError(f"There is no asset pack in {self.path}.") from error
        except (OSError, ValueError) as error:
            raise AssetError(f"{file} cannot be read: {error}. Delete {self.path} to have it made anew.") from error
        if index.get("format") != FORMAT or index.get("formatVersion") != FORMAT_VERSION:
            raise AssetError(
                f"{file} is of format {index.get('format')} {index.get('formatVersion')}; "
                f"this program reads {FORMAT} {FORMAT_VERSION}."
            )
        return index

    def ids(self, kind: str | None = None) -> list[str]:
        """Ids of all assets, or of one kind (`hair`, `clothes`, `poses` …), sorted."""
        return sorted(name for name, entry in self._entries.items() if kind is None or entry["kind"] == kind)

    def has(self, asset: str) -> bool:
        """Whether there is such an asset."""
        return asset in self._entries

    def entry(self, asset: str) -> Mapping[str, Any]:
        """What `pack.json` says about an asset: author, licence, tags and files."""
        if asset not in self._entries:
            raise AssetError(f"The asset pack {self.name} {self.version} has no asset {asset}.")
        return self._entries[asset]

    def locate(self, asset: str) -> str:
        """The file of a panorama or photograph."""
        entry = self.entry(asset)
        if entry["kind"] not in FILE_KINDS:
            raise AssetError(f"The asset {asset} is no picture.")
        return str(self.path / entry["file"])

    @property
    def has_targets(self) -> bool:
        """Whether morph targets come with it."""
        return self._target_files is not None

    @cached_property
    def targets(self) -> Targets:
        files = self._target_files
        if files is None:
            raise AssetError(f"The asset pack {self.name} {self.version} has no morph targets.")
        return Targets(self.path / files["index"], self.path / files["vertices"], self.path / files["offsets"])

    @cached_property
    def body(self) -> BodyArrays:
        if self._body_files is None:
            raise AssetError(f"The asset pack {self.name} {self.version} has no body.")
        arrays = self._arrays(self._body_files["arrays"])
        names = self._read(self._body_files["bones"], lambda file: json.loads(file.read_text("utf-8")))
        uvs = arrays["uvs"]
        groups = {
            name: Group(arrays[f"{name}_faces"], uvs[arrays[f"{name}_uv_faces"]])
            for name in ("body", "tights", "skirt")
        }
        rig = Rig(tuple(names), arrays["parents"], arrays["head_starts"], arrays["head_vertices"])
        return BodyArrays(
            vertices=arrays["vertices"],
            bones=arrays["bones"],
            weights=arrays["weights"],
            islands=arrays["body_islands"],
            nearest_tights=arrays["nearest_tights"],
            tights_distance=arrays["tights_distance"],
            rig=rig,
            **groups,
        )

    def item(self, asset: str) -> Item:
        """A fitted item."""
        entry = self.entry(asset)
        if "textures" not in entry:
            raise AssetError(f"The asset {asset} cannot be worn.")
        return self._items.get(asset, lambda: self._load_item(entry))

    def _load_item(self, entry: Mapping[str, Any]) -> Item:
        return Item(
            id=entry["id"],
            textures=tuple(str(self.path / texture) for texture in entry["textures"]),
            layer=entry["layer"],
            covers=frozenset(entry["covers"]),
            parts=frozenset(entry["parts"]),
            **self._arrays(entry["arrays"]),
        )

    def pose(self, asset: str) -> Floats:
        """Quaternions [bone, xyzw] about the global axes of the rest pose."""
        entry = self.entry(asset)
        if entry["kind"] != "poses":
            raise AssetError(f"The asset {asset} is no pose.")
        return self._poses.get(asset, lambda: self._read(entry["arrays"], np.load))

    def skin(self, asset: str) -> SkinTexture:
        """A skin texture in CIELAB."""
        entry = self.entry(asset)
        if entry["kind"] != "skins":
            raise AssetError(f"The asset {asset} is no skin.")
        return self._skins.get(asset, lambda: self._load_skin(entry))

    def _load_skin(self, entry: Mapping[str, Any]) -> SkinTexture:
        lab = self._read(entry["arrays"], np.load).astype(np.float32) * np.float32(LAB_STEP)
        return SkinTexture(lab, np.array(entry["median"], np.float32))

    def _arrays(self, relative: str) -> dict[str, Any]:
        def load(file: Path) -> dict[str, Any]:
            with np.load(file) as stored:
                return {name: stored[name] for name in stored.files}

        return self._read(relative, load)

    def _read(self, relative: str, load: Callable[[Path], Loaded]) -> Loaded:
        file = self.path / relative
        try:
            return load(file)
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
            raise AssetError(f"{file} cannot be read: {error}. Delete {self.path} to have it made anew.") from error
