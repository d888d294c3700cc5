"""What an add-on makes in the Blender file goes away again, whatever happens."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from s2mgen.scene.blender import Block, bpy

#: Marks what was kept.
GUEST = "s2mgen guest"
#: Data that Blender makes by itself, and shape keys, which go with their meshes.
OWN = ("window_managers", "screens", "workspaces", "libraries", "scenes", "shape_keys")


class Visit:
    """What is in the Blender file now. `kept` blocks stay when the visit ends, with what they use."""

    def __init__(self) -> None:
        self._before = {block.as_pointer() for block in _blocks()}
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
        new = [block for block in _blocks() if block.as_pointer() not in self._before]
        for block in new:
            if block.as_pointer() in keep:
                block[GUEST] = True
        bpy.data.batch_remove([block for block in new if block.as_pointer() not in keep])


@contextmanager
def visit(seed: int) -> Iterator[Visit]:
    """A stay of an add-on in Blender: afterwards all it made is gone, and active object, selection and chance are as before.

    `seed`: add-ons that draw draw the same for it.
    """
    layer, chance = bpy.context.view_layer, (random.getstate(), np.random.get_state())
    active, selected = layer.objects.active, [thing for thing in layer.objects if thing.select_get()]
    guest = Visit()
    random.seed(seed)
    np.random.seed(seed % 2**32)
    try:
        yield guest
    except BaseException:
        guest.kept.clear()
        raise
    finally:
        random.setstate(chance[0])
        np.random.set_state(chance[1])
        if bpy.context.object is not None and bpy.context.object.mode != "OBJECT":
            bpy.ops.object.mode_set(mode="OBJECT")
        guest.end()
        layer.objects.active = active
        for thing in selected:
            thing.select_set(True)


def remove_guests() -> None:
    """Removes what earlier visits kept and nothing uses any more."""
    while unused := [block for block in _blocks() if GUEST in block and block.users == 0]:
        bpy.data.batch_remove(unused)


def _blocks() -> Iterator[Block]:
    """Every block of the file."""
    for prop in bpy.data.bl_rna.properties:
        if prop.type == "COLLECTION" and prop.identifier not in OWN:
            yield from getattr(bpy.data, prop.identifier)
