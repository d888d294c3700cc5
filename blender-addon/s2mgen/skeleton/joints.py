"""Joints of a body at rest, and where a pose takes them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from s2mgen.skeleton.rotations import Array


def global_rotations(local: Array, parents: Sequence[int], order: Sequence[int]) -> Array:
    """Global rotations [bone, 3, 3] of local ones about the axes of the rest pose; `order` has parents first."""
    out = np.empty_like(local)
    for bone in order:
        parent = parents[bone]
        out[bone] = local[bone] if parent < 0 else out[parent] @ local[bone]
    return out


def posed_joints(rest: npt.NDArray[np.floating], matrices: npt.NDArray[np.floating]) -> Array:
    """Joints [bone, 3] of a pose given as matrices [bone, 3, 4] that move the rest pose."""
    return np.einsum("bij,bj->bi", matrices[:, :, :3], rest) + matrices[:, :, 3]
