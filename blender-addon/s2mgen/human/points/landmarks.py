"""Where parts of a posed body are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from s2mgen.assets.contents import Floats

#: Focal point → the bones whose vertices it is the middle of; `body` is the middle of the bounding box.
BONES: dict[str, tuple[str, ...]] = {
    "face": ("head", "special", "temporalis", "jaw", "levator", "oris", "risorius", "orbicularis", "oculi"),
    "upperBody": ("spine01", "spine02"),
    "hip": ("spine05", "spine04", "pelvis"),
    "leftHand": ("wrist.L", "metacarpal1.L", "metacarpal2.L", "metacarpal3.L", "metacarpal4.L", "finger3-1.L"),
    "rightHand": ("wrist.R", "metacarpal1.R", "metacarpal2.R", "metacarpal3.R", "metacarpal4.R", "finger3-1.R"),
    "feet": ("foot", "toe"),
    "leftElbow": ("lowerarm01.L",),
    "rightElbow": ("lowerarm01.R",),
    "leftShoulder": ("upperarm01.L", "shoulder01.L"),
    "rightShoulder": ("upperarm01.R", "shoulder01.R"),
    "leftKnee": ("lowerleg01.L",),
    "rightKnee": ("lowerleg01.R",),
    "leftFoot": ("foot.L", "toe1-1.L", "toe2-1.L", "toe3-1.L", "toe4-1.L", "toe5-1.L"),
    "rightFoot": ("foot.R", "toe1-1.R", "toe2-1.R", "toe3-1.R", "toe4-1.R", "toe5-1.R"),
}

Vertices: TypeAlias = npt.NDArray[np.int32]


def landmark_vertices(bone: npt.NDArray[np.str_], body: Vertices) -> dict[str, Vertices]:
    """The vertices of each focal point. `bone` [n] names the bone that moves a vertex most, `body` are the body's own."""
    own = [str(name) for name in bone[body]]
    return {
        name: body[np.array([vertex_bone.startswith(bones) for vertex_bone in own])] for name, bones in BONES.items()
    }


def landmarks(posed: Floats, vertices: Mapping[str, Vertices], body: Vertices) -> dict[str, tuple[float, float, float]]:
    """Focal points of a posed body [n, 3], in its coordinates and units."""
    found = {name: posed[own].mean(0) for name, own in vertices.items()}
    found["body"] = (posed[body].min(0) + posed[body].max(0)) / 2
    return {name: (float(point[0]), float(point[1]), float(point[2])) for name, point in found.items()}
