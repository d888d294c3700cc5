"""Materials are used again: Cycles keeps what it made of a material as long as it runs, also after the material is gone.

A material in use has a fake user from the moment it is taken, so one that an error left half-built is found as well.
"""

from __future__ import annotations

from s2mgen.scene.blender import Block, bpy
from s2mgen.scene.bridge import node_tree


def take_material(name: str) -> Block:
    """A material without nodes, an idle one where there is one."""
    material = next((idle for idle in bpy.data.materials if idle.users == 0), None)
    if material is None:
        material = bpy.data.materials.new(name)
        node_tree(material).nodes.clear()
    material.name = name
    material.use_fake_user = True
    return material


def release_materials() -> None:
    """Makes the materials idle that no mesh shows any more, and lets go of their images."""
    for material in bpy.data.materials:
        if material.use_fake_user and material.users == 1:
            node_tree(material).nodes.clear()
            material.use_fake_user = False
