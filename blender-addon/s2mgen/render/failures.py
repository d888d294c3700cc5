"""What can go wrong with a frame beside its spec."""

from __future__ import annotations


class DiskError(OSError):
    """Files could not be written or are not whole. Says which."""


class RenderError(RuntimeError):
    """Blender rendered something that cannot be a frame: black, empty, or with a label that the spec does not know."""
