"""Evaluated objects of Blender → arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from s2mgen.assets.contents import Floats, Ints
from s2mgen.scene.blender import Block, bpy


@dataclass(frozen=True)
class Mesh:
    """`vertices` [n, 3] in the room, `faces` [f, 4] (a triangle repeats its last corner), `uvs` [f, 4, 2], `slots` [f] of
    materials; `bone` [n] names the bone that moves a vertex most, "" where none does; `layer` names the texture layer."""

    vertices: Floats
    faces: Ints
    uvs: Floats
    slots: Ints
    bone: npt.NDArray[np.str_]
    layer: str


def evaluated_mesh(thing: Block, bones: frozenset[str]) -> Mesh:
    """A mesh object as Blender shows it: shape keys, armature and masks applied."""
    graph = bpy.context.evaluated_depsgraph_get()
    shown = thing.evaluated_get(graph)
    mesh = shown.to_mesh(preserve_all_data_layers=True, depsgraph=graph)
    try:
        return _arrays(mesh, np.array(shown.matrix_world), [group.name for group in thing.vertex_groups], bones)
    finally:
        shown.to_mesh_clear()


def _arrays(mesh: Block, world: npt.NDArray[np.float64], groups: list[str], bones: frozenset[str]) -> Mesh:
    def read(blocks: Block, name: str, kind: type, width: int = 1) -> npt.NDArray:
        values = np.empty(len(blocks) * width, kind)
        blocks.foreach_get(name, values)
        return values

    local = read(mesh.vertices, "co", np.float32, 3).reshape(-1, 3)
    start, total = read(mesh.polygons, "loop_start", np.int32), read(mesh.polygons, "loop_total", np.int32)
    small = total <= 4
    # Corners of triangles and quads as they are; what has more corners falls into Blender's own triangles.
    corner = start[small, None] + np.minimum(np.arange(4), total[small, None] - 1)
    of_face = np.flatnonzero(small)
    if not small.all():
        mesh.calc_loop_triangles()
        triangles = read(mesh.loop_triangles, "loops", np.int32, 3).reshape(-1, 3)
        owner = read(mesh.loop_triangles, "polygon_index", np.int32)
        many = ~small[owner]
        corner = np.concatenate([corner, triangles[many][:, [0, 1, 2, 2]]])
        of_face = np.concatenate([of_face, owner[many]])
    layer = next((one for one in mesh.uv_layers if one.active_render), None)
    uvs = np.zeros((len(mesh.loops), 2), np.float32) if layer is None else read(layer.data, "uv", np.float32, 2)
    return Mesh(
        vertices=(local @ world[:3, :3].T + world[:3, 3]).astype(np.float32),
        faces=read(mesh.loops, "vertex_index", np.int32)[corner],
        uvs=uvs.reshape(-1, 2)[corner],
        slots=read(mesh.polygons, "material_index", np.int32)[of_face],
        bone=_bones(mesh, groups, bones),
        layer="" if layer is None else layer.name,
    )


def _bones(mesh: Block, groups: list[str], bones: frozenset[str]) -> npt.NDArray[np.str_]:
    """The bone of most weight of each vertex."""
    known = {number: name for number, name in enumerate(groups) if name in bones}
    if not known:
        return np.full(len(mesh.vertices), "")
    found = []
    for vertex in mesh.vertices:
        own = [(group.weight, group.group) for group in vertex.groups if group.group in known]
        found.append(known[max(own)[1]] if own else "")
    return np.array(found)
