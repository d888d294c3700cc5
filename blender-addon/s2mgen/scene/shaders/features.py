"""Eyes and the inside of the mouth."""

from __future__ import annotations

from s2mgen.human.geometry import Surface
from s2mgen.scene.pictures import Pictures
from s2mgen.scene.shaders.numbers import colour, number
from s2mgen.scene.shaders.principled import Shader, add_subsurface, new_shader


def eye_shader(surface: Surface, pictures: Pictures) -> Shader:
    """A wet eyeball: the iris texture under a smooth clear coat."""
    shader = new_shader(
        surface.name, surface.pass_index, colour=colour(surface, "colour", (0.8, 0.77, 0.74)), roughness=0.22
    )
    shader.feed(0.8, "Coat Weight", "Clearcoat")
    shader.feed(0.03, "Coat Roughness", "Clearcoat Roughness")
    if surface.image is not None:
        image = pictures.load(surface.image)
        node = shader.graph.node("ShaderNodeTexImage", {"Vector": shader.coordinates("unit")}, image=image)
        shader.feed(node.outputs["Color"], "Base Color")
        shader.glimpse(node.outputs["Color"])
        if pictures.is_clear(image):
            shader.cut_out(node.outputs["Alpha"])
    return shader


def mouth_shader(surface: Surface, pictures: Pictures) -> Shader:
    """Teeth, tongue, mouth cavity, eye sockets: a texture or a plain colour, moist."""
    base = colour(surface, "colour", (0.25, 0.04, 0.04))
    roughness = number(surface, "roughness", 0.35)
    shader = new_shader(surface.name, surface.pass_index, colour=base, roughness=roughness)
    if surface.image is None:
        return shader
    image = pictures.load(surface.image)
    node = shader.graph.node("ShaderNodeTexImage", {"Vector": shader.coordinates("unit")}, image=image)
    shader.feed(node.outputs["Color"], "Base Color")
    shader.glimpse(node.outputs["Color"])
    if pictures.is_clear(image):
        shader.cut_out(node.outputs["Alpha"])
    add_subsurface(shader, 0.1, node.outputs["Color"])
    return shader
