"""What a camera does to a picture after the light: sharpening and grain. No Blender.

A traced, denoised picture is smoother than any photograph (docs/variety.md, gradient), and a net learns that.
"""

from __future__ import annotations

import numpy as np

from s2mgen.render.pixels import Bytes

#: A binomial 3 × 3 blur: what sharpening takes away from.
BLUR = (0.25, 0.5, 0.25)


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


def _blurred(picture: np.ndarray) -> np.ndarray:
    height, width = picture.shape[:2]
    padded = np.pad(picture, ((1, 1), (1, 1), (0, 0)), "edge")
    rows = sum(np.float32(weight) * padded[k : k + height] for k, weight in enumerate(BLUR))
    return sum(np.float32(weight) * rows[:, k : k + width] for k, weight in enumerate(BLUR))
