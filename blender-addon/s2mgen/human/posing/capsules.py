"""Capsules: segments with a radius. Stand-ins for limbs, trunk and head, where it matters whether they meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from s2mgen.skeleton.rotations import Array


@dataclass(frozen=True)
class Capsules:
    """Ends [n, 3] and [n, 3], radii [n], and what each stands for."""

    first: Array
    last: Array
    radius: Array
    names: tuple[str, ...]

    def without(self, names: Sequence[str]) -> Capsules:
        """All but those that stand for one of these."""
        kept = [i for i, name in enumerate(self.names) if name not in names]
        return Capsules(self.first[kept], self.last[kept], self.radius[kept], tuple(self.names[i] for i in kept))


def joined(parts: Sequence[Capsules]) -> Capsules:
    return Capsules(
        np.concatenate([part.first for part in parts]),
        np.concatenate([part.last for part in parts]),
        np.concatenate([part.radius for part in parts]),
        tuple(name for part in parts for name in part.names),
    )


def nearest(first: Array, last: Array, others: Capsules) -> tuple[Array, Array, Array]:
    """Shortest way between a segment and others: distances [n], unit directions [n, 3] from them to it, where along it [n] 0 … 1.

    Ericson, Real-Time Collision Detection, 5.1.9, for all others at once.
    """
    d1, d2 = last - first, others.last - others.first
    r = first - others.first
    a = max(float(d1 @ d1), 1e-12)
    e = np.maximum((d2 * d2).sum(1), 1e-12)
    b, c, f = d2 @ d1, r @ d1, (d2 * r).sum(1)
    denominator = a * e - b * b
    s = np.clip(np.where(denominator > 1e-9, (b * f - c * e) / np.maximum(denominator, 1e-9), 0.0), 0, 1)
    t = np.clip((b * s + f) / e, 0, 1)
    s = np.clip((b * t - c) / a, 0, 1)
    apart = (first + d1 * s[:, None]) - (others.first + d2 * t[:, None])
    distance = np.sqrt((apart * apart).sum(1))
    return distance, apart / np.maximum(distance, 1e-9)[:, None], s
