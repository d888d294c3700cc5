"""The compositor tree that writes the label map beside the picture: material index / 255 as one grey byte per pixel.

Equal to one ID Mask node per index (paper, section 3.4) for all indices at once: the index pass is a point sample at
the pixel's centre, so bytes are exact. Masks are taken from the map afterwards.
"""

from __future__ import annotations

from pathlib import Path

from s2mgen.render.failures import DiskError
from s2mgen.scene.blender import Block, bpy
from s2mgen.scene.bridge import (
    COMPOSITOR_MATH,
    compositor_result,
    empty_compositor,
    file_output,
    material_index_pass,
    set_output_folder,
)

SLOT = "labels"


class LabelMap:
    """Set up once per process; `aim_at` before each render says where the map goes."""

    def __init__(self) -> None:
        scene = bpy.context.scene
        scene.view_layers[0].use_pass_material_index = True
        tree = empty_compositor(scene)
        layers = tree.nodes.new("CompositorNodeRLayers")
        layers.scene = scene
        compositor_result(tree, layers.outputs["Image"])
        scaled = tree.nodes.new(COMPOSITOR_MATH)
        scaled.operation = "DIVIDE"
        tree.links.new(material_index_pass(layers), scaled.inputs[0])
        scaled.inputs[1].default_value = 255.0
        self._output: Block = file_output(tree, [SLOT])
        tree.links.new(scaled.outputs[0], self._output.inputs[0])

    def aim_at(self, folder: Path) -> None:
        """The next render writes its map into `folder`; older maps there are removed."""
        for path in folder.glob(f"{SLOT}*.png"):
            path.unlink()
        set_output_folder(self._output, str(folder))

    def found_in(self, folder: Path) -> Path:
        """Path of the map that the render wrote. DiskError where there is none: the node itself never fails."""
        found = list(folder.glob(f"{SLOT}*.png"))
        if len(found) != 1:
            raise DiskError("The label map was not written: the disk is full or the folder cannot be written.")
        return found[0]
