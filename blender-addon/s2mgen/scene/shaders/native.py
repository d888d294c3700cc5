"""Materials that an add-on made. They are shown as they are."""

from __future__ import annotations

from s2mgen.human.geometry import Surface
from s2mgen.scene.blender import bpy


class NativeMaterial:
    """Settings: material (its name in the file), layer (the texture layer it reads). ValueError where it is not there.

    Its provider removes it once nothing shows it.
    """

    def __init__(self, surface: Surface) -> None:
        self.material = bpy.data.materials.get(str(surface.settings.get("material")))
        if self.material is None:
            raise ValueError(f"the material of {surface.name} is not in the file")
        self.material.pass_index = surface.pass_index


def texture_layer(surfaces: tuple[Surface, ...]) -> str:
    """The texture layer that native materials of a part read; `unit`, as our own call it, without such."""
    return next((str(surface.settings["layer"]) for surface in surfaces if surface.settings.get("layer")), "unit")
