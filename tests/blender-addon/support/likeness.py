"""How equal two renders of one spec are."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from s2mgen.render.pixels import read_pixels

#: Now and then a pixel in thousands differs by a level: Cycles keeps its objects in another order after other frames.
#: What is built or lit otherwise, or skin of another person, changes far more.
FEW = 0.004

Pixels: TypeAlias = npt.NDArray[np.int16]


def image_of(result: dict[str, Any], out: Path) -> Pixels:
    """The picture of a FrameResult."""
    return read_pixels(out / result["files"]["image"], 3).astype(np.int16)


def unlike(first: Pixels, second: Pixels, tolerance: int = 0) -> float:
    """Share of pixels that differ by more than `tolerance` of 255 levels."""
    return float((np.abs(first - second).max(axis=2) > tolerance).mean())
