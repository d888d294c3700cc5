"""A `Human` of plain arrays → objects with shaders."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from s2mgen.human.geometry import Human, Part, Surface
from s2mgen.scene.blender import Block
from s2mgen.scene.meshes import new_mesh
from s2mgen.scene.pictures import Pictures
from s2mgen.scene.shaders.features import eye_shader, mouth_shader
from s2mgen.scene.shaders.garment import garment_shader
from s2mgen.scene.shaders.glass import ClearLens, lens_shader
from s2mgen.scene.shaders.hair import hair_shader
from s2mgen.scene.shaders.metal import metal_shader
from s2mgen.scene.shaders.native import NativeMaterial, texture_layer
from s2mgen.scene.shaders.principled import Shader
from s2mgen.scene.shaders.skin import skin_shader
from s2mgen.scene.troupe import Troupe


def build_person(human: Human, known: Collection[int], troupe: Troupe, pictures: Pictures) -> None:
    """Adds all parts. ValueError for a surface of unknown kind or whose pass index is not one of `known`."""
    shared: dict[int, Block] = {}
    for number, part in enumerate(human.parts):
        materials = []
        for surface in part.surfaces:
            if surface.pass_index == 0 or surface.pass_index not in known:
                raise ValueError(
                    f"{surface.name} of {part.name} has pass index {surface.pass_index}, which labels nothing"
                )
            materials.append(_shader(surface, part, 3.7 * number, pictures, shared).material)
        mesh = new_mesh(part.name, part.vertices, part.faces, {texture_layer(part.surfaces): part.uvs}, smooth=True)
        if len(part.surfaces) > 1:
            mesh.polygons.foreach_set("material_index", np.ascontiguousarray(part.surface_of_face, np.int32))
        built = troupe.add(mesh, materials)
        if part.subdivide:
            _subdivide(built)


def _shader(
    surface: Surface, part: Part, shift: float, pictures: Pictures, shared: dict[int, Block]
) -> Shader | ClearLens | NativeMaterial:
    if surface.kind == "skin":
        return skin_shader(surface, pictures, shared)
    if surface.kind == "hair":
        return hair_shader(surface, pictures)
    if surface.kind == "eye":
        return eye_shader(surface, pictures)
    if surface.kind == "mouth":
        return mouth_shader(surface, pictures)
    if surface.kind == "garment":
        return garment_shader(surface, pictures, metres_per_unit(part), shift)
    if surface.kind == "metal":
        return metal_shader(surface)
    if surface.kind == "lens":
        return lens_shader(surface)
    if surface.kind == "native":
        return NativeMaterial(surface)
    raise ValueError(f"the surface {surface.name} has the unknown kind {surface.kind}")


def metres_per_unit(part: Part) -> float:
    """How long one unit of texture space is on the part: square root of area over texture area."""
    if len(part.faces) == 0:
        return 1.0
    a, b, c, d = (part.vertices[part.faces[:, k]] for k in range(4))
    area = float(np.linalg.norm(np.cross(c - a, d - b), axis=1).sum())
    first, second = part.uvs[:, 2] - part.uvs[:, 0], part.uvs[:, 3] - part.uvs[:, 1]
    covered = float(np.abs(first[:, 0] * second[:, 1] - first[:, 1] * second[:, 0]).sum())
    return float(np.sqrt(area / covered)) if covered > 1e-9 else 1.0


def _subdivide(thing: Block) -> None:
    """One level for the render. The three flags leave OpenSubdiv's limit surface out: 0.2 s a person, not 0.8."""
    modifier = thing.modifiers.new("smooth", "SUBSURF")
    modifier.levels, modifier.render_levels = 0, 1
    modifier.use_limit_surface, modifier.uv_smooth, modifier.quality = False, "NONE", 1
