"""The folder that a pack is written into."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np


class PackFolder:
    """Writes files below `root` and remembers size and digest of each, so that a reader can tell a cut file."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: dict[str, dict[str, int | str]] = {}

    def path(self, relative: str) -> Path:
        """Where to write a file of the pack; its folder exists afterwards. Call `note` when it is written."""
        path = self.root / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def note(self, relative: str) -> str:
        data = (self.root / relative).read_bytes()
        self.files[relative] = {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        return relative

    def bytes(self, relative: str, data: bytes) -> str:
        self.path(relative).write_bytes(data)
        return self.note(relative)

    def array(self, relative: str, array: np.ndarray) -> str:
        np.save(self.path(relative), np.ascontiguousarray(array), allow_pickle=False)
        return self.note(relative)

    def arrays(self, relative: str, **arrays: np.ndarray) -> str:
        """Several arrays in one file, not deflated: they are read far more often than copied."""
        np.savez(self.path(relative), **{name: np.ascontiguousarray(array) for name, array in arrays.items()})
        return self.note(relative)

    def digest(self) -> str:
        """SHA-256 over names and digests of all files noted so far."""
        whole = hashlib.sha256()
        for name, facts in sorted(self.files.items()):
            whole.update(f"{name} {facts['sha256']}\n".encode())
        return whole.hexdigest()
