"""Frames, chains, buckles: metal or plastic."""

from __future__ import annotations

from s2mgen.human.geometry import Surface
from s2mgen.scene.shaders.numbers import colour, number
from s2mgen.scene.shaders.principled import Shader, new_shader


def metal_shader(surface: Surface) -> Shader:
    """Settings: colour, metallic (0 plastic, leather … 1 metal)."""
    metallic = number(surface, "metallic", 1.0)
    base = colour(surface, "colour", (0.8, 0.8, 0.8))
    shader = new_shader(surface.name, surface.pass_index, colour=base, roughness=0.32 - 0.1 * metallic)
    shader.feed(metallic, "Metallic")
    return shader
