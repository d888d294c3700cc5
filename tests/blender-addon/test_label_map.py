import tempfile
import unittest
from pathlib import Path

import numpy as np

from s2mgen.render.exr import read_exr
from s2mgen.render.label_map import LabelMap
from s2mgen.render.labels import masks_of
from s2mgen.render.pixels import read_pixels
from s2mgen.scene.blender import bpy
from s2mgen.scene.bridge import COMPOSITOR_MATH, first_of, float_output, set_id_mask, set_output_folder
from s2mgen.scene.meshes import new_mesh
from support.specs import scene
from support.stage import render, session


class Bytes(unittest.TestCase):
    def test_every_pass_index_from_0_to_255_arrives_as_its_own_byte(self) -> None:
        session()
        blender, data = bpy.context.scene, bpy.data
        materials, things = [], []
        for index in range(256):
            material = data.materials.new(f"index {index}")
            material.pass_index = index
            x, z = index % 16 / 16 - 0.5, index // 16 / 16 - 0.5
            corners = [(x + i / 16, -5.0, z + k / 16) for i, k in ((0, 0), (1, 0), (1, 1), (0, 1))]
            faces = np.array([[0, 1, 2, 3]], np.int32)
            mesh = new_mesh("square", np.array(corners, np.float32), faces, {}, False)
            mesh.materials.append(material)
            thing = data.objects.new("square", mesh)
            thing.pass_index = 255 - index
            blender.collection.objects.link(thing)
            materials.append(material)
            things.append(thing)
        lens = blender.camera.data
        lens.type, lens.ortho_scale = "ORTHO", 1.0
        blender.camera.location, blender.camera.rotation_euler = (0, -6, 0), (np.pi / 2, 0, 0)
        blender.render.resolution_x = blender.render.resolution_y = 64
        blender.cycles.samples, blender.cycles.use_denoising = 1, False
        try:
            with tempfile.TemporaryDirectory() as folder:
                labels = LabelMap()
                labels.aim_at(Path(folder))
                bpy.ops.render.render(write_still=False)
                found = labels.labels_in(Path(folder))
        finally:
            lens.type = "PERSP"
            for thing in things:
                mesh = thing.data
                data.objects.remove(thing, do_unlink=True)
                data.meshes.remove(mesh)
            for material in materials:
                data.materials.remove(material)
        wanted = np.arange(256, dtype=np.uint8).reshape(16, 16)[::-1].repeat(4, 0).repeat(4, 1)
        self.assertTrue(np.array_equal(found.parts, wanted))
        self.assertTrue(np.array_equal(found.people, 255 - wanted))
        self.assertTrue(np.allclose(found.depth, 1.0, atol=1e-5))


class AgainstIdMasks(unittest.TestCase):
    def test_masks_equal_those_of_the_papers_id_mask_nodes(self) -> None:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            spec = scene(1, size=96)
            render(spec, folder)
            parts = read_pixels(folder / "parts/000001.png", 1)[..., 0]
            masks = masks_of(parts, spec["labels"]["skin"], spec["labels"]["parts"].values())
            self._render_with_id_masks(spec, folder)
            for slot, mask in (("skin", masks.skin), ("person", masks.person)):
                (path,) = folder.glob(f"{slot}*.exr")
                self.assertTrue(np.array_equal(read_exr(path, 1) * 255, mask), slot)
            self.assertGreater(np.count_nonzero(masks.skin), 200)

    def _render_with_id_masks(self, spec: dict, folder: Path) -> None:
        """One ID Mask node per index, summed by Math nodes (section 3.4), beside our own tree."""
        blender = bpy.context.scene
        tree = getattr(blender, "compositing_node_group", None) or blender.node_tree
        layers = next(node for node in tree.nodes if node.bl_idname == "CompositorNodeRLayers")
        output = float_output(tree, ["skin", "person"], 1)
        set_output_folder(output, str(folder))
        person = [index for index in spec["labels"]["parts"].values() if index > 0]
        added = [output]
        for socket, indices in zip(output.inputs, (spec["labels"]["skin"], person), strict=True):
            total = None
            for index in indices:
                mask = tree.nodes.new("CompositorNodeIDMask")
                set_id_mask(mask, index)
                tree.links.new(first_of(layers.outputs, "IndexMA", "Material Index"), mask.inputs[0])
                added.append(mask)
                if total is None:
                    total = mask.outputs[0]
                    continue
                add = tree.nodes.new(COMPOSITOR_MATH)
                add.operation = "ADD"
                tree.links.new(total, add.inputs[0])
                tree.links.new(mask.outputs[0], add.inputs[1])
                added.append(add)
                total = add.outputs[0]
            tree.links.new(total, socket)
        bpy.ops.render.render(write_still=False)
        for node in added:
            tree.nodes.remove(node)
