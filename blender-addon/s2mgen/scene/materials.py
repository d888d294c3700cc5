"""Materials are used again: Cycles keeps what it made of a material as long as it runs, also after the material is gone.

All hang on a rack, an object without geometry. What no object shows leaves Blender's evaluated scene, and would come back
there, and so in Cycles, as something new. A material in use has a fake user from the moment it is taken, so one that an
error left half-built is found as well.
"""

from __future__ import annotations

from s2mgen.scene.blender import Block, bpy
from s2mgen.scene.bridge import node_tree

RACK = "s2mgen materials"
#: Users of an idle material: the rack. One that is taken has the fake user besides, one that is shown a mesh.
IDLE, TAKEN = 1, 2


def _rack() -> Block:
    mesh = bpy.data.meshes.get(RACK)
    if mesh is None:
        mesh = bpy.data.meshes.new(RACK)
        bpy.context.scene.collection.objects.link(bpy.data.objects.new(RACK, mesh))
    return mesh


def take_material(name: str) -> Block:
    """A material without nodes, an idle one where there is one."""
    hung = _rack().materials
    material = next((idle for idle in hung if idle.users == IDLE), None)
    if material is None:
        material = bpy.data.materials.new(name)
        node_tree(material).nodes.clear()
        hung.append(material)
    material.name = name
    material.use_fake_user = True
    return material


def release_materials() -> None:
    """Makes the materials idle that no mesh shows any more, and lets go of their images."""
    for material in _rack().materials:
        if material.use_fake_user and material.users == TAKEN:
            node_tree(material).nodes.clear()
            material.use_fake_user = False
