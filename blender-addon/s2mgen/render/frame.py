"""One frame from spec to files: trace, choose camera, expose, label, write, check."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from s2mgen.render.develop import develop
from s2mgen.render.frame_files import FrameFiles
from s2mgen.render.label_map import LabelMap
from s2mgen.render.labels import Masks, masks_of, part_shares, share
from s2mgen.render.pixels import Bytes, digest, read_pixels
from s2mgen.render.settings import apply_settings
from s2mgen.scene.aim import Point
from s2mgen.scene.blender import bpy
from s2mgen.scene.png import png
from s2mgen.scene.stage import Stage

Progress = Callable[[float, str], None]
NO_OPTIONAL_OUTPUTS = dict.fromkeys(("instances", "skinCoverage", "personCoverage", "depth", "normals"))


class FrameRenderer:
    """Renders specs on one stage into dataset folders."""

    def __init__(self, stage: Stage, labels: LabelMap, denoiser: bool) -> None:
        self._stage, self._labels, self._denoiser = stage, labels, denoiser

    def warm_up(self) -> None:
        """Traces a few pixels of the empty stage, before anything is built.

        Cycles then has the lamps before all else. It keeps its objects in the order in which they came and fills gaps
        from the end, so lamps that came later would change places, and with them the noise, with what was shown before.
        """
        scene = bpy.context.scene
        scene.render.resolution_x = scene.render.resolution_y = 16
        scene.cycles.samples, scene.cycles.use_denoising = 1, False
        with tempfile.TemporaryDirectory(prefix="s2mgen-") as folder:
            self._labels.aim_at(Path(folder))
            bpy.ops.render.render(write_still=False)

    def render(self, spec: Mapping[str, Any], out: Path, progress: Progress) -> dict[str, Any]:
        """Makes one frame; answers the dataset format's FrameResult. DiskError, RenderError, PictureError."""
        begun = time.perf_counter()
        files = FrameFiles(out, int(spec["frame"]))
        folder = files.open()
        try:
            result = self._render(spec, files, folder, progress)
        except BaseException:
            files.discard()
            raise
        result["seconds"] = time.perf_counter() - begun
        return result

    def _render(self, spec: Mapping[str, Any], files: FrameFiles, folder: Path, progress: Progress) -> dict[str, Any]:
        progress(0.0, "person")
        phases = self._stage.show(spec)
        apply_settings(spec, self._denoiser)
        progress(0.1, "trace")
        clock = time.perf_counter()
        attempt, place, parts, masks = self._trace(spec, folder)
        phases["trace"] = time.perf_counter() - clock
        progress(0.85, "expose")
        clock = time.perf_counter()
        exposure, image = develop(spec["exposure"], masks.person, files.partial("image"))
        phases["expose"] = time.perf_counter() - clock
        progress(0.92, "write")
        clock = time.perf_counter()
        # The label map that Blender wrote is written again: these bytes depend on the labels alone.
        for kind, pixels in (("parts", parts), ("skin", masks.skin), ("person", masks.person)):
            files.write(kind, png(pixels))
        hashes = {
            "image": digest(image),
            "skin": digest(masks.skin),
            "person": digest(masks.person),
            "parts": digest(parts),
        }
        files.commit(int(spec["render"]["width"]), int(spec["render"]["height"]))
        phases["write"] = time.perf_counter() - clock
        return {
            "frame": int(spec["frame"]),
            "files": {**files.names, **NO_OPTIONAL_OUTPUTS},
            "sha256": {**hashes, **NO_OPTIONAL_OUTPUTS},
            "skinShare": share(masks.skin),
            "personShare": share(masks.person),
            "partShares": part_shares(parts, spec["labels"]["parts"]),
            "attempt": attempt,
            "exposure": exposure.stops,
            "brightness": exposure.brightness,
            "camera": {"position": place[0], "target": place[1]},
            "people": [self._shown(number, masks) for number in range(len(spec["people"]))],
            "phases": phases,
        }

    def _shown(self, number: int, masks: Masks) -> dict[str, Any]:
        return {
            "landmarks": self._stage.cast.landmarks(number),
            "keypoints": {},
            "boxes": {},
            "personShare": share(masks.person),
            "skinShare": share(masks.skin),
            "ita": None,
        }

    def _trace(self, spec: Mapping[str, Any], folder: Path) -> tuple[int, tuple[Point, Point], Bytes, Masks]:
        """Renders with the first camera that shows enough of the person, else with the last."""
        cameras, known = spec["cameras"], spec["labels"]["parts"].values()
        for attempt, camera in enumerate(cameras):
            place = self._stage.look(camera)
            self._labels.aim_at(folder)
            bpy.ops.render.render(write_still=False)
            self._stage.traced()
            path = self._labels.found_in(folder)
            parts = read_pixels(path, 1)[..., 0]
            path.unlink()
            masks = masks_of(parts, spec["labels"]["skin"], known)
            if share(masks.person) >= spec["minimumPersonShare"] or attempt == len(cameras) - 1:
                return attempt, place, parts, masks
        raise ValueError("the spec has no camera")
