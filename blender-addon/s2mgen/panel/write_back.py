"""Adjustments of one frame → changes of a preset's distributions.

A range is moved so that its middle is the adjusted value; its width stays, as far as the limits of the schema allow. What was
not touched since the frame was built changes nothing.
"""

from __future__ import annotations

import copy
import json
import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from s2mgen.panel.adjustments import CameraPlace, LampValues, Looked, Point
from s2mgen.panel.preset_file import PresetError, at_path, put_at

#: A change below this share of the value, or this many units, is Blender's rounding.
TOLERANCE = 1e-3
DIGITS = 4


@lru_cache(1)
def adjustable() -> dict[str, Any]:
    """Which values can be adjusted, and the limits of the schema."""
    return json.loads(Path(__file__).with_name("adjustable.json").read_text("utf-8"))


def moved(span: Mapping[str, float], middle: float, limits: Sequence[float]) -> dict[str, float]:
    """The range around another middle, of the same width, inside the limits. Rounded to 4 digits."""
    low, high = limits
    width = min(span["max"] - span["min"], high - low)
    start = min(max(middle - width / 2, low), high - width)
    return {"min": round(start, DIGITS), "max": round(start + width, DIGITS)}


def middle_of(value: Any) -> float | None:
    """What a slider shows of a value: itself, or the middle of a range; None where there is none."""
    if isinstance(value, dict) and "min" in value:
        return (value["min"] + value["max"]) / 2
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def with_sliders(preset: dict[str, Any], sliders: Mapping[str, float]) -> tuple[dict[str, Any], list[str]]:
    """The preset with the sliders' values, and what that changed."""
    changed, said = copy.deepcopy(preset), []
    for slider in adjustable()["sliders"]:
        before = at_path(preset, slider["path"])
        shown = middle_of(before)
        if slider["name"] not in sliders or shown is None or not _differs(shown, sliders[slider["name"]]):
            continue
        wanted = sliders[slider["name"]]
        low, high = slider["limits"]
        is_range = isinstance(before, dict)
        after = moved(before, wanted, slider["limits"]) if is_range else round(min(max(wanted, low), high), DIGITS)
        put_at(changed, slider["path"], after)
        said.append(f"{slider['path']}: {_shown(before)} → {_shown(after)}")
    return changed, said


def with_view(
    preset: dict[str, Any], framing: str, built: Looked, now: Looked, focus: Point
) -> tuple[dict[str, Any], list[str]]:
    """The preset with camera and lamps as they stand now, and what that changed.

    `framing`: name of the framing of the frame. `focus`: the body part that it looks at, where the frame has it. The angle around
    the person and places of lamps are drawn from all there are: they have no range to move.
    """
    changed, said = copy.deepcopy(preset), []
    if built.camera is not None and now.camera is not None:
        own = next((one for one in changed["camera"]["framings"] if one["name"] == framing), None)
        if own is None:
            raise PresetError(f"The preset has no framing named {framing} any more. Realise the frame again.")
        said += _camera(own, built.camera, now.camera, focus)
    for group in ("large", "small"):
        said += _lamps(changed["lights"][group], group, built.lamps, now.lamps)
    return changed, said


def _camera(framing: dict[str, Any], built: CameraPlace, now: CameraPlace, focus: Point) -> list[str]:
    limits, said = adjustable()["framing"], []
    for name, before, after in (
        ("radius", _radius(built), _radius(now)),
        ("height", built.position[2], now.position[2]),
        ("focalLength", built.focal_length, now.focal_length),
    ):
        if not _differs(before, after):
            continue
        span, framing[name] = framing[name], moved(framing[name], after, limits[name])
        if span == framing[name]:
            continue
        said.append(f"framing {framing['name']}, {name}: {_shown(span)} → {_shown(framing[name])}")
    aside, was = _aside(now, focus), _aside(built, focus)
    # The preset knows a spread of the focal point, no shift: the wish for another place widens it, and never narrows it.
    if abs(aside - was) > 0.01 and aside / math.sqrt(2) > framing["focalPointSpread"]:
        low, high = limits["focalPointSpread"]
        spread = round(min(max(aside / math.sqrt(2), low), high), DIGITS)
        said.append(
            f"framing {framing['name']}, focalPointSpread: {_shown(framing['focalPointSpread'])} → {_shown(spread)}"
        )
        framing["focalPointSpread"] = spread
    return said


def _lamps(
    group: dict[str, Any], name: str, built: Mapping[str, LampValues], now: Mapping[str, LampValues]
) -> list[str]:
    """Moves a group's ranges to the mean of those of its lamps that were adjusted."""
    limits, said = adjustable()["lights"], []
    both = [(built[lamp], now[lamp]) for lamp in sorted(built.keys() & now.keys()) if built[lamp].group == name]
    for field in ("energy", "size"):
        values = [
            getattr(after, field) for before, after in both if _differs(getattr(before, field), getattr(after, field))
        ]
        if not values:
            continue
        span, group[field] = group[field], moved(group[field], sum(values) / len(values), limits[field])
        if span == group[field]:
            continue
        said.append(f"{name} lights, {field}: {_shown(span)} → {_shown(group[field])}")
    return said


def _radius(camera: CameraPlace) -> float:
    return math.hypot(camera.position[0], camera.position[1])


def _aside(camera: CameraPlace, focus: Point) -> float:
    """How far the camera looks past a point, metres."""
    to_focus = [b - a for a, b in zip(camera.position, focus, strict=True)]
    along = sum(a * b for a, b in zip(to_focus, camera.forward, strict=True))
    return math.sqrt(max(0.0, sum(a * a for a in to_focus) - along * along))


def _differs(before: float, after: float) -> bool:
    return abs(after - before) > TOLERANCE * max(1.0, abs(before))


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return f"{value['min']:g} … {value['max']:g}"
    return f"{value:g}"
