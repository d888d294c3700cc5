"""Our scene builder and renderer in a Blender of their own, for benches that time parts of a frame."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "blender-addon"))
# What Blender prints must not mix with the answer.
_answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)

import bpy

from s2mgen.assets.library import AssetLibrary
from s2mgen.providers.people import People
from s2mgen.render.frame import FrameRenderer
from s2mgen.render.label_map import LabelMap
from s2mgen.render.settings import apply_settings, prepare_scene
from s2mgen.scene.pictures import Pictures
from s2mgen.scene.stage import Stage
from s2mgen.spec import check_scene
from s2mgen.worker.assets import PictureSources


@dataclass(frozen=True)
class Studio:
    """What a worker holds."""

    stage: Stage
    maps: LabelMap
    renderer: FrameRenderer


def open_studio(pack: Path) -> Studio:
    """On the CPU, with all cores and OpenImageDenoise."""
    library = AssetLibrary(pack, ())
    stage = Stage(People(library).build, Pictures(PictureSources(library, None).locate))
    prepare_scene(None, True)
    maps = LabelMap()
    renderer = FrameRenderer(stage, maps, True)
    renderer.warm_up()
    return Studio(stage, maps, renderer)


def read_specs(path: Path) -> list[dict[str, Any]]:
    return [check_scene(spec) for spec in json.loads(path.read_text())]


def show(studio: Studio, spec: dict[str, Any]) -> dict[str, float]:
    """Builds the scene and looks with the first camera; answers the seconds of `person` and `room`."""
    phases = studio.stage.show(spec)
    apply_settings(spec, True)
    studio.stage.look(spec["cameras"][0])
    return phases


def trace(studio: Studio, folder: Path) -> None:
    """Path tracing, denoising and label maps into `folder`."""
    studio.maps.aim_at(folder)
    bpy.ops.render.render(write_still=False)
    studio.stage.traced()


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of wall clock, and of processors, children left out."""
    before, begun = os.times(), time.perf_counter()
    work()
    seconds, after = time.perf_counter() - begun, os.times()
    return seconds, after.user + after.system - before.user - before.system


def answer(value: object) -> None:
    """The one line that the bench reads."""
    print(json.dumps(value), file=_answers, flush=True)
