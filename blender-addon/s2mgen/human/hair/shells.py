"""Short hair grown out of the body's own surface: layers above it, which the shader breaks up into strands."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from s2mgen.assets.contents import Floats, Ints
from s2mgen.assets.reader import AssetPack
from s2mgen.human.body.anatomy import anatomy_of
from s2mgen.human.geometry import Part, Surface
from s2mgen.human.hair.growth import beard_growth, scalp_growth
from s2mgen.human.posing.skinning import skinned, upright
from s2mgen.spec.types import CroppedHair, FacialHair

#: Layers of hair up to so many metres long; the longest have the last number.
LAYERS = ((0.004, 2), (0.015, 3), (1.0, 4))
#: The lowest layer lies so far above the skin at least, metres: subdivision moves both a little.
CLEAR = 0.0007
#: From this length on hair lies down instead of standing off, metres; at most so far.
LIES_FROM, LIES = 0.025, 0.75
#: A beard longer than this in front, metres, is held back on the cheeks.
CHEEK = 0.012


def cropped_hair(
    hair: CroppedHair,
    pack: AssetPack,
    vertices: Floats,
    matrices: Floats,
    pass_index: int,
    left: npt.NDArray[np.bool_] | None,
) -> Part | None:
    """Cropped hair on the unposed body [n, 3] in decimetres; `left` [f] are faces of the body that a hat leaves, None: all."""
    neutral = anatomy_of(pack).neutral
    growth = scalp_growth(neutral, hair["recession"])
    # Barbers cut sides and nape shorter.
    top = np.clip((neutral[:, 1] - 7.35) / 0.6, 0, 1)
    length = hair["length"] * (0.4 + 0.6 * top)
    settings: dict[str, object] = {name: hair[name] for name in ("colour", "roughness", "second", "density")}
    surface = Surface("cropped hair", "hair", pass_index, settings=settings)
    return _grown(surface, growth * (neutral[:, 1] > 6.8), length, pack, vertices, matrices, left)


def beard(facial: FacialHair, pack: AssetPack, vertices: Floats, matrices: Floats, pass_index: int) -> Part | None:
    """A beard. None for stubble, which is painted."""
    if facial["style"] == "stubble":
        return None
    neutral = anatomy_of(pack).neutral
    growth = beard_growth(neutral, facial["style"]) * (neutral[:, 2] > 0.4)
    long = np.clip((neutral[:, 2] - 0.95) / 0.35, 0, 1) * np.clip((6.75 - neutral[:, 1]) / 0.25, 0, 1)
    length = np.minimum(facial["length"], CHEEK) * (1 - long) + facial["length"] * long
    settings: dict[str, object] = {"colour": facial["colour"], "density": facial["density"], "roughness": 0.6}
    surface = Surface(f"beard {facial['style']}", "hair", pass_index, settings=settings)
    return _grown(surface, growth, length, pack, vertices, matrices, None)


def _grown(
    surface: Surface,
    growth: Floats,
    length: Floats,
    pack: AssetPack,
    vertices: Floats,
    matrices: Floats,
    left: npt.NDArray[np.bool_] | None,
) -> Part | None:
    """Layers over the faces where `growth` [n] is above 0. Texture coordinates: growth, and height of the layer 0..1."""
    body = pack.body
    faces = body.body.faces[: len(body.islands)]
    chosen = (growth[faces] > 0.02).any(1) & (body.islands == 1)
    if left is not None:
        chosen &= left
    used, compact = np.unique(faces[chosen], return_inverse=True)
    if len(used) == 0:
        return None
    compact = compact.reshape(-1, 4).astype(np.int32)
    posed = upright(skinned(vertices[used], body.bones[used], body.weights[used], matrices))
    towards = _leaning(_normals(posed, compact), length[used])
    # Thin towards its edge hair is short as well.
    reach = (length * (0.35 + 0.65 * np.clip(growth, 0, 1)))[used].astype(np.float32)
    count = next(number for most, number in LAYERS if float(length[used].max()) <= most)
    points, uvs = [], []
    for layer in range(count):
        height = np.float32((layer + 0.35) / count)
        points.append(posed + towards * (CLEAR + reach * height)[:, None])
        uvs.append(np.stack([growth[used][compact], np.full(compact.shape, layer / max(1, count - 1))], -1))
    return Part(
        name=surface.name,
        vertices=np.concatenate(points).astype(np.float32),
        faces=np.concatenate([compact + layer * len(used) for layer in range(count)]).astype(np.int32),
        uvs=np.concatenate(uvs).astype(np.float32),
        surfaces=(surface,),
        surface_of_face=np.zeros(count * len(compact), np.int32),
        subdivide=True,
    )


def _normals(points: Floats, faces: Ints) -> Floats:
    """Unit normals of vertices [n, 3] from the quads around them."""
    corners = points[faces]
    across = np.cross(corners[:, 2] - corners[:, 0], corners[:, 3] - corners[:, 1])
    out = np.stack(
        [np.bincount(faces.ravel(), np.repeat(across[:, axis], 4), len(points)) for axis in range(3)], -1
    ).astype(np.float32)
    return out / (np.linalg.norm(out, axis=1, keepdims=True) + np.float32(1e-9))


def _leaning(normals: Floats, length: Floats) -> Floats:
    """Directions of hair: short hair stands off, long hair lies down along the skin."""
    down = np.array([0, 0, -1], np.float32) - normals * -normals[:, 2:3]
    lies = np.clip(length / LIES_FROM, 0, 1)[:, None] * np.float32(LIES)
    out = normals * (1 - 0.6 * lies) + down * lies
    return (out / (np.linalg.norm(out, axis=1, keepdims=True) + np.float32(1e-9))).astype(np.float32)
