"""The only place that imports Blender. All else takes `bpy` from here, so that pure modules stay testable without it.

The wheels carry no type information: a data-block, node or socket is a `Block`.
"""

from __future__ import annotations

from typing import Any

import bpy  # pyright: ignore[reportMissingImports]

Block = Any
VERSION: tuple[int, int, int] = tuple(bpy.app.version)

__all__ = ["VERSION", "Block", "bpy"]
