"""What a camera does to a picture after the light: sharpening and grain. No Blender.

A traced, denoised picture is smoother than any photograph (docs/variety.md, gradient), and a net learns that.
"""

from __future__ import annotations

import numpy as np

from s2mgen.render.exr import Floats
from s2mgen.render.pixels import Bytes

#: Share of each neighbour in a binomial 3 × 3 blur, what sharpening takes away from.
SIDE = 0.25


def photographed(image: Bytes, sharpness: float, grain: float, seed: int) -> Bytes:
    """image + sharpness · (image − blurred) + grain, in bytes [height, width, 3].

    `grain` is the standard deviation of the brightness noise as a share of white. Its stream is `RandomState`'s, which numpy
    keeps as it is for all time. Both 0 leave the picture as it is.
    """
    if sharpness <= 0 and grain <= 0:
        return image
    picture = image.astype(np.float32)
    if sharpness > 0:
        picture += np.float32(sharpness) * (picture - _blurred(picture))
    if grain > 0:
        noise = np.random.RandomState(seed % 2**32).standard_normal(image.shape[:2]).astype(np.float32)
        picture += np.float32(255 * grain) * noise[..., None]
    return np.clip(np.rint(picture), 0, 255).astype(np.uint8)


def _blurred(picture: Floats) -> Floats:
    for axis in (0, 1):
        before, after = np.roll(picture, 1, axis), np.roll(picture, -1, axis)
        # The edge repeats itself.
        if axis == 0:
            before[0], after[-1] = picture[0], picture[-1]
        else:
            before[:, 0], after[:, -1] = picture[:, 0], picture[:, -1]
        picture = (before + after) * np.float32(SIDE) + picture * np.float32(1 - 2 * SIDE)
    return picture
