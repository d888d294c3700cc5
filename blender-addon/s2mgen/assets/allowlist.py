"""What may enter a pack: an explicit list of CC0 items by uuid, checked in beside this file.

The package's own licence strings are outdated; the list was made from a comparison of every item with the CC0 releases of
its owners. Items of the kind `genitals`, skins with painted clothes and targets of children are not on it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

LIST = Path(__file__).with_name("allowlist.json")

#: Axis → (vertex, vertex, length in decimetres) that measure how large the head is.
Scale = dict[str, tuple[int, int, float]]


@dataclass(frozen=True)
class AllowedItem:
    """A fitted item. `path` is below `public/data/proxies` of the package."""

    id: str
    uuid: str
    path: str
    author: str
    licence: str
    scale: Scale | None
    z_depth: int
    tags: tuple[str, ...]
    variants: int
    parts: tuple[str, ...]
    covers: tuple[str, ...]


@dataclass(frozen=True)
class AllowedFile:
    """A skin (path below `public/data/skins`), pose or environment (name)."""

    id: str
    source: str
    author: str
    licence: str
    tags: tuple[str, ...]


@dataclass(frozen=True)
class AllowList:
    items: tuple[AllowedItem, ...]
    skins: tuple[AllowedFile, ...]
    poses: tuple[AllowedFile, ...]
    environments: tuple[AllowedFile, ...]


def _item(row: dict[str, Any]) -> AllowedItem:
    scale = row["scale"] and {axis: (int(a), int(b), float(length)) for axis, (a, b, length) in row["scale"].items()}
    return AllowedItem(
        id=row["id"],
        uuid=row["uuid"],
        path=row["path"],
        author=row["author"],
        licence=row["licence"],
        scale=scale,
        z_depth=row["z_depth"],
        tags=tuple(row["tags"]),
        variants=row["variants"],
        parts=tuple(row["parts"]),
        covers=tuple(row["covers"]),
    )


def _file(row: dict[str, Any]) -> AllowedFile:
    return AllowedFile(row["id"], row.get("path") or row["name"], row["author"], row["licence"], tuple(row["tags"]))


@lru_cache(1)
def allow_list() -> AllowList:
    """The checked-in list."""
    rows = json.loads(LIST.read_text("utf-8"))
    return AllowList(
        items=tuple(_item(row) for row in rows["items"]),
        skins=tuple(_file(row) for row in rows["skins"]),
        poses=tuple(_file(row) for row in rows["poses"]),
        environments=tuple(_file(row) for row in rows["environments"]),
    )
