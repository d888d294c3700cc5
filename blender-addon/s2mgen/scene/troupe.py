"""A set of objects that come and go together, with everything they own."""

from __future__ import annotations

from collections.abc import Sequence

from s2mgen.scene.blender import Block, bpy
from s2mgen.scene.materials import release_materials, settle_material


class Troupe:
    """Objects of one collection. `clear` removes them with their meshes, materials and images, one by one.

    `orphans_purge` leaves the memory behind; explicit removal keeps it flat over thousands of frames.
    """

    def __init__(self, name: str) -> None:
        self._collection = bpy.data.collections.new(name)
        bpy.context.scene.collection.children.link(self._collection)
        # Without a window nobody looks at the scene but the render, and each operator would evaluate it for nothing.
        self._collection.hide_viewport = bpy.app.background
        self._objects: list[Block] = []

    def add(self, mesh: Block, materials: Sequence[Block]) -> Block:
        """An object of a mesh with materials in slot order."""
        for material in materials:
            settle_material(material)
            mesh.materials.append(material)
        thing = bpy.data.objects.new(mesh.name, mesh)
        self._collection.objects.link(thing)
        self._objects.append(thing)
        return thing

    def move_to(self, place: tuple[float, float, float]) -> None:
        """Puts every object there; meshes stand around their own origin."""
        for thing in self._objects:
            if tuple(thing.location) != place:
                thing.location = place

    def number(self, index: int) -> None:
        """Gives every object a pass index, by which the instance map tells people apart."""
        for thing in self._objects:
            thing.pass_index = index

    def clear(self) -> None:
        """Removes all objects and what nobody uses then, also what an error left half-built."""
        # In one go: each removal by itself looks through all of Blender's data for users.
        bpy.data.batch_remove([*self._objects, *(thing.data for thing in self._objects)])
        self._objects.clear()
        remove_unused()


def remove_unused() -> None:
    """Removes meshes, then materials (which stay idle), then images without users. Blender's own images (render result) stay."""
    bpy.data.batch_remove([mesh for mesh in bpy.data.meshes if mesh.users == 0])
    release_materials()
    own = ("RENDER_RESULT", "COMPOSITING")
    bpy.data.batch_remove([image for image in bpy.data.images if image.users == 0 and image.type not in own])
