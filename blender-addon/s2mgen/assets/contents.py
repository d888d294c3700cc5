"""What a pack holds, as arrays. MakeHuman's space: decimetres, Y up, +Z front, +X the person's left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float32]
Ints: TypeAlias = npt.NDArray[np.int32]
Flags: TypeAlias = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Group:
    """Faces [f, 4] of a group of the base mesh and their texture coordinates [f, 4, 2]."""

    faces: Ints
    uvs: Floats


@dataclass(frozen=True)
class Rig:
    """Bones: `parents` [b] (−1 = none), each rests at the mean of `head_vertices[head_starts[i]:head_starts[i + 1]]`."""

    names: tuple[str, ...]
    parents: npt.NDArray[np.int16]
    head_starts: Ints
    head_vertices: Ints


@dataclass(frozen=True)
class BodyArrays:
    """The base mesh: `vertices` [n, 3], skinning `bones` and `weights` [n, k], faces of its groups.

    `islands` numbers the texture island of every face of `body`: 0–5 are skin, 6 the mouth cavity, 7 and 8 eye sockets.
    `nearest_tights` is the vertex of `tights` nearest to each vertex of `body` in the raw mesh, `tights_distance` how near.
    """

    vertices: Floats
    bones: npt.NDArray[np.uint8]
    weights: Floats
    body: Group
    tights: Group
    skirt: Group
    islands: npt.NDArray[np.uint8]
    nearest_tights: Ints
    tights_distance: Floats
    rig: Rig


@dataclass(frozen=True)
class Item:
    """A fitted item. Vertex i sits at Σ shares[i] · body[references[i]] + scale ∘ offsets[i] on the unposed body.

    `bottom` [f] marks the lower half of a suit. `hidden` are body vertices it covers; of each, `under_bottom` says whether it
    lies under the lower half, `safe` whether one half covers it without the other. `scale` per axis is the distance of two
    body vertices, `scale_vertices` [3, 2], over `scale_lengths` [3].
    """

    id: str
    faces: Ints
    uvs: Floats
    bottom: Flags
    references: npt.NDArray[np.uint16]
    shares: Floats
    offsets: Floats
    bones: npt.NDArray[np.uint8]
    weights: Floats
    hidden: npt.NDArray[np.uint16]
    under_bottom: Flags
    safe: Flags
    scale_vertices: Ints
    scale_lengths: Floats
    textures: tuple[str, ...]
    layer: int
    covers: frozenset[str]
    parts: frozenset[str]


@dataclass(frozen=True)
class SkinTexture:
    """A skin in CIELAB [height, width, 3], row 0 at the bottom, and the median of its torso."""

    lab: Floats
    median: Floats
