"""sRGB ↔ CIELAB (D65, 2°) and the individual typology angle. Formulas: IEC 61966-2-1, CIE 15."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float32]

TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]],
    np.float32,
)
WHITE = np.array([0.95047, 1.0, 1.08883], np.float32)
FROM_XYZ = np.linalg.inv(TO_XYZ.astype(np.float64)).astype(np.float32)
KNEE = 6 / 29


def to_lab(srgb: Floats) -> Floats:
    """sRGB 0..1 [..., 3] → L* 0..100, a*, b*."""
    linear = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4).astype(np.float32)
    t = linear @ TO_XYZ.T / WHITE
    f = np.where(t > KNEE**3, np.cbrt(t), t * (841 / 108) + 4 / 29)
    return np.stack(
        [116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])], -1, dtype=np.float32
    )


#: sRGB of 0..1 linear light at 8192 even steps of its square root: fine enough near black, and ten times as fast as powers.
_STEPS = np.linspace(0, 1, 8193, dtype=np.float64) ** 2
_ENCODED = np.where(_STEPS <= 0.0031308, _STEPS * 12.92, 1.055 * np.maximum(_STEPS, 1e-12) ** (1 / 2.4) - 0.055).astype(
    np.float32
)


def to_srgb(lab: Floats) -> Floats:
    """L*, a*, b* [..., 3] → sRGB clipped to 0..1."""
    y = (lab[..., 0] + 16) / 116
    f = np.stack([y + lab[..., 1] / 500, y, y - lab[..., 2] / 200], -1).astype(np.float32)
    xyz = np.where(f > KNEE, f * f * f, (f - 4 / 29) * (108 / 841)) * WHITE
    linear = np.clip(xyz @ FROM_XYZ.T, 0, 1)
    return _ENCODED[np.rint(np.sqrt(linear) * 8192).astype(np.int32)]


def typology_angle(lab: Sequence[float] | Floats) -> float:
    """ITA = atan2(L* − 50, b*) in degrees (Chardon 1991)."""
    return math.degrees(math.atan2(float(lab[0]) - 50, float(lab[2])))
