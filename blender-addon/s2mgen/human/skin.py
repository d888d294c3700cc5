"""Skin textures moved to the tone of a person."""

from __future__ import annotations

import numpy as np

from s2mgen.assets.cielab import to_srgb
from s2mgen.assets.contents import Floats, SkinTexture
from s2mgen.spec.types import Skin

#: Texture areas of the mouth cavity and the two eye sockets: (u, v) ranges that keep their own colour.
OTHER_AREAS = (
    ((0.764, 0.928), (0.0, 0.140)),
    ((0.008, 0.081), (0.543, 0.637)),
    ((0.082, 0.155), (0.543, 0.637)),
)


def retoned(texture: SkinTexture, skin: Skin) -> Floats:
    """RGBA [height, width, 4] in sRGB, row 0 at the bottom: lab + (texture − torso median) · contrast.

    So the median of the torso becomes the wanted colour, and with it the typology angle. Tones far darker than the texture
    lose their darkest shades to clipping; those start from a dark texture.
    """
    height, width = texture.lab.shape[:2]
    pixels = np.ones((height, width, 4), np.float32)
    wanted = np.array(skin["lab"], np.float32)
    pixels[..., :3] = to_srgb(wanted + (texture.lab - texture.median) * np.float32(skin["contrast"]))
    for (left, right), (bottom, top) in OTHER_AREAS:
        area = (slice(int(bottom * height), int(top * height)), slice(int(left * width), int(right * width)))
        pixels[(*area, slice(0, 3))] = to_srgb(texture.lab[area])
    return pixels
