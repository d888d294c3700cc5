"""Where on the neutral body every texel of a skin texture lies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from s2mgen.assets.contents import Floats, Ints
from s2mgen.assets.reader import AssetPack
from s2mgen.human.body.anatomy import anatomy_of

#: Texels per side of a whole texture, and how much finer the window of the face is: a texel of it is 0.8 mm wide.
SIDE, FINER = 512, 3
#: Texture islands that show skin.
SKIN_ISLANDS = 6
#: The window of the face holds faces of the head in front of this, decimetres on the neutral adult, above the throat.
FACE_FROM, THROAT = 0.5, 6.1
#: How far past its island's border a texel is filled.
MARGIN = 4


@dataclass(frozen=True, eq=False)
class SkinMap:
    """Texels [height, width] of a window of texture space, row 0 at the bottom.

    `window`: left, bottom, right, top in texture coordinates. `position` [h, w, 3]: place on the neutral adult, decimetres.
    `face` [h, w]: face of `body` that shows the texel, −1 where none does. `chosen` [f]: faces that the window holds whole.
    """

    window: tuple[float, float, float, float]
    position: Floats
    face: Ints
    chosen: npt.NDArray[np.bool_]

    @property
    def shape(self) -> tuple[int, int]:
        return self.face.shape[0], self.face.shape[1]

    def texels(self, uvs: Floats) -> Floats:
        """Texture coordinates [..., 2] → texels as (column, row), whole numbers at their lower left corners."""
        left, bottom, right, top = self.window
        height, width = self.shape
        return (uvs - (left, bottom)) / (right - left, top - bottom) * (width, height)


@lru_cache(2)
def skin_maps(pack: AssetPack) -> tuple[SkinMap, SkinMap]:
    """The whole texture, and the finer window of the face. Keeps those of the last two packs."""
    body, neutral = pack.body, anatomy_of(pack).neutral
    faces, uvs = body.body.faces, body.body.uvs
    skin = body.islands < SKIN_ISLANDS
    whole = _rasterised((0.0, 0.0, 1.0, 1.0), (SIDE, SIDE), faces, uvs, neutral, skin, 10)
    centre = neutral[faces].mean(1)
    front = (body.islands == 1) & (centre[:, 2] > FACE_FROM) & (centre[:, 1] > THROAT)
    low, high = np.floor(uvs[front].min((0, 1)) * SIDE) - 1, np.ceil(uvs[front].max((0, 1)) * SIDE) + 1
    # Borders on texels of the whole texture: the window's own are then enlarged ones, without a shift.
    window = (float(low[0] / SIDE), float(low[1] / SIDE), float(high[0] / SIDE), float(high[1] / SIDE))
    size = (int(high[1] - low[1]) * FINER, int(high[0] - low[0]) * FINER)
    return whole, _rasterised(window, size, faces, uvs, neutral, front, 16)


def _rasterised(
    window: tuple[float, float, float, float],
    size: tuple[int, int],
    faces: Ints,
    uvs: Floats,
    neutral: Floats,
    chosen: npt.NDArray[np.bool_],
    samples: int,
) -> SkinMap:
    height, width = size
    left, bottom, right, top = window
    own = np.flatnonzero(chosen)
    # Grid points of every face, then the texels on which they fall: a texel lies in the middle of its points.
    grid = (np.arange(samples, dtype=np.float32) + np.float32(0.5)) / samples
    s, t = (share.ravel() for share in np.meshgrid(grid, grid))
    corners = np.stack([(1 - s) * (1 - t), s * (1 - t), s * t, (1 - s) * t])
    place = np.einsum("kp,fkc->fpc", corners, uvs[own]).reshape(-1, 2)
    column = ((place[:, 0] - left) / (right - left) * width).astype(int).clip(0, width - 1)
    row = ((place[:, 1] - bottom) / (top - bottom) * height).astype(int).clip(0, height - 1)
    texel, points = row * width + column, np.einsum("kp,fkc->fpc", corners, neutral[faces[own]]).reshape(-1, 3)
    count = np.bincount(texel, minlength=height * width)
    sums = [np.bincount(texel, points[:, axis], height * width) for axis in range(3)]
    position = (np.stack(sums, -1) / np.maximum(count, 1)[:, None]).astype(np.float32).reshape(height, width, 3)
    face = np.full(height * width, -1, np.int32)
    face[texel] = np.repeat(own, len(s))
    face = face.reshape(height, width)
    for _ in range(MARGIN):
        for axis, step in ((0, 1), (0, -1), (1, 1), (1, -1)):
            neighbour = np.roll(face, step, axis)
            empty = (face < 0) & (neighbour >= 0)
            position[empty] = np.roll(position, step, axis)[empty]
            face[empty] = neighbour[empty]
    return SkinMap(window, position, face, chosen)
