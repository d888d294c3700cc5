"""Lenses of glasses."""

from __future__ import annotations

from s2mgen.human.geometry import Surface
from s2mgen.scene.shaders.principled import Shader, new_shader

#: Colour of the glass, and how much of what is behind it is hidden straight ahead and at a glance. The label map takes what is
#: behind a lens from below one half on: clear ones stay there from everywhere, the others never do.
LENSES = {
    "clear": ((0.9, 0.93, 0.95), 0.05, 0.42),
    "tinted": ((0.12, 0.06, 0.025), 0.6, 0.85),
    "dark": ((0.006, 0.006, 0.007), 0.93, 0.99),
}


def lens_shader(surface: Surface) -> Shader:
    """Settings: lens (clear, tinted or dark). ValueError for another one."""
    lens = str(surface.settings.get("lens"))
    if lens not in LENSES:
        raise ValueError(f"setting lens of {surface.name} is {lens!r}, none of {', '.join(LENSES)}")
    tint, ahead, glancing = LENSES[lens]
    shader = new_shader(surface.name, surface.pass_index, colour=tint, roughness=0.04, specular=0.6)
    facing = shader.graph.node("ShaderNodeLayerWeight", {"Blend": 0.5}).outputs["Facing"]
    alpha = shader.graph.ramp(facing, 0.35, 1.0, ahead, glancing)
    # Light comes through as it does straight ahead; the camera sees more of the glass at a glance.
    shader.cut_out(ahead)
    shader.feed(alpha, "Alpha")
    return shader
