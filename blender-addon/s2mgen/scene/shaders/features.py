"""Eyes and the inside of the mouth."""

from __future__ import annotations

from s2mgen.human.geometry import Surface
from s2mgen.scene.blender import Block
from s2mgen.scene.pictures import Pictures
from s2mgen.scene.shaders.numbers import colour, number
from s2mgen.scene.shaders.principled import Shader, add_subsurface, new_shader

#: The textures' whites are paper white; lids and lashes shade them, more than one bounce of light at this size does.
EYE_TINT = (0.66, 0.6, 0.56)
#: Teeth are ivory, and lie in the shade of lips.
MOUTH_TINT = (0.74, 0.66, 0.58)


def eye_shader(surface: Surface, pictures: Pictures) -> Shader:
    """A wet eyeball: the iris texture under a smooth clear coat."""
    shader = new_shader(
        surface.name, surface.pass_index, colour=colour(surface, "colour", (0.6, 0.57, 0.54)), roughness=0.3
    )
    shader.feed(0.7, "Coat Weight", "Clearcoat")
    shader.feed(0.04, "Coat Roughness", "Clearcoat Roughness")
    _textured(shader, surface, pictures, EYE_TINT)
    return shader


def mouth_shader(surface: Surface, pictures: Pictures) -> Shader:
    """Teeth, tongue, mouth cavity, eye sockets: a texture or a plain colour, moist."""
    base = colour(surface, "colour", (0.25, 0.04, 0.04))
    roughness = number(surface, "roughness", 0.35)
    shader = new_shader(surface.name, surface.pass_index, colour=base, roughness=roughness)
    shown = _textured(shader, surface, pictures, MOUTH_TINT)
    if shown is not None:
        add_subsurface(shader, 0.1, shown)
    return shader


def _textured(shader: Shader, surface: Surface, pictures: Pictures, tint: tuple[float, float, float]) -> Block | None:
    """Shows the surface's image, tinted, and cuts it out where it is see-through. The colour, or None without an image."""
    if surface.image is None:
        return None
    image = pictures.load(surface.image)
    node = shader.graph.node("ShaderNodeTexImage", {"Vector": shader.coordinates("unit")}, image=image)
    shown = shader.graph.mix(1.0, node.outputs["Color"], tint, "MULTIPLY")
    shader.feed(shown, "Base Color")
    shader.glimpse(shown)
    if pictures.is_clear(image):
        shader.cut_out(node.outputs["Alpha"])
    return shown
