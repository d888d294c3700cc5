"""Arrays → Blender meshes, without operators and without loops over faces."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from s2mgen.scene.blender import Block, bpy


def new_mesh(
    name: str,
    vertices: npt.NDArray[np.float32],
    faces: npt.NDArray[np.int32],
    layers: Mapping[str, npt.NDArray[np.float32]],
    smooth: bool,
) -> Block:
    """A mesh from vertices [n, 3], faces [f, 4] (a triangle repeats its last corner) and UV layers {name: [f, 4, 2]}.

    Vertices that no face uses are left out. ValueError where a face names a vertex that is not there.
    """
    if len(faces) and (faces.min() < 0 or faces.max() >= len(vertices)):
        raise ValueError(f"the mesh {name} has a face with an unknown vertex")
    used, compact = np.unique(faces, return_inverse=True)
    compact = compact.reshape(faces.shape).astype(np.int32)
    corner = np.ones(faces.shape, bool)
    corner[:, 3] = faces[:, 2] != faces[:, 3]
    total = corner.sum(1).astype(np.int32)
    start = np.concatenate([[0], np.cumsum(total)[:-1]]).astype(np.int32)

    mesh = bpy.data.meshes.new(name)
    mesh.vertices.add(len(used))
    mesh.vertices.foreach_set("co", np.ascontiguousarray(vertices[used], np.float32).ravel())
    mesh.loops.add(int(total.sum()))
    mesh.loops.foreach_set("vertex_index", compact[corner])
    mesh.polygons.add(len(faces))
    mesh.polygons.foreach_set("loop_start", start)
    # Derived from 4.x on, needed before; setting it is harmless.
    mesh.polygons.foreach_set("loop_total", total)
    mesh.polygons.foreach_set("use_smooth", np.full(len(faces), smooth))
    for layer, uvs in layers.items():
        mesh.uv_layers.new(name=layer).data.foreach_set("uv", np.ascontiguousarray(uvs[corner], np.float32).ravel())
    mesh.update(calc_edges=True)
    return mesh
