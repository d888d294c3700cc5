"""A preset file: read, changed by path, written back as a whole."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

FORMAT = "s2mgen.preset"


class PresetError(ValueError):
    """A preset file cannot be used. The message says which and why."""


def read_preset(file: Path) -> dict[str, Any]:
    """The preset as it stands. PresetError unless it is one; the studio checks the rest."""
    try:
        preset = json.loads(file.read_text("utf-8"))
    except FileNotFoundError as error:
        raise PresetError(f"There is no preset file {file}.") from error
    except (OSError, ValueError) as error:
        raise PresetError(f"The preset file {file} cannot be read: {error}.") from error
    if not isinstance(preset, dict) or preset.get("format") != FORMAT:
        raise PresetError(f"{file} is no preset of the studio.")
    return preset


def write_preset(file: Path, preset: dict[str, Any], keep: bool = True) -> None:
    """Replaces the file as a whole. `keep` leaves what was there beside it, as `.bak`."""
    temporary = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with temporary.open("w", encoding="utf-8") as stream:
            stream.write(json.dumps(preset, indent=2, ensure_ascii=False, allow_nan=False) + "\n")
            stream.flush()
            os.fsync(stream.fileno())
        if keep and file.exists():
            shutil.copy2(file, file.with_name(f"{file.name}.bak"))
        temporary.replace(file)
    except OSError as error:
        raise PresetError(f"The preset file {file} cannot be written: {error.strerror}.") from error
    finally:
        temporary.unlink(missing_ok=True)


def at_path(preset: Any, path: str) -> Any:
    """The value at `room.width`; None where an older preset does not have it."""
    for key in path.split("."):
        if not isinstance(preset, dict) or key not in preset:
            return None
        preset = preset[key]
    return preset


def put_at(preset: Any, path: str, value: Any) -> None:
    """Sets a value whose table is there."""
    *tables, last = path.split(".")
    for key in tables:
        preset = preset[key]
    preset[last] = value
