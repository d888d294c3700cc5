"""What a frame writes beside image, masks and part map."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from s2mgen.render.coverage import coverage_of
from s2mgen.render.depth import depth_picture
from s2mgen.render.label_map import CRYPTOMATTE, LabelMap
from s2mgen.render.normals import normals_picture
from s2mgen.render.projection import Projection
from s2mgen.render.trace import Traced
from s2mgen.scene.blender import bpy

Picture = npt.NDArray[np.uint8] | npt.NDArray[np.uint16]


def optional_kinds(spec: Mapping[str, Any]) -> list[str]:
    """Kinds of files (`FrameFiles`). Several people in a frame are always told apart."""
    outputs = spec["outputs"]
    kinds = [kind for kind in ("depth", "normals") if outputs[kind]]
    if outputs["instances"] or len(spec["people"]) > 1:
        kinds.append("instances")
    if outputs["coverage"]:
        kinds += ["skinCoverage", "personCoverage"]
    return kinds


def optional_pictures(
    spec: Mapping[str, Any], traced: Traced, projection: Projection, maps: LabelMap, folder: Path
) -> dict[str, Picture]:
    """Pixels of each optional kind. `folder` holds the maps of the image's render. DiskError."""
    pictures: dict[str, Picture] = {}
    for kind in optional_kinds(spec):
        if kind == "depth":
            pictures[kind] = depth_picture(traced.labels.depth)
        elif kind == "instances":
            pictures[kind] = traced.labels.people
        elif kind == "normals" and traced.normals is not None:
            pictures[kind] = normals_picture(traced.normals, projection.rotation)
    if spec["outputs"]["coverage"]:
        ranks = [maps.read(folder, slot) for slot in CRYPTOMATTE]
        skin = set(spec["labels"]["skin"])
        index_of = {material.name: int(material.pass_index) for material in bpy.data.materials}
        pictures["skinCoverage"] = coverage_of(ranks, [name for name, index in index_of.items() if index in skin])
        pictures["personCoverage"] = coverage_of(ranks, [name for name, index in index_of.items() if index > 0])
    return pictures
