"""Round things: profiles turned about the upright axis. Plain arrays, no Blender."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from s2mgen.scene.shapes import Shape, make_shape


def revolved(profile: npt.NDArray[np.float64], around: int, size: tuple[float, float, float]) -> Shape:
    """A profile of (radius 0..1, height 0..1) turned about the z axis into an ellipse of `size`."""
    rows = len(profile)
    angles = np.linspace(0, 2 * math.pi, around + 1)
    ring = np.stack([np.cos(angles), np.sin(angles)], 1)
    points = np.concatenate(
        [
            ring[None] * profile[:, None, :1] * (size[0] / 2, size[1] / 2),
            np.broadcast_to(profile[:, None, 1:] * size[2], (rows, around + 1, 1)),
        ],
        2,
    )
    steps = np.linalg.norm(np.diff(profile * ((size[0] + size[1]) / 4, size[2]), axis=0), axis=1)
    height = np.concatenate([[0], np.cumsum(steps)])
    # One girth for all rows keeps patterns straight: that of the mean radius.
    mean_radius = float(np.average((profile[1:, 0] + profile[:-1, 0]) / 2, weights=steps))
    girth = math.pi * (size[0] + size[1]) / 2 * mean_radius
    u, v = np.meshgrid(np.linspace(0, 1, around + 1), np.linspace(0, 1, rows))
    row, column = np.meshgrid(np.arange(rows - 1), np.arange(around), indexing="ij")
    first = (row * (around + 1) + column).ravel()
    faces = np.stack([first, first + 1, first + around + 2, first + around + 1], 1)
    unit = np.stack([u.ravel(), v.ravel()], 1)[faces]
    metres = np.stack([u.ravel() * girth, np.repeat(height, around + 1)], 1)[faces]
    return make_shape(points.reshape(-1, 3), faces, unit, metres, True)


def ball(size: tuple[float, float, float]) -> Shape:
    """An ellipsoid standing on z = 0."""
    angle = np.linspace(0, math.pi, 17)
    return revolved(np.stack([np.sin(angle), (1 - np.cos(angle)) / 2], 1), 24, size)


def cylinder(size: tuple[float, float, float]) -> Shape:
    """A post or can standing on z = 0, with rounded rims."""
    rim = min(0.08, 0.25 * size[0] / max(size[2], 1e-6))
    profile = [[0, 0], [0.94, 0], [1, rim / 2], [1, 0.3], [1, 0.7], [1, 1 - rim / 2], [0.94, 1], [0, 1]]
    return revolved(np.array(profile, float), 24, size)


def vase(size: tuple[float, float, float]) -> Shape:
    """A belly on a foot under a neck with a lip."""
    profile = [
        [0, 0], [0.45, 0], [0.5, 0.03], [0.8, 0.2], [1, 0.42], [0.92, 0.6], [0.6, 0.78], [0.42, 0.88], [0.44, 0.95],
        [0.55, 1], [0.46, 0.99], [0.3, 0.9], [0, 0.7],
    ]  # fmt: skip
    return revolved(np.array(profile, float), 24, size)


def bottle(size: tuple[float, float, float]) -> Shape:
    """A cylinder, a shoulder, a neck and a cap."""
    profile = [
        [0, 0], [0.94, 0], [1, 0.02], [1, 0.3], [1, 0.6], [0.9, 0.68], [0.5, 0.76], [0.36, 0.82], [0.36, 0.92], [0.44, 0.92],
        [0.44, 1], [0, 1],
    ]  # fmt: skip
    return revolved(np.array(profile, float), 20, size)


def bowl(size: tuple[float, float, float]) -> Shape:
    """Open on top, with a rim."""
    profile = [[0, 0], [0.45, 0], [0.5, 0.06], [0.8, 0.4], [0.97, 0.8], [1, 1], [0.94, 0.99], [0.75, 0.45], [0, 0.14]]
    return revolved(np.array(profile, float), 24, size)


def pot(size: tuple[float, float, float]) -> Shape:
    """A flower pot, wider above, with earth in it."""
    profile = [[0, 0], [0.7, 0], [0.74, 0.02], [0.92, 0.8], [1, 0.82], [1, 1], [0.9, 1], [0.88, 0.88], [0, 0.9]]
    return revolved(np.array(profile, float), 24, size)


def shade(size: tuple[float, float, float]) -> Shape:
    """A lampshade: a cone cut above and below, open."""
    return revolved(np.array([[1, 0], [0.85, 0.5], [0.68, 1]], float), 24, size)


def rod(length: float, radius: float, foot: float | None = None) -> Shape:
    """A round leg, thinner at the foot where `foot` gives the radius there."""
    below = 1.0 if foot is None else foot / radius
    profile = [[0, 0], [below, 0], [(1 + below) / 2, 0.5], [1, 1], [0, 1]]
    return revolved(np.array(profile, float), 8, (2 * radius, 2 * radius, length))
