"""Label map → masks. No Blender.

The map holds one pass index per pixel: that of the first surface with alpha >= 0.5 at the pixel's centre
(paper, section 3.4, ID mask). Skin and person follow from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from s2mgen.render.failures import RenderError

Bytes: TypeAlias = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Masks:
    """Skin and person [height, width], 0 or 255, row 0 on top."""

    skin: Bytes
    person: Bytes


def masks_of(parts: Bytes, skin: Iterable[int], known: Iterable[int]) -> Masks:
    """Skin = index is in `skin`; person = index > 0. RenderError for an index that is not in `known`."""
    found = np.flatnonzero(np.bincount(parts.ravel(), minlength=256))
    unknown = sorted(set(found.tolist()) - set(known) - {0})
    if unknown:
        raise RenderError(
            f"The label map shows pass indices that no part of the spec has: {', '.join(map(str, unknown))}."
        )
    is_skin = np.zeros(256, bool)
    is_skin[list(skin)] = True
    return Masks(np.where(is_skin[parts], np.uint8(255), np.uint8(0)), np.where(parts > 0, np.uint8(255), np.uint8(0)))


def share(mask: Bytes | npt.NDArray[np.bool_]) -> float:
    """Share of pixels that are set, 0..1."""
    return float(np.count_nonzero(mask)) / mask.size


def part_shares(parts: Bytes, indices: Mapping[str, int]) -> dict[str, float]:
    """Share of all pixels that shows each part, by its name in `indices`; parts that nobody sees are left out."""
    counts = np.bincount(parts.ravel(), minlength=256)
    return {name: float(counts[index]) / parts.size for name, index in indices.items() if counts[index] > 0}
