"""Hue, saturation and value changes of a picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from s2mgen.scene.blender import Block
from s2mgen.scene.shaders.graph import Graph


def recoloured(graph: Graph, colour: Block, recolour: Mapping[str, Any] | None) -> Block:
    """`recolour` = {hue, saturation, value}: hue is an offset in turns (0.5 leaves it), the others are factors."""
    if recolour is None:
        return colour
    hue, saturation, value = (float(recolour[key]) for key in ("hue", "saturation", "value"))
    if (hue, saturation, value) == (0.5, 1.0, 1.0):
        return colour
    inputs = {"Hue": hue, "Saturation": saturation, "Value": value, "Color": colour}
    return graph.node("ShaderNodeHueSaturation", inputs).outputs[0]
