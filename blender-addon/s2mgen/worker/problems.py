"""Exceptions → the kinds of errors that the other side knows."""

from __future__ import annotations

from s2mgen.assets.errors import AssetError
from s2mgen.human.errors import PersonError
from s2mgen.render.failures import DiskError, RenderError
from s2mgen.scene.pictures import PictureError
from s2mgen.spec.errors import SpecError


class CommandError(ValueError):
    """A line that is no command."""


def describe(error: BaseException) -> dict[str, object]:
    """Fields kind, message and retryable of an error event."""
    kind, retryable = _kind(error)
    message = str(error) if kind != "internal" else f"{type(error).__name__}: {error}"
    return {"kind": kind, "message": message or type(error).__name__, "retryable": retryable}


def _kind(error: BaseException) -> tuple[str, bool]:
    if isinstance(error, (SpecError, PersonError, CommandError)):
        return "spec", False
    if isinstance(error, (AssetError, PictureError)):
        return "asset", False
    if isinstance(error, DiskError):
        return "disk", False
    if isinstance(error, RenderError):
        # The same spec gives the same picture.
        return "render", False
    if isinstance(error, (RuntimeError, MemoryError)):
        return "render", True
    return "internal", False
