"""What a provider of people hands to the scene: plain arrays, no bpy."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float32]
Ints: TypeAlias = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Surface:
    """How a set of faces looks, and which part of the label map it is.

    `kind` chooses the shader: skin, hair, eye, garment, mouth. `image` is a file of the asset pack, or `pixels` an
    RGBA float array [height, width, 4] in sRGB with row 0 at the bottom (the retoned skin). `settings` holds the
    numbers of the spec that belong to the shader (roughness, recolour, material ...).
    """

    name: str
    kind: str
    pass_index: int
    image: str | None = None
    pixels: Floats | None = None
    settings: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Part:
    """One mesh. Vertices [n, 3] in metres, Z up, facing -Y, feet on z = 0, posed and turned.

    `faces` [f, 4]; a triangle repeats its last corner. `uvs` [f, 4, 2]. `surface_of_face` [f] indexes `surfaces`.
    """

    name: str
    vertices: Floats
    faces: Ints
    uvs: Floats
    surfaces: tuple[Surface, ...]
    surface_of_face: Ints
    subdivide: bool


@dataclass(frozen=True)
class Human:
    """A posed, dressed person and where its body parts are (keys: face upperBody body hip leftHand rightHand feet).

    `keypoints`: joints and points of the face by the names of `shared/domain/labels/keypoints.ts`, metres like `landmarks`.
    `ita`: typology angle of the built skin in degrees, measured on the torso; None where the provider cannot tell.
    """

    parts: tuple[Part, ...]
    landmarks: dict[str, tuple[float, float, float]]
    height: float
    ita: float | None = None
    keypoints: dict[str, tuple[float, float, float]] = field(default_factory=dict)
