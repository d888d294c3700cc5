"""Traces a frame: image and labels in one render where that is exact, in two where the image is blurred on purpose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from s2mgen.render.exr import Floats
from s2mgen.render.label_map import LabelMap, Labels, Wanted
from s2mgen.render.settings import labels_only
from s2mgen.scene.aim import Point
from s2mgen.scene.blender import bpy
from s2mgen.scene.stage import Stage


@dataclass(frozen=True)
class Traced:
    """`attempt` indexes the spec's cameras, `place` is where that one stands and looks. `normals` [height, width, 3] in
    the room, where they are asked for."""

    attempt: int
    place: tuple[Point, Point]
    labels: Labels
    normals: Floats | None


class Tracer:
    """Renders what a stage shows. The maps of the image's render stay in the folder that `trace` was given."""

    def __init__(self, stage: Stage, maps: LabelMap) -> None:
        self._stage, self._maps = stage, maps

    def trace(self, spec: Mapping[str, Any], folder: Path, wanted: Wanted) -> Traced:
        """With the first camera that shows enough of the first person, else with the last. DiskError."""
        cameras = spec["cameras"]
        for attempt, camera in enumerate(cameras):
            place = self._stage.look(camera)
            last = attempt == len(cameras) - 1
            # Normals are a mean over samples; of one sample they are those of the surface that the label names.
            apart = wanted.normals or not self._stage.is_pinhole
            labels, normals = self._labels_apart(folder, wanted) if apart else (None, None)
            if labels is not None and not last and not _enough(labels, spec):
                continue
            self._render(folder, wanted)
            labels = labels or self._maps.labels_in(folder)
            if last or _enough(labels, spec):
                return Traced(attempt, place, labels, normals)
        raise ValueError("the spec has no camera")

    def _labels_apart(self, folder: Path, wanted: Wanted) -> tuple[Labels, Floats | None]:
        """A depth of field or a motion would move the one look that labels are taken by."""
        with labels_only(), self._stage.pinhole():
            self._render(folder, wanted)
        return self._maps.labels_in(folder), self._maps.read(folder, "normals") if wanted.normals else None

    def _render(self, folder: Path, wanted: Wanted) -> None:
        self._maps.aim_at(folder, wanted)
        bpy.ops.render.render(write_still=False)
        self._stage.traced()


def _enough(labels: Labels, spec: Mapping[str, Any]) -> bool:
    """Whether the first person, whom the camera looks at, is large enough in the picture."""
    return float(np.mean(labels.people == 1)) >= spec["minimumPersonShare"]
