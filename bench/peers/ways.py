"""Scene specs rendered by us in one pass or two: seconds per frame from the built scene to the files of a frame.

python ways.py --pack DIR --specs FILE --out DIR --passes 1|2
Two passes: the picture; then every material glows in the colour of its pass index, for a second render whose picture is the
label map. That is how masks are made where the index pass is not known of.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from studio import Studio, answer, apply_settings, bpy, open_studio, read_specs, show, timed

from s2mgen.render.pixels import read_pixels
from s2mgen.scene.png import png


def labels_by_glow(studio: Studio, spec: dict[str, Any], out: Path) -> None:
    """The second render, and the files that it stands for."""
    scene = bpy.context.scene
    links: list[tuple[Any, Any, Any, Any]] = []
    for material in bpy.data.materials:
        tree = material.node_tree
        output = next((node for node in tree.nodes if node.type == "OUTPUT_MATERIAL"), None) if tree else None
        if output is None or not output.inputs[0].links:
            continue
        glow = tree.nodes.new("ShaderNodeEmission")
        glow.inputs[0].default_value = (*[material.pass_index / 255] * 3, 1.0)
        links.append((tree, glow, output.inputs[0].links[0].from_socket, output.inputs[0]))
        tree.links.new(glow.outputs[0], output.inputs[0])
    scene.cycles.samples, scene.cycles.use_denoising, scene.cycles.max_bounces = 1, False, 0
    filtered, scene.cycles.pixel_filter_type = scene.cycles.pixel_filter_type, "BOX"
    scene.view_settings.view_transform, scene.view_settings.exposure = "Raw", 0.0
    bpy.ops.render.render(write_still=False)
    path = out / "glow.png"
    bpy.data.images["Render Result"].save_render(str(path), scene=scene)
    labels = read_pixels(path, 3)[..., 0]
    for kind in ("skin", "person", "parts"):
        (out / f"{kind}.png").write_bytes(png(labels))
    for tree, glow, before, socket in links:
        tree.links.new(before, socket)
        tree.nodes.remove(glow)
    scene.cycles.pixel_filter_type = filtered
    apply_settings(spec, True)


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("pack", "specs", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--passes", type=int, choices=(1, 2), required=True)
    options = parser.parse_args()
    studio = open_studio(options.pack)
    seconds, processor = [], []
    for number, spec in enumerate(read_specs(options.specs)):
        # As in the peer's run: what is timed begins with the built scene.
        show(studio, spec)
        folder = options.out / str(options.passes)

        def work(spec: dict[str, Any] = spec, folder: Path = folder) -> None:
            studio.renderer.render(spec, folder, lambda value, phase: None)
            if options.passes == 2:
                labels_by_glow(studio, spec, folder)

        took, cpu = timed(work)
        if number > 0:
            seconds.append(took)
            processor.append(cpu)
    answer({"seconds": sum(seconds) / len(seconds), "processor": sum(processor) / len(processor)})


main()
