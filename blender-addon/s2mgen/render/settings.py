"""Cycles and picture settings of a frame."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from s2mgen.scene.blender import Block, bpy
from s2mgen.scene.bridge import png_settings, set_view


def prepare_scene(threads: int | None, denoiser: bool) -> None:
    """What is the same for every frame of a process. `threads` None = all."""
    scene = bpy.context.scene
    render, cycles = scene.render, scene.cycles
    render.engine = "CYCLES"
    render.resolution_percentage, render.use_persistent_data = 100, True
    render.threads_mode = "AUTO" if threads is None else "FIXED"
    if threads is not None:
        render.threads = threads
    # Dither would shift mask edges by a level; stamps would put times into the files.
    render.dither_intensity = 0.0
    for entry in render.bl_rna.properties:
        if entry.identifier.startswith("use_stamp") and not entry.is_readonly:
            setattr(render, entry.identifier, False)
    render.film_transparent = False
    if hasattr(render, "compositor_device"):
        # 5.2 composes on the GPU and aborts where there is none.
        render.compositor_device = "CPU"
    png_settings(render.image_settings, "RGB")
    render.image_settings.compression = 15
    cycles.use_adaptive_sampling = False
    cycles.sample_offset = 0
    if hasattr(cycles, "use_light_tree"):
        # Slower with a handful of lamps.
        cycles.use_light_tree = False
    cycles.use_denoising = False
    if denoiser:
        cycles.denoiser = "OPENIMAGEDENOISE"
        cycles.denoising_input_passes = "RGB_ALBEDO_NORMAL"
        cycles.denoising_prefilter = "FAST"
        if hasattr(cycles, "denoising_quality"):
            # As good as HIGH, and 0.3 dB better than FAST for 0.03 s at 256 × 256.
            cycles.denoising_quality = "BALANCED"


def apply_settings(spec: Mapping[str, Any], denoiser: bool) -> None:
    """Size, samples, seed, filter and view of one frame. Without a denoiser the picture stays as traced."""
    scene, render = bpy.context.scene, spec["render"]
    scene.render.resolution_x, scene.render.resolution_y = int(render["width"]), int(render["height"])
    cycles = scene.cycles
    cycles.samples, cycles.seed = int(render["samples"]), int(render["noiseSeed"]) % 2**31
    cycles.use_denoising = bool(render["denoise"]) and denoiser
    _set_bounces(cycles, int(render["bounces"]))
    cycles.pixel_filter_type, cycles.filter_width = "BLACKMAN_HARRIS", float(render["filterWidth"])
    scene.view_settings.exposure, scene.view_settings.gamma = 0.0, 1.0
    set_view(scene, spec["view"]["transform"], spec["view"]["look"])


@contextmanager
def labels_only() -> Iterator[None]:
    """A render in the block takes one look at every pixel's centre and follows no light: 0.1 s at 256 × 256."""
    cycles = bpy.context.scene.cycles
    before = (cycles.samples, cycles.use_denoising, cycles.max_bounces)
    cycles.samples, cycles.use_denoising, cycles.max_bounces = 1, False, 0
    try:
        yield
    finally:
        cycles.samples, cycles.use_denoising, cycles.max_bounces = before


def _set_bounces(cycles: Block, bounces: int) -> None:
    cycles.max_bounces = cycles.diffuse_bounces = cycles.glossy_bounces = cycles.transmission_bounces = bounces
    # Hair is many cards deep: light and sight pass through more of them than they bounce.
    cycles.transparent_max_bounces = 16
    cycles.caustics_reflective = cycles.caustics_refractive = False
