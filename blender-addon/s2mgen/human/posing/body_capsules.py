"""The capsules of one person: measured on the body at rest, moved with its bones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from s2mgen.assets.contents import Floats
from s2mgen.human.posing.arm_state import ArmState
from s2mgen.human.posing.capsules import Capsules
from s2mgen.skeleton.joints import Skeleton
from s2mgen.skeleton.rotations import Array

#: Slices of the trunk: the bone that carries each, and its height on the neutral adult, decimetres.
SLICES = {"spine01": 4.75, "spine02": 3.7, "spine03": 2.6, "spine04": 1.6, "spine05": 0.7, "root": -0.1}
SLICE = 0.35
TRUNK = ("spine", "pelvis", "root", "breast", "upperleg01")
#: Limbs: the bones whose vertices measure them, first and last joint.
LIMBS = {
    "upperarm": (("upperarm01", "upperarm02"), "upperarm01", "lowerarm01"),
    "forearm": (("lowerarm01", "lowerarm02"), "lowerarm01", "wrist"),
    "thigh": (("upperleg01", "upperleg02"), "upperleg01", "lowerleg01"),
    "shin": (("lowerleg01", "lowerleg02"), "lowerleg01", "foot"),
}
HEAD = ("head", "special", "temporalis", "oculi", "orbicularis")
HAND_RADIUS = 0.17
#: Bodies are narrower than their widest vertex.
FULLNESS = 0.94

Vertices = npt.NDArray[np.int32]


def measured_vertices(neutral: Floats, bone: npt.NDArray[np.str_], body: Vertices) -> dict[str, Vertices]:
    """The vertices that measure each slice of the trunk, each limb, head and neck; on the neutral adult."""
    own, names = neutral[body], [str(name) for name in bone[body]]

    def of(bones: tuple[str, ...]) -> npt.NDArray[np.bool_]:
        return np.array([name.startswith(bones) for name in names])

    found = {
        name: body[of(TRUNK) & (abs(own[:, 1] - height) < SLICE) & (abs(own[:, 0]) < 1.75)]
        for name, height in SLICES.items()
    }
    for limb, (bones, _, _) in LIMBS.items():
        found[limb] = body[of(tuple(f"{name}.L" for name in bones))]
    return found | {"head": body[of(HEAD) & (own[:, 1] > 7.0)], "neck": body[of(("neck01", "neck02"))]}


@dataclass(frozen=True)
class Girth:
    """Of one body at rest, decimetres: capsules that bones carry (ends by bone), radii of limbs."""

    carried: tuple[tuple[str, str, Array, Array, float], ...]
    limbs: Mapping[str, float]


def girth(vertices: Floats, measured: Mapping[str, Vertices], skeleton: Skeleton) -> Girth:
    """Measures a body at rest."""
    carried: list[tuple[str, str, Array, Array, float]] = []
    for name in SLICES:
        points = vertices[measured[name]].astype(np.float64)
        low, high = points.min(0), points.max(0)
        radius = FULLNESS * (high[2] - low[2]) / 2
        across = max(0.02, FULLNESS * high[0] - radius)
        _, y, z = (low + high) / 2
        ends = np.array([[-across, y, z], [across, y, z]])
        carried.append((f"trunk {name}", name, ends[0], ends[1], radius))
    low, high = (edge(vertices[measured["head"]].astype(np.float64), 0) for edge in (np.min, np.max))
    radius = FULLNESS * (high[0] - low[0]) / 2
    top, front = high[1] - radius, high[2] - 0.95 * radius
    skull = np.array([[0.0, top, low[2] + radius], [0.0, top, high[2] - radius]])
    face = np.array([[0.0, low[1] - 0.25, front - 0.1], [0.0, top, front]])
    carried.append(("head", "head", skull[0], skull[1], radius))
    carried.append(("head", "head", face[0], face[1], 0.85 * radius))
    neck, head = skeleton.rest("neck01"), skeleton.rest("head")
    carried.append(("neck", "neck02", neck, head, _radius(vertices[measured["neck"]], neck, head)))
    limbs = {
        limb: _radius(vertices[measured[limb]], skeleton.rest(f"{first}.L"), skeleton.rest(f"{last}.L"))
        for limb, (_, first, last) in LIMBS.items()
    }
    return Girth(tuple(carried), limbs)


def _radius(points: Floats, first: Array, last: Array) -> float:
    """Median distance from the axis, between a quarter and four fifths of its length."""
    along = last - first
    share = (points - first) @ along / (along @ along)
    middle = (share > 0.25) & (share < 0.8)
    away = points[middle] - first - share[middle, None] * along
    return float(np.median(np.sqrt((away * away).sum(1)))) if middle.any() else 0.4


def body_capsules(own: Girth, skeleton: Skeleton) -> Capsules:
    """Trunk, head, neck and legs in the pose."""
    rows = [
        (name, skeleton.moved(bone, first), skeleton.moved(bone, last), radius)
        for name, bone, first, last, radius in own.carried
    ]
    for limb in ("thigh", "shin"):
        _, first, last = LIMBS[limb]
        rows += [
            (f"{limb} {side}", skeleton.joint(f"{first}.{side}"), skeleton.joint(f"{last}.{side}"), own.limbs[limb])
            for side in "LR"
        ]
    names, first, last, radius = zip(*rows, strict=True)
    return Capsules(np.array(first), np.array(last), np.array(radius), names)


def arm_capsules(own: Girth, state: ArmState) -> Capsules:
    """Lower half of the upper arm, forearm and hand of an arm, in this order."""
    middle = state.shoulder + 0.55 * (state.elbow - state.shoulder)
    side = state.arm.side
    return Capsules(
        np.array([middle, state.elbow, state.wrist]),
        np.array([state.elbow, state.wrist, state.fingertips]),
        np.array([own.limbs["upperarm"], own.limbs["forearm"], HAND_RADIUS]),
        (f"upperarm {side}", f"forearm {side}", f"hand {side}"),
    )
