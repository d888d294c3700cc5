"""Scene specs of ours rendered by BlenderProc: seconds per frame of colour, segmentation map and HDF5.

python blenderproc_scene.py --pack DIR --specs FILE --out DIR     (environment: docs/benchmarks.md)
The scenes are built by our scene builder, so that only rendering and writing differ.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
import types
from pathlib import Path

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

sys.path.insert(0, str(HERE.parents[1] / "blender-addon"))
from s2mgen.assets.reader import AssetPack
from s2mgen.human.build import build_human
from s2mgen.scene.pictures import Pictures
from s2mgen.scene.stage import Stage
from s2mgen.spec import check_person
from s2mgen.worker.assets import PictureSources


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("pack", "specs", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    specs = json.loads(options.specs.read_text())
    temporary = options.out / "blenderproc-tmp"
    temporary.mkdir(parents=True, exist_ok=True)
    Utility.Utility.temp_dir = str(temporary)

    pack = AssetPack(options.pack)
    bproc.init()
    stage = Stage(
        lambda person, parts: build_human(check_person(person), parts, pack),
        Pictures(PictureSources(pack, None).locate),
    )
    bproc.init()  # the stage began with an empty file: renderer settings anew
    render = specs[0]["render"]
    bproc.renderer.set_max_amount_of_samples(render["samples"])
    bproc.renderer.set_noise_threshold(0)
    bproc.renderer.set_denoiser("INTEL")
    bounces = render["bounces"]
    bproc.renderer.set_light_bounces(diffuse_bounces=bounces, glossy_bounces=bounces, max_bounces=bounces)
    seconds = []
    for spec in specs:
        begun = time.perf_counter()
        stage.show(spec)
        stage.look(spec["cameras"][0])
        settings = bpy.context.scene.render
        settings.resolution_x, settings.resolution_y = render["width"], render["height"]
        for thing in bpy.data.objects:
            if thing.type == "MESH":
                indices = [slot.material.pass_index for slot in thing.material_slots if slot.material]
                thing["category_id"] = max(indices, default=0)
        bproc.utility.reset_keyframes()
        bproc.camera.add_camera_pose(np.array(bpy.context.scene.camera.matrix_world))
        picture = bproc.renderer.render()
        labels = bproc.renderer.render_segmap(map_by=["class", "instance"], default_values={"category_id": 0})
        bproc.writer.write_hdf5(str(options.out / "blenderproc"), {**picture, **labels}, append_to_existing_output=True)
        seconds.append(time.perf_counter() - begun)
    print(json.dumps({"seconds": float(np.mean(seconds[1:]))}), file=protocol, flush=True)


main()
