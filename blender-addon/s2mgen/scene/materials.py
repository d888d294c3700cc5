"""Materials are used again: Cycles keeps what it made of a material as long as it runs, also after the material is gone.

All hang on a rack, an object without geometry. What no object shows leaves Blender's evaluated scene, and would come back
there, and so in Cycles, as something new. A material in use has a fake user from the moment it is taken, so one that an
error left half-built is found as well.
"""

from __future__ import annotations

from s2mgen.scene.blender import Block, bpy
from s2mgen.scene.bridge import node_tree
from s2mgen.scene.shaders.rewriting import RewrittenGraph

RACK = "s2mgen materials"
#: Users of an idle material: the rack. One that is taken has the fake user besides, one that is shown a mesh.
IDLE, TAKEN = 1, 2
#: Up to here a kind of material that no idle one has gets a material of its own; Cycles looks at all of them every time.
ENOUGH = 80


class _Rack:
    """What was written into each material, by its address. Materials stay where they are as long as the rack does."""

    def __init__(self) -> None:
        self.graphs: dict[int, RewrittenGraph] = {}
        self.kinds: dict[int, str] = {}

    def mesh(self) -> Block:
        mesh = bpy.data.meshes.get(RACK)
        if mesh is None:
            self.graphs.clear()
            self.kinds.clear()
            mesh = bpy.data.meshes.new(RACK)
            bpy.context.scene.collection.objects.link(bpy.data.objects.new(RACK, mesh))
        return mesh


_rack = _Rack()


def take_material(name: str, kind: str) -> tuple[Block, RewrittenGraph]:
    """A material and the graph to write it with, which ends with `settle`. An idle one of the same kind where there is one."""
    hung = _rack.mesh().materials
    idle = [material for material in hung if material.users == IDLE]
    material = next((one for one in idle if _rack.kinds.get(one.as_pointer()) == kind), None)
    if material is None and len(hung) >= ENOUGH:
        material = next(iter(idle), None)
    if material is None:
        material = bpy.data.materials.new(name)
        node_tree(material).nodes.clear()
        hung.append(material)
    material.name = name
    material.use_fake_user = True
    address = material.as_pointer()
    if address not in _rack.graphs or not bpy.app.background:
        # Where a person works, an undo may have replaced what the graph remembers.
        node_tree(material).nodes.clear()
        _rack.graphs[address] = RewrittenGraph(node_tree(material))
    _rack.kinds[address] = kind
    graph = _rack.graphs[address]
    graph.begin()
    return material, graph


def settle_material(material: Block) -> None:
    """Brings a material to what was written into it since it was taken."""
    graph = _rack.graphs.get(material.as_pointer())
    if graph is not None:
        graph.settle()


def release_materials() -> None:
    """Makes the materials idle that no mesh shows any more, and lets go of their images."""
    for material in _rack.mesh().materials:
        if material.use_fake_user and material.users == TAKEN:
            graph = _rack.graphs.get(material.as_pointer())
            if graph is None or not bpy.app.background:
                node_tree(material).nodes.clear()
            else:
                graph.idle()
            material.use_fake_user = False
