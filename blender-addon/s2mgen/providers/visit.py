"""What an add-on makes in the Blender file goes away again, whatever happens."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from s2mgen.scene.blender import Block, bpy

#: Data that Blender makes by itself, and shape keys, which go with their meshes.
OWN = ("window_managers", "screens", "workspaces", "libraries", "scenes", "shape_keys")


class Visit:
    """What is in the Blender file now. `kept` blocks stay when the visit ends, with what they use."""

    def __init__(self) -> None:
        self._before = {address for _, block in _blocks() if (address := block.as_pointer())}
        self.kept: list[Block] = []

    def end(self) -> None:
        """Removes every block that was not there before, but for what is kept and what that uses."""
        keep = {block.as_pointer() for block in self.kept}
        users = bpy.data.user_map()
        grown = True
        while grown:
            grown = False
            for block, of in users.items():
                if block.as_pointer() not in keep and any(user.as_pointer() in keep for user in of):
                    keep.add(block.as_pointer())
                    grown = True
        bpy.data.batch_remove(
            [
                block
                for _, block in _blocks()
                if block.as_pointer() not in self._before and block.as_pointer() not in keep
            ]
        )


@contextmanager
def visit(seed: int) -> Iterator[Visit]:
    """A stay of an add-on in Blender: afterwards all it made is gone, and active object, selection and chance are as before.

    `seed`: add-ons that draw draw the same for it.
    """
    layer, state = bpy.context.view_layer, random.getstate()
    active, selected = layer.objects.active, [thing for thing in layer.objects if thing.select_get()]
    guest = Visit()
    random.seed(seed)
    try:
        yield guest
    finally:
        random.setstate(state)
        if bpy.context.object is not None and bpy.context.object.mode != "OBJECT":
            bpy.ops.object.mode_set(mode="OBJECT")
        guest.end()
        layer.objects.active = active
        for thing in selected:
            thing.select_set(True)


def remove_unseen(blocks: Iterable[str], mark: str) -> None:
    """Removes blocks of the given collections of `bpy.data` that carry the property `mark` and that nothing uses."""
    for name in blocks:
        bpy.data.batch_remove([block for block in getattr(bpy.data, name) if block.users == 0 and mark in block])


def _blocks() -> Iterator[tuple[str, Block]]:
    """Every block of the file with the name of its collection."""
    for prop in bpy.data.bl_rna.properties:
        if prop.type == "COLLECTION" and prop.identifier not in OWN:
            for block in getattr(bpy.data, prop.identifier):
                yield prop.identifier, block
