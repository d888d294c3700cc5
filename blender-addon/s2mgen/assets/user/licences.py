"""Whose work an asset is, and whether it may be used."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from s2mgen.assets.user.files import UserFileError, UserFiles

PACK_FILE = re.compile(r"(^|/)packs/[^/]+\.json$")
HEADER = re.compile(r"^\s*#?\s*(licen[cs]e|author)\b\s*:?\s*(.+?)\s*$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True)
class Rights:
    """`licence` is CC0 or CC-BY, or what else the file says."""

    author: str
    licence: str


def _plain(text: str) -> str:
    """The name of a licence as we write it."""
    compact = re.sub(r"[\s_-]", "", text.upper())
    if compact.startswith("CC0") or "PUBLICDOMAIN" in compact:
        return "CC0"
    if compact.startswith("CCBY") and not re.search(r"CCBY(NC|ND|SA)", compact):
        return "CC-BY"
    return text.strip()


class RightsOfPack:
    """What `packs/*.json` says about each asset; what it does not name has the rights that its own file states, else CC0."""

    def __init__(self, files: UserFiles) -> None:
        self._known: dict[str, Rights] = {}
        for name in files.names:
            if not PACK_FILE.search(name):
                continue
            try:
                listed = json.loads(files.text(name))
            except ValueError as error:
                raise UserFileError(f"{name} is not JSON: {error}.") from error
            for words, rights in _statements(listed, ""):
                for word in words:
                    self._known.setdefault(_stem(word), rights)

    def of(self, name: str, text: str) -> Rights:
        """Of the asset whose main file is `name` and says `text`."""
        path = PurePosixPath(name)
        for word in (path.stem, path.parent.name):
            if _stem(word) in self._known:
                return self._known[_stem(word)]
        said = {key.lower()[:2]: value for key, value in HEADER.findall(text[:4000])}
        return Rights(said.get("au", "unknown"), _plain(said.get("li", "CC0")))


def _stem(word: str) -> str:
    return re.sub(r"[\s_-]+", "_", PurePosixPath(word.replace("\\", "/")).stem.lower())


def _statements(value: Any, key: str) -> Iterator[tuple[list[str], Rights]]:
    """Tables that name a licence, with the words by which they may mean an asset."""
    if isinstance(value, list):
        for one in value:
            yield from _statements(one, key)
    elif isinstance(value, dict):
        fields = {str(name).lower(): one for name, one in value.items()}
        licence = fields.get("license", fields.get("licence"))
        if isinstance(licence, str):
            author = next(
                (fields[name] for name in ("author", "username", "creator") if isinstance(fields.get(name), str)),
                "unknown",
            )
            words = [
                key,
                *(
                    fields[name]
                    for name in ("name", "title", "file", "filename", "path")
                    if isinstance(fields.get(name), str)
                ),
            ]
            files = fields.get("files")
            words += list(files) if isinstance(files, (dict, list)) else []
            yield [str(word) for word in words if word], Rights(author, _plain(licence))
        for name, one in value.items():
            yield from _statements(one, str(name))
