"""The compositor tree that writes the render's passes beside the picture, as floats: what no picture format rounds.

The index passes are point samples at the pixel's centre. Material index → part map: equal to one ID Mask node per index
(paper, section 3.4) for all indices at once. Object index → instance map. Masks are taken from the maps afterwards.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from s2mgen.render.exr import Floats, read_exr
from s2mgen.render.failures import DiskError
from s2mgen.render.labels import Bytes
from s2mgen.scene.blender import Block, bpy
from s2mgen.scene.bridge import compositor_of, compositor_result, first_of, float_output, set_output_folder

#: Slot → outputs of a Render Layers node over the versions, and how many values a pixel has.
INDICES = {
    "parts": (("IndexMA", "Material Index"), 1),
    "people": (("IndexOB", "Object Index"), 1),
    "depth": (("Depth", "Z"), 1),
}
NORMALS = {"normals": (("Normal",), 3)}
#: Pairs of material id and coverage, six by rank.
CRYPTOMATTE = {f"crypto{rank}": ((f"CryptoMaterial{rank:02d}",), 4) for rank in range(3)}
GUIDES = {
    "noisy": (("Noisy Image", "Image"), 3),
    "albedo": (("Denoising Albedo",), 3),
    "guideNormals": (("Denoising Normal",), 3),
}


@dataclass(frozen=True)
class Wanted:
    """What a render writes beside the part map, the instance map and the depth."""

    normals: bool = False
    coverage: bool = False
    guides: bool = False

    @property
    def slots(self) -> dict[str, tuple[tuple[str, ...], int]]:
        return {
            **INDICES,
            **(NORMALS if self.normals else {}),
            **(CRYPTOMATTE if self.coverage else {}),
            **(GUIDES if self.guides else {}),
        }


@dataclass(frozen=True)
class Labels:
    """Per pixel, row 0 on top: pass index of the part, number of the person (1 for the first, 0 for none), and the distance
    from the camera plane in metres (1e10 where there is nothing). [height, width] each."""

    parts: Bytes
    people: Bytes
    depth: Floats


class LabelMap:
    """Set up once per process; `aim_at` before each render says what is written and where to."""

    def __init__(self) -> None:
        self._wanted = Wanted()
        self._build()

    def aim_at(self, folder: Path, wanted: Wanted | None = None) -> None:
        """The next render writes its maps into `folder`; older maps there are removed."""
        wanted = wanted or Wanted()
        if wanted != self._wanted or not self._outputs():
            self._wanted = wanted
            self._build()
        for path in folder.glob("*.exr"):
            path.unlink()
        for output in self._outputs():
            set_output_folder(output, str(folder))

    def labels_in(self, folder: Path) -> Labels:
        """What the render wrote. DiskError where there is none or half of it: the node itself never fails."""
        parts, people, depth = (self.read(folder, slot) for slot in INDICES)
        return Labels(np.rint(parts).astype(np.uint8), np.rint(people).astype(np.uint8), depth)

    def read(self, folder: Path, slot: str) -> Floats:
        """One map, [height, width] or [height, width, values]. DiskError as above."""
        found = list(folder.glob(f"{slot}[0-9]*.exr")) or list(folder.glob(f"{slot}.exr"))
        if len(found) != 1:
            raise DiskError(f"The map {slot} was not written: the disk is full or the folder cannot be written.")
        return read_exr(found[0], self._wanted.slots[slot][1])

    @property
    def _mark(self) -> str:
        return f"s2mgen maps {id(self)}"

    def _outputs(self) -> list[Block]:
        """Its File Output nodes; none where somebody else has made the tree anew. Kept ones would point into nowhere then."""
        return [node for node in compositor_of(bpy.context.scene).nodes if node.label == self._mark]

    def _build(self) -> None:
        """The tree from nothing. Passes that nobody reads cost memory, so they are off."""
        scene = bpy.context.scene
        layer = scene.view_layers[0]
        layer.use_pass_material_index = layer.use_pass_object_index = layer.use_pass_z = True
        layer.use_pass_normal = self._wanted.normals
        if self._wanted.coverage:
            # It stays on: Cycles 4.5 goes on to sort where the passes were when they are switched off again, and writes
            # over other passes and over memory that is not its own.
            layer.use_pass_cryptomatte_material, layer.pass_cryptomatte_depth = True, 6
        layer.cycles.denoising_store_passes = self._wanted.guides
        tree = compositor_of(scene)
        tree.nodes.clear()
        layers = tree.nodes.new("CompositorNodeRLayers")
        layers.scene = scene
        compositor_result(tree, layers.outputs["Image"])
        for values in (1, 3, 4):
            slots = {slot: names for slot, (names, count) in self._wanted.slots.items() if count == values}
            if slots:
                _write(tree, layers, slots, values).label = self._mark


def _write(tree: Block, layers: Block, slots: Mapping[str, tuple[str, ...]], values: int) -> Block:
    """A File Output node for maps of `values` values a pixel."""
    output = float_output(tree, list(slots), values)
    for number, names in enumerate(slots.values()):
        tree.links.new(first_of(layers.outputs, *names), output.inputs[number])
    return output
