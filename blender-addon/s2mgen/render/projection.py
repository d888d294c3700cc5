"""Room ↔ picture for a camera of the spec: a pinhole with square pixels. No Blender."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from s2mgen.scene.aim import Floats, Point, looking


@dataclass(frozen=True)
class Projection:
    """`position` and `rotation` [3, 3] of the camera in the room (it looks along its −Z); focal length in pixels."""

    position: Floats
    rotation: Floats
    focal: float
    width: int
    height: int

    def pixels(self, points: npt.ArrayLike) -> tuple[Floats, Floats]:
        """Points [n, 3] in metres → pixels [n, 2] from the upper left corner, pixel centres at .5, and the distances [n]
        from the camera plane. What is not in front of the camera has no pixel: −1, −1."""
        seen = (np.asarray(points, float).reshape(-1, 3) - self.position) @ self.rotation
        depth = -seen[:, 2]
        in_front = depth > 1e-3
        safe = np.where(in_front, depth, 1.0)
        x = self.width / 2 + self.focal * seen[:, 0] / safe
        y = self.height / 2 - self.focal * seen[:, 1] / safe
        return np.where(in_front[:, None], np.stack([x, y], 1), -1.0), depth

    def points(self, rows: npt.ArrayLike, columns: npt.ArrayLike, depth: npt.ArrayLike) -> Floats:
        """Where in the room the surfaces [n, 3] are that the centres of pixels show at a distance from the camera plane."""
        far = np.asarray(depth, float)
        x = (np.asarray(columns, float) + 0.5 - self.width / 2) / self.focal * far
        y = (self.height / 2 - np.asarray(rows, float) - 0.5) / self.focal * far
        return np.stack([x, y, -far], 1) @ self.rotation.T + self.position


def projection_of(camera: Mapping[str, Any], place: tuple[Point, Point], width: int, height: int) -> Projection:
    """Of a spec's camera at `place` (position, target). The sensor's width lies along the longer side of the picture."""
    position, target = place
    rotation = looking(position, target, float(camera["roll"]))
    focal = float(camera["focalLength"]) / float(camera["sensor"]) * max(width, height)
    return Projection(np.array(position), rotation, focal, width, height)
