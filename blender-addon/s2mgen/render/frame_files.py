"""A frame is whole or absent: all is written into a partial folder, checked there, and moved into place at the end."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from s2mgen.render.failures import DiskError
from s2mgen.render.png_check import png_problem

PARTIAL = ".partial"
#: Kinds of files in the order in which they are moved into place: the image comes last.
FOLDERS = {
    "parts": "parts",
    "instances": "instances",
    "depth": "depth",
    "normals": "normals",
    "skinCoverage": "coverage/skin",
    "personCoverage": "coverage/person",
    "skin": "masks/skin",
    "person": "masks/person",
    "image": "images",
}
#: What every frame has.
ALWAYS = ("image", "skin", "person", "parts")


class FrameFiles:
    """Where the files of one frame are made and where they end up, in a dataset folder."""

    def __init__(self, out: Path, frame: int, kinds: Iterable[str] = ALWAYS) -> None:
        self._out = out
        self._folder = out / PARTIAL / f"{frame:06d}"
        #: By kind, relative to the dataset folder, forward slashes.
        self.names = {kind: f"{FOLDERS[kind]}/{frame:06d}.png" for kind in kinds}

    def open(self) -> Path:
        """Makes the partial folder empty and answers its path. DiskError where it cannot be made."""
        try:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder.mkdir(parents=True)
        except OSError as error:
            raise DiskError(f"The folder {self._out} cannot be written: {error.strerror}.") from error
        return self._folder

    def partial(self, kind: str) -> Path:
        """Path of a file while it is being made."""
        return self._folder / f"{kind}.png"

    def write(self, kind: str, data: bytes) -> None:
        """Writes one file. DiskError where the disk does not take it."""
        try:
            self.partial(kind).write_bytes(data)
        except OSError as error:
            raise DiskError(f"{self.names[kind]} cannot be written: {error.strerror}.") from error

    def commit(self, width: int, height: int) -> None:
        """Checks all files and moves them into place, masks first. DiskError where one is not whole: none moves."""
        problems = [problem for kind in self.names if (problem := png_problem(self.partial(kind), width, height))]
        if problems:
            raise DiskError(f"The frame is not whole: {'; '.join(problems)}.")
        try:
            for kind in (kind for kind in FOLDERS if kind in self.names):
                target = self._out / self.names[kind]
                target.parent.mkdir(parents=True, exist_ok=True)
                self.partial(kind).replace(target)
        except OSError as error:
            raise DiskError(f"The frame cannot be moved into {self._out}: {error.strerror}.") from error
        self.discard()

    def discard(self) -> None:
        """Removes what was not moved."""
        shutil.rmtree(self._folder, ignore_errors=True)
        # Another worker may have a frame in the making there.
        with suppress(OSError):
            self._folder.parent.rmdir()
