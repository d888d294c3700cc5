"""Reads a user's zip or folder, and trusts none of it."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath

#: Bytes of one file, bytes of all, and how many there may be: MakeHuman's largest pack has 270 MB.
MOST_FILE, MOST_ALL, MOST_FILES = 200_000_000, 4_000_000_000, 50_000


class UserFileError(ValueError):
    """A user's file cannot be used. The message says which and why."""


class UserFiles:
    """Files by name with forward slashes. Reading is limited to what the listing promised."""

    def __init__(self, sizes: dict[str, int], read: Callable[[str], bytes]) -> None:
        if len(sizes) > MOST_FILES:
            raise UserFileError(f"It holds {len(sizes)} files; at most {MOST_FILES} are read.")
        for name, size in sizes.items():
            if size > MOST_FILE:
                raise UserFileError(f"{name} has {size} bytes; at most {MOST_FILE} are read.")
        if sum(sizes.values()) > MOST_ALL:
            raise UserFileError(f"It holds {sum(sizes.values())} bytes; at most {MOST_ALL} are read.")
        self.names = sorted(sizes)
        self._by_lower = {name.lower(): name for name in reversed(self.names)}
        self._sizes, self._read = sizes, read

    def bytes(self, name: str) -> bytes:
        if name not in self._sizes:
            raise UserFileError(f"The file {name} is missing.")
        return self._read(name)

    def text(self, name: str) -> str:
        return self.bytes(name).decode("utf-8", "replace")

    def beside(self, name: str, other: str) -> str:
        """A name that stands in a file, relative to it: the file of that name, in whatever case; else UserFileError."""
        wanted = other.replace("\\", "/").strip()
        path = PurePosixPath(name).parent / PurePosixPath(wanted)
        parts: list[str] = []
        for part in path.parts:
            if part == ".." and parts:
                parts.pop()
            elif part not in (".", ".."):
                parts.append(part)
        exact = "/".join(parts)
        # Files made on Windows do not mind case; some name only the file, in a folder next to it.
        for candidate in (exact, str(PurePosixPath(name).parent / PurePosixPath(wanted).name)):
            found = self._by_lower.get(candidate.lower())
            if found is not None:
                return found
        raise UserFileError(f"{name} names the file {other}, which is missing.")


def open_files(path: Path) -> UserFiles:
    """A zip, a folder, or one file by itself. UserFileError for unsafe archives and for what cannot be read."""
    if path.is_dir():
        return _folder(path)
    if not path.is_file():
        raise UserFileError(f"There is no file or folder {path}.")
    if path.suffix.lower() != ".zip":
        return UserFiles({path.name: path.stat().st_size}, lambda _: path.read_bytes())
    return _archive(path)


def _folder(root: Path) -> UserFiles:
    sizes: dict[str, int] = {}
    for found in sorted(root.rglob("*")):
        if found.is_symlink():
            raise UserFileError(f"{found} is a link. Links are not followed: put the file itself there.")
        if found.is_file():
            sizes[found.relative_to(root).as_posix()] = found.stat().st_size
    return UserFiles(sizes, lambda name: (root / name).read_bytes())


def _archive(path: Path) -> UserFiles:
    try:
        archive = zipfile.ZipFile(path)
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    except (zipfile.BadZipFile, OSError) as error:
        raise UserFileError(f"{path} cannot be read as a zip: {error}.") from error
    for entry in entries:
        name = entry.filename.replace("\\", "/")
        if name.startswith("/") or (len(name) > 1 and name[1] == ":") or ".." in PurePosixPath(name).parts:
            raise UserFileError(f"{path} has an entry outside of itself: {entry.filename}. It is not used.")
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise UserFileError(f"{path} has a link in it: {entry.filename}. It is not used.")
    by_name = {entry.filename.replace("\\", "/"): entry for entry in entries}

    def read(name: str) -> bytes:
        entry = by_name[name]
        try:
            with archive.open(entry) as stream:
                data = stream.read(entry.file_size + 1)
        except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError) as error:
            raise UserFileError(f"{name} in {path} cannot be read: {error}.") from error
        if len(data) > entry.file_size:
            raise UserFileError(f"{name} in {path} is larger than the zip says.")
        return data

    return UserFiles({name: entry.file_size for name, entry in by_name.items()}, read)
