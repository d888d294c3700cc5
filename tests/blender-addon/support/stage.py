"""The one session of this process: Blender has one scene, so tests share it."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from s2mgen.worker.arguments import Arguments
from s2mgen.worker.probe import capabilities
from s2mgen.worker.session import Session
from support.pack import asset_pack


@cache
def user_folder() -> Path:
    """An empty folder for the user's own pictures."""
    folder = Path(tempfile.mkdtemp(prefix="s2mgen-backgrounds-"))
    # Not when the first module ends: the session of the others looks there too.
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def session() -> Session:
    return Session(Arguments(asset_pack(), user_folder(), None, "cpu", False), capabilities())


def render(spec: dict[str, Any], out: Path) -> dict[str, Any]:
    """A frame without progress reports."""
    return session().render(spec, out, lambda value, phase: None)
