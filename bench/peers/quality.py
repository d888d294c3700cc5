"""What Cycles' settings cost and give: processor seconds of the trace, and dB against 512 samples of the same frames.

python quality.py --pack DIR --specs FILE --out DIR
The reference is denoised too, at the best quality: at 512 samples its own noise would end every comparison at 35 dB.
Pictures are compared as 8-bit sRGB at the exposure that gives the reference a mean of 110.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np
from studio import answer, bpy, open_studio, read_specs, show, timed, trace

from s2mgen.render.pixels import Bytes, read_pixels

ROUNDS = 3
REFERENCE = {"samples": 512, "denoising_quality": "HIGH", "denoising_prefilter": "ACCURATE"}
BALANCED = {"denoising_quality": "BALANCED"}


def bounces(count: int) -> dict[str, Any]:
    return {f"{kind}_bounces": count for kind in ("max", "diffuse", "glossy", "transmission")}


#: The first is what all others differ from; each is a set of Cycles' settings.
VARIANTS: dict[str, dict[str, Any]] = {
    "as rendered": {},
    "1 sample": {"samples": 1},
    "2 samples": {"samples": 2},
    "3 samples": {"samples": 3},
    "4 samples": {"samples": 4},
    "8 samples": {"samples": 8},
    "4 samples, not denoised": {"samples": 4, "use_denoising": False},
    "1 bounce": bounces(1),
    "2 bounces": bounces(2),
    "denoiser: fast": {"denoising_quality": "FAST"},
    "denoiser: high": {"denoising_quality": "HIGH"},
    "guides filtered well": {"denoising_prefilter": "ACCURATE"},
    "guides not filtered": {"denoising_prefilter": "NONE"},
    "no guides": {"denoising_input_passes": "RGB"},
    "guided by albedo only": {"denoising_input_passes": "RGB_ALBEDO"},
    "light tree": {"use_light_tree": True},
    "filter 1.5 pixels wide": {"filter_width": 1.5},
    "transparent bounces 8": {"transparent_max_bounces": 8},
    "tabulated Sobol": {"sampling_pattern": "TABULATED_SOBOL"},
}


def apply(settings: dict[str, Any]) -> dict[str, Any]:
    """Sets what this Blender has; answers what stood there before."""
    cycles = bpy.context.scene.cycles
    there = {name: value for name, value in settings.items() if hasattr(cycles, name)}
    before = {name: getattr(cycles, name) for name in there}
    for name, value in there.items():
        setattr(cycles, name, value)
    return before


def picture(stops: float, folder: Path) -> Bytes:
    scene = bpy.context.scene
    scene.view_settings.exposure = stops
    path = folder / "picture.png"
    bpy.data.images["Render Result"].save_render(str(path), scene=scene)
    return read_pixels(path, 3)


def mean_of_110(folder: Path) -> tuple[float, Bytes]:
    low, high = -8.0, 8.0
    for _ in range(9):
        stops = (low + high) / 2
        low, high = (stops, high) if picture(stops, folder).mean() < 110 else (low, stops)
    return low, picture(low, folder)


def decibels(first: Bytes, second: Bytes) -> float:
    error = float(((first.astype(float) - second.astype(float)) ** 2).mean())
    return float(10 * np.log10(255**2 / max(error, 1e-9)))


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("pack", "specs", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    studio = open_studio(options.pack)
    cost: dict[str, list[float]] = {name: [] for name in VARIANTS}
    gain: dict[str, list[float]] = {name: [] for name in VARIANTS}
    for spec in read_specs(options.specs):
        show(studio, spec)
        before = apply(REFERENCE)
        trace(studio, options.out)
        stops, reference = mean_of_110(options.out)
        apply(before)
        least = dict.fromkeys(VARIANTS, float("inf"))
        for _ in range(ROUNDS):
            for name, settings in VARIANTS.items():
                before = apply(settings)
                least[name] = min(least[name], timed(lambda: trace(studio, options.out))[1])
                made = picture(stops, options.out)
                apply(before)
                if len(gain[name]) < len(cost[name]) + 1:
                    gain[name].append(decibels(made, reference))
        for name, seconds in least.items():
            cost[name].append(seconds)
    answer([[name, float(np.mean(cost[name])), float(np.mean(gain[name]))] for name in VARIANTS])


main()
