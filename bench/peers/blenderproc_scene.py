"""Scene specs of ours rendered by BlenderProc: seconds per frame of colour, segmentation map and HDF5.

python blenderproc_scene.py --pack DIR --specs FILE --out DIR     (environment: docs/benchmarks.md)
The scenes are built by our scene builder; the time counts from the built scene to the written file.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
import types
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
protocol = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)

# BlenderProc believes that it runs inside a Blender it has downloaded: say so, and replace its installer by nothing.
site = next(place for place in sys.path if place.endswith("site-packages"))
sys.path += [f"{site}/.", site]  # it removes its own folder from the path once
os.environ["INSIDE_OF_THE_INTERNAL_BLENDER_PYTHON_ENVIRONMENT"] = "1"
installer = types.ModuleType("blenderproc.python.utility.SetupUtility")
nothing = {name: staticmethod(lambda *_, **__: []) for name in ("setup", "setup_pip", "setup_utility_paths")}
installer.SetupUtility = type("SetupUtility", (), {"main_setup_called": True, **nothing})  # type: ignore[attr-defined]
sys.modules[installer.__name__] = installer

import blenderproc as bproc
import bpy
import numpy as np
from blenderproc.python.utility import Utility
from blenderproc.python.utility.GlobalStorage import GlobalStorage

sys.path.insert(0, str(HERE.parents[1] / "blender-addon"))
from s2mgen.assets.library import AssetLibrary
from s2mgen.providers.people import People
from s2mgen.scene.pictures import Pictures
from s2mgen.scene.stage import Stage
from s2mgen.spec import check_scene
from s2mgen.worker.assets import PictureSources


def configure(render: dict[str, Any]) -> None:
    """The spec's samples, bounces, denoiser and size, by BlenderProc's own calls."""
    bproc.renderer.set_max_amount_of_samples(render["samples"])
    bproc.renderer.set_noise_threshold(0)
    bproc.renderer.set_denoiser("INTEL")
    bounces = render["bounces"]
    bproc.renderer.set_light_bounces(diffuse_bounces=bounces, glossy_bounces=bounces, max_bounces=bounces)
    settings = bpy.context.scene.render
    settings.resolution_x, settings.resolution_y = render["width"], render["height"]


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("pack", "specs", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    specs = json.loads(options.specs.read_text())
    temporary = options.out / "blenderproc-tmp"
    temporary.mkdir(parents=True, exist_ok=True)
    Utility.Utility.temp_dir = str(temporary)

    pack = AssetLibrary(options.pack, ())
    people, pictures = People(pack), Pictures(PictureSources(pack, None).locate)
    seconds = []
    for spec in map(check_scene, specs):
        # Its segmentation ends with an undo, which takes the scene from under any Python that holds on to it: a new
        # stage for each frame, whose time does not count.
        stage = Stage(people.build, pictures)
        stage.show(spec)
        stage.look(spec["cameras"][0])
        GlobalStorage._storage_dict.pop("bproc_init_complete", None)
        bproc.init(clean_up_scene=False)
        configure(spec["render"])
        for thing in bpy.data.objects:
            if thing.type == "MESH":
                indices = [slot.material.pass_index for slot in thing.material_slots if slot.material]
                thing["category_id"] = max(indices, default=0)
        bpy.context.view_layer.update()  # else the camera's matrix is the identity
        begun = time.perf_counter()
        bproc.utility.reset_keyframes()
        bproc.camera.add_camera_pose(np.array(bpy.context.scene.camera.matrix_world))
        picture = bproc.renderer.render()
        labels = bproc.renderer.render_segmap(map_by=["class", "instance"], default_values={"category_id": 0})
        bproc.writer.write_hdf5(str(options.out / "blenderproc"), {**picture, **labels}, append_to_existing_output=True)
        seconds.append(time.perf_counter() - begun)
    print(json.dumps({"seconds": float(np.mean(seconds[1:]))}), file=protocol, flush=True)


main()
