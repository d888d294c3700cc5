"""A spec's `material` (colour, roughness, specular, bump, texture) on walls, clutter and garments."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from s2mgen.scene.blender import Block
from s2mgen.scene.pictures import Pictures
from s2mgen.scene.shaders.graph import Graph
from s2mgen.scene.shaders.patterns import feature_space, pattern
from s2mgen.scene.shaders.picture import picture_colour
from s2mgen.scene.shaders.principled import Shader

#: Nothing finer than this is modelled, metres: below a pixel in every framing of a person.
FINEST = 0.002
#: How far a pattern follows `distortion`: a bent cloud is a cloud, a bent brick is none.
PLIABLE = {
    "brick": 0.04,
    "check": 0.2,
    "stripes": 0.4,
    "dots": 0.2,
    "tartan": 0.05,
    "denim": 0.2,
    "knit": 0.2,
    "floral": 0.2,
    "wood": 0.25,
    "tiles": 0.02,
    "panels": 0.02,
    "damask": 0.2,
    "marble": 1.0,
    "fur": 0.5,
    "books": 0.02,
    "foliage": 0.3,
    "cells": 0.4,
    "leather": 0.5,
    "sand": 0.5,
    "noise": 1.0,
}
PLASTER_SCALE = 14.0


@dataclass(frozen=True)
class Layout:
    """Where a surface lies: `unit` covers it with 0..1, `metres` measures it; `shift` tells surfaces apart."""

    unit: Block
    metres: Block
    shift: float


def _octaves(scale: float, detail: float) -> float:
    return max(1.0, min(detail, math.log2(1.0 / (FINEST * scale)) if scale * FINEST < 0.5 else 1.0))


def _patterned(graph: Graph, material: Mapping[str, Any], layout: Layout) -> tuple[Block, Block, float]:
    """Colour, height and relief in metres of a pattern or of plain plaster."""
    texture = material["texture"]
    if texture is None:
        vector = feature_space(graph, layout.metres, PLASTER_SCALE, 0.0, 0.0, layout.shift)
        found = pattern(graph, "plain", vector, 4.0)
        colour, scale = material["colour"], PLASTER_SCALE
    else:
        name, scale = texture["pattern"], float(texture["scale"])
        bend = float(texture["distortion"]) * PLIABLE[name]
        vector = feature_space(graph, layout.metres, scale, float(texture["angle"]), bend, layout.shift)
        found = pattern(graph, name, vector, _octaves(scale, float(texture["detail"])))
        colour = graph.mix(found.factor, tuple(material["colour"]), tuple(texture["second"]))
    return graph.times(colour, found.shade), found.height, 0.03 / scale


def _mean_colour(material: Mapping[str, Any]) -> tuple[float, ...]:
    """About what a pattern looks like from afar."""
    texture = material["texture"]
    second = material["colour"] if texture is None else texture["second"]
    return tuple(0.55 * float(a) + 0.45 * float(b) for a, b in zip(material["colour"], second, strict=True))


def dress(
    shader: Shader,
    material: Mapping[str, Any],
    layout: Layout,
    pictures: Pictures,
    relief: float = 1.0,
    glow: float = 0.0,
) -> Block | None:
    """Writes the material into a new shader: colour, roughness, shine and fine relief. The normal that relief bends, if any.

    `relief` scales the bump; `glow` is the light that white would give off, W/(m² sr), for the camera alone.
    """
    graph, texture = shader.graph, material["texture"]
    if texture is not None and texture["kind"] == "picture":
        colour = mean = picture_colour(graph, texture, layout.unit, pictures)
        height, depth = graph.noise(layout.metres, 120.0, 2.0, 0.6), 0.0015
    else:
        colour, height, depth = _patterned(graph, material, layout)
        mean = _mean_colour(material)
    shader.feed(colour, "Base Color")
    if glow > 0:
        shader.feed(colour, "Emission Color", "Emission")
        shader.feed(glow, "Emission Strength")
    shader.glimpse(mean)
    roughness = float(material["roughness"])
    shader.feed(
        graph.ramp(height, 0.0, 1.2, min(1.0, roughness + 0.1), max(0.05, roughness - 0.1), smooth=False), "Roughness"
    )
    shader.feed(float(material["specular"]), "Specular IOR Level", "Specular")
    bump = float(material["bump"]) * relief
    if bump <= 0.02:
        return None
    normal = graph.bump(height, min(1.0, bump), depth)
    shader.feed(normal, "Normal")
    return normal
