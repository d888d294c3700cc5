"""Which joints and points of a body a picture shows. No Blender.

Visibility as in COCO: 0 outside the picture, 1 in it and hidden, 2 seen. A joint lies inside the body: it counts as seen
when the surface at its pixel is the same person's and no further in front of it than the body is thick there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from s2mgen.render.label_map import Labels
from s2mgen.render.projection import Projection
from s2mgen.scene.aim import Point

#: How deep below the skin a point lies at most, clothes included, metres; the first word that its name contains counts.
#: Points on the surface (eyes, nose, lips, nails) are the rest.
THICKNESS = (
    ("hip", 0.2), ("pelvis", 0.2), ("spine", 0.2), ("chest", 0.2), ("shoulder", 0.14), ("neck", 0.1), ("head", 0.14),
    ("knee", 0.1), ("elbow", 0.08), ("ankle", 0.08), ("heel", 0.06), ("toe", 0.05), ("foot", 0.08), ("wrist", 0.05),
    ("hand", 0.05), ("ear", 0.05),
)  # fmt: skip
ON_THE_SURFACE = 0.025


def thickness_at(name: str) -> float:
    """How far the surface may be in front of a point of this name, metres."""
    lower = name.lower()
    return next((depth for word, depth in THICKNESS if word in lower), ON_THE_SURFACE)


def shown_keypoints(
    points: Mapping[str, Point], number: int, labels: Labels, projection: Projection
) -> dict[str, dict[str, Any]]:
    """Position, pixel and visibility of each point of person `number` (1 = the first). Points in metres, in the room."""
    if not points:
        return {}
    pixels, depths = projection.pixels(list(points.values()))
    shown = {}
    for (name, point), pixel, depth in zip(points.items(), pixels, depths, strict=True):
        visibility = _visibility(pixel[0], pixel[1], depth - thickness_at(name), number, labels)
        shown[name] = {
            "position": [float(value) for value in point],
            "pixel": [float(pixel[0]), float(pixel[1])],
            "visibility": visibility,
        }
    return shown


def _visibility(x: float, y: float, nearest: float, number: int, labels: Labels) -> int:
    height, width = labels.people.shape
    if not (0 <= x < width and 0 <= y < height):
        return 0
    # Fingers are narrower than a pixel at times: a neighbour may show them.
    column, row = int(x), int(y)
    around = (slice(max(0, row - 1), row + 2), slice(max(0, column - 1), column + 2))
    seen = (labels.people[around] == number) & (labels.depth[around] >= nearest)
    return 2 if np.any(seen) else 1
