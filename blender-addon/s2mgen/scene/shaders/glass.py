"""Lenses of glasses."""

from __future__ import annotations

from s2mgen.human.geometry import Surface
from s2mgen.scene.materials import take_material
from s2mgen.scene.shaders.principled import Shader, new_shader

#: Colour of the glass, and how much of what is behind it is hidden. The label map takes these as lenses, from one half on.
LENSES = {"tinted": ((0.12, 0.06, 0.025), 0.6), "dark": ((0.006, 0.006, 0.007), 0.93)}
#: What a clear lens lets through, and how bright its sheen is at a glance, W/(m² sr).
CLEAR, SHEEN = (0.95, 0.97, 0.98), 0.3


def lens_shader(surface: Surface) -> Shader | ClearLens:
    """Settings: lens (clear, tinted or dark). ValueError for another one."""
    lens = str(surface.settings.get("lens"))
    if lens == "clear":
        return ClearLens(surface)
    if lens not in LENSES:
        raise ValueError(f"setting lens of {surface.name} is {lens!r}, none of clear, {', '.join(LENSES)}")
    tint, hidden = LENSES[lens]
    shader = new_shader(surface.name, surface.pass_index, colour=tint, roughness=0.04, specular=0.6)
    shader.cut_out(hidden)
    return shader


class ClearLens:
    """Glass that every ray goes through: one that it might bounce off would put dots into the label map. Its sheen glows."""

    def __init__(self, surface: Surface) -> None:
        self.material, graph = take_material(surface.name, "clear lens")
        self.material.pass_index = surface.pass_index
        through = graph.node("ShaderNodeBsdfTransparent", {"Color": CLEAR}).outputs[0]
        facing = graph.node("ShaderNodeLayerWeight", {"Blend": 0.5}).outputs["Facing"]
        seen = graph.node("ShaderNodeLightPath").outputs["Is Camera Ray"]
        strength = graph.math("MULTIPLY", graph.ramp(facing, 0.4, 1.0, 0.0, SHEEN), seen)
        sheen = graph.node("ShaderNodeEmission", {"Strength": strength}).outputs[0]
        both = graph.node("ShaderNodeAddShader", {0: through, 1: sheen}).outputs[0]
        graph.node("ShaderNodeOutputMaterial", {"Surface": both})
