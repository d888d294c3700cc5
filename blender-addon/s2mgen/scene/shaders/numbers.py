"""Numbers, colours and tables out of a surface's settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from s2mgen.human.geometry import Surface


def number(surface: Surface, name: str, default: float) -> float:
    """A number of the settings. ValueError where it is something else."""
    value = surface.settings.get(name, default)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError(f"setting {name} of {surface.name} is not a number")
    return float(value)


def colour(surface: Surface, name: str, default: tuple[float, float, float]) -> tuple[float, float, float]:
    """A linear RGB colour of the settings. ValueError where it is something else."""
    value = surface.settings.get(name, default)
    if not isinstance(value, (list, tuple)) or len(value) != 3:
        raise ValueError(f"setting {name} of {surface.name} is not a colour")
    red, green, blue = (float(channel) for channel in value)
    return red, green, blue


def table(surface: Surface, name: str) -> Mapping[str, Any] | None:
    """A nested part of the spec, or None where it is not given."""
    value = surface.settings.get(name)
    if value is None or isinstance(value, Mapping):
        return value
    raise ValueError(f"setting {name} of {surface.name} is not a table")
