"""Makes a body of shape keys as MPFB does: the base mesh, each macro target a key with its weight."""

from typing import Any

import bpy
import numpy as np
from packs import pack

from s2mgen.human.body.macros import height_weights, macro_weights
from s2mgen.human.posing.skinning import upright

#: The macros of the last call.
asked: list[dict[str, Any]] = []


class HumanService:
    @staticmethod
    def create_human(
        mask_helpers=True,
        detailed_helpers=True,
        extra_vertex_groups=True,
        feet_on_ground=True,
        scale=0.1,
        macro_detail_dict=None,
    ):
        macros = macro_detail_dict
        assert macros is not None and scale == 0.1 and not feet_on_ground
        asked.append(macros)
        body = {**macros, "cupSize": macros["cupsize"], "age": 25 + 130 * (macros["age"] - 0.5)}
        weights = macro_weights({name: value for name, value in body.items() if name != "race"}, macros["race"])
        for end, share in (("maxheight", 2 * macros["height"] - 1), ("minheight", 1 - 2 * macros["height"])):
            if share > 0:
                weights |= {name: share * weight for name, weight in height_weights(body, end).items()}

        base, targets = pack().body.vertices, pack().targets
        mesh = bpy.data.meshes.new("Human")
        mesh.from_pydata(upright(base).tolist(), [], [])
        human = bpy.data.objects.new("Human", mesh)
        bpy.context.scene.collection.objects.link(human)
        bpy.context.view_layer.objects.active = human
        human.shape_key_add(name="Basis")
        for name, weight in weights.items():
            if name in targets:
                moved = base.copy()
                targets.add(moved, {name: 1.0})
                key = human.shape_key_add(name=f"$md-{name}", from_mix=False)
                key.data.foreach_set("co", np.ascontiguousarray(upright(moved), np.float32).ravel())
                key.value = weight
        # As real add-ons do: things besides.
        bpy.data.texts.new("log")
        mesh.materials.append(bpy.data.materials.new("Human"))
        human.select_set(True)
        return human
