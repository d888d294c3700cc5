"""One frame from spec to files: trace, choose camera, expose, label, write, check."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from s2mgen.render.develop import develop, steering
from s2mgen.render.frame_files import ALWAYS, FOLDERS, FrameFiles
from s2mgen.render.guided import guided_picture
from s2mgen.render.label_map import LabelMap, Wanted
from s2mgen.render.labels import masks_of, part_shares, share
from s2mgen.render.outputs import Picture, optional_kinds, optional_pictures
from s2mgen.render.photograph import photographed
from s2mgen.render.pixels import digest
from s2mgen.render.projection import projection_of
from s2mgen.render.settings import apply_settings
from s2mgen.render.shown import shown_person
from s2mgen.render.trace import Tracer
from s2mgen.scene.blender import bpy
from s2mgen.scene.png import png
from s2mgen.scene.stage import Stage

#: Grain does not compress; more effort would only cost time.
IMAGE_COMPRESSION = 3
Progress = Callable[[float, str], None]


class FrameRenderer:
    """Renders specs on one stage into dataset folders. `denoiser` tells whether Blender has OpenImageDenoise."""

    def __init__(self, stage: Stage, maps: LabelMap, denoiser: bool) -> None:
        self._stage, self._maps, self._denoiser = stage, maps, denoiser
        self._tracer = Tracer(stage, maps)

    def warm_up(self) -> None:
        """Traces a few pixels of the empty stage, before anything is built.

        Cycles then has the lamps before all else. It keeps its objects in the order in which they came and fills gaps
        from the end, so lamps that came later would change places, and with them the noise, with what was shown before.
        """
        scene = bpy.context.scene
        scene.render.resolution_x = scene.render.resolution_y = 16
        scene.cycles.samples, scene.cycles.use_denoising = 1, False
        with tempfile.TemporaryDirectory(prefix="s2mgen-") as folder:
            self._maps.aim_at(Path(folder))
            bpy.ops.render.render(write_still=False)

    def render(self, spec: Mapping[str, Any], out: Path, progress: Progress) -> dict[str, Any]:
        """Makes one frame; answers the dataset format's FrameResult. DiskError, RenderError, PictureError."""
        begun = time.perf_counter()
        files = FrameFiles(out, int(spec["frame"]), (*ALWAYS, *optional_kinds(spec)))
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
        width, height = int(spec["render"]["width"]), int(spec["render"]["height"])
        progress(0.1, "trace")
        clock = time.perf_counter()
        outputs, parts = spec["outputs"], spec["labels"]["parts"]
        by_guides = bool(spec["render"]["denoise"]) and not self._denoiser
        traced = self._tracer.trace(spec, folder, Wanted(outputs["normals"], outputs["coverage"], by_guides))
        labels = traced.labels
        masks = masks_of(labels.parts, spec["labels"]["skin"], parts.values())
        phases["trace"] = time.perf_counter() - clock
        progress(0.85, "expose")
        clock = time.perf_counter()
        with guided_picture(self._maps, folder, labels.depth, by_guides) as picture:
            chosen = steering(labels.parts, labels.people == 1, parts)
            exposure, developed = develop(spec["exposure"], chosen, files.partial("image"), picture)
        phases["expose"] = time.perf_counter() - clock
        progress(0.92, "write")
        clock = time.perf_counter()
        projection = projection_of(spec["cameras"][traced.attempt], traced.place, width, height)
        pictures: dict[str, Picture] = {
            "skin": masks.skin,
            "person": masks.person,
            "parts": labels.parts,
            **optional_pictures(spec, traced, projection, self._maps, folder),
        }
        view = spec["view"]
        image = photographed(
            developed, float(view["sharpness"]), float(view["grain"]), int(spec["render"]["noiseSeed"])
        )
        files.write("image", png(image, IMAGE_COMPRESSION))
        for kind, pixels in pictures.items():
            files.write(kind, png(pixels))
        files.commit(width, height)
        people = range(len(spec["people"]))
        hashes = {kind: digest(pixels) for kind, pixels in (("image", image), *pictures.items())}
        result = {
            "frame": int(spec["frame"]),
            "files": {**dict.fromkeys(FOLDERS), **files.names},
            "sha256": {**dict.fromkeys(FOLDERS), **hashes},
            "skinShare": share(masks.skin),
            "personShare": share(masks.person),
            "partShares": part_shares(labels.parts, parts),
            "attempt": traced.attempt,
            "exposure": exposure.stops,
            "brightness": exposure.brightness,
            "camera": {"position": traced.place[0], "target": traced.place[1]},
            "people": [
                shown_person(self._stage.cast, number, labels, masks.skin, parts, projection) for number in people
            ],
            "phases": phases,
        }
        phases["write"] = time.perf_counter() - clock
        return result
