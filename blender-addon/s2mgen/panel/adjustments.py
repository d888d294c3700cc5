"""What a person changed in the viewport, as numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Point = tuple[float, float, float]


@dataclass(frozen=True)
class CameraPlace:
    """`focal_length` is for a sensor as wide as the preset's. `forward` is a unit vector."""

    position: Point
    forward: Point
    focal_length: float


@dataclass(frozen=True)
class LampValues:
    """`group` is `large` or `small`. Watts and metres."""

    group: str
    energy: float
    size: float


@dataclass(frozen=True)
class Looked:
    """The realised frame at one time: directly after it was built, or as somebody left it."""

    camera: CameraPlace | None
    lamps: Mapping[str, LampValues] = field(default_factory=dict)
