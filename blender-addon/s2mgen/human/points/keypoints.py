"""Joints and points of the face, hands and feet of a posed body: the 133 of COCO-WholeBody.

Names and order are those of `shared/domain/labels/keypoints.ts`. Joints are joints of the rig; points of the face are vertices:
lids and lips lie on the edges of eye sockets and lips, jaw, brows and nose are nearest to places on the neutral adult.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from s2mgen.assets.contents import Floats, Rig
from s2mgen.assets.reader import AssetPack
from s2mgen.human.body.anatomy import Anatomy, anatomy_of
from s2mgen.human.points.face_points import face_vertices
from s2mgen.human.posing.pose import rest_joints
from s2mgen.human.posing.skinning import upright

Vertices = npt.NDArray[np.int32]

#: Joints of the body by name; `{}` is the side.
JOINTS = {
    "Shoulder": "upperarm01.{}", "Elbow": "lowerarm01.{}", "Wrist": "wrist.{}", "Hip": "upperleg01.{}", "Knee": "lowerleg01.{}",
    "Ankle": "foot.{}", "HandWrist": "wrist.{}",
}  # fmt: skip
FINGERS = {"Thumb": 1, "Index": 2, "Middle": 3, "Ring": 4, "Little": 5}
SIDES = {"left": "L", "right": "R"}
#: Places on the neutral adult's left side, decimetres: nearest vertex.
EAR = (0.8, 7.2, 0.35)


@dataclass(frozen=True)
class Keypoints:
    """`bones`: joint by name of keypoint. `vertices`: those it is the middle of, by name."""

    bones: Mapping[str, int]
    vertices: Mapping[str, Vertices]

    @property
    def names(self) -> list[str]:
        return [*self.bones, *self.vertices]


@lru_cache(2)
def known_keypoints(pack: AssetPack) -> Keypoints:
    """Where on the base mesh each keypoint is found; kept for the last two packs."""
    anatomy, rig = anatomy_of(pack), pack.body.rig
    at = {name: bone for bone, name in enumerate(rig.names)}
    bones: dict[str, int] = {}
    vertices: dict[str, Vertices] = face_vertices(pack.body, anatomy)
    for side, letter in SIDES.items():
        bones |= {f"{side}{name}": at[bone.format(letter)] for name, bone in JOINTS.items()}
        vertices[f"{side}Eye"] = np.concatenate([vertices[f"{side}Eyelid{i}"] for i in range(6)])
        vertices[f"{side}Ear"] = _nearest(anatomy, (EAR[0] if letter == "L" else -EAR[0], *EAR[1:]))
        vertices |= {f"{side}{name}": own for name, own in _foot(anatomy, letter).items()}
        for finger, number in FINGERS.items():
            for joint in (1, 2, 3):
                bones[f"{side}Hand{finger}{joint}"] = at[f"finger{number}-{joint}.{letter}"]
            vertices[f"{side}Hand{finger}4"] = _fingertip(anatomy, rig, f"finger{number}-3.{letter}")
    vertices["nose"] = vertices["noseBridge3"]
    return Keypoints(bones, vertices)


def keypoints(posed: Floats, rest: Floats, matrices: Floats, pack: AssetPack) -> dict[str, Floats]:
    """Keypoints [3] in the space of `posed` [n, 3] (metres, Z up), from the body at rest [n, 3], decimetres, and its bones."""
    known = known_keypoints(pack)
    joints = rest_joints(rest, pack.body.rig)
    moved = upright(np.einsum("bij,bj->bi", matrices[:, :, :3], joints) + matrices[:, :, 3])
    found = {name: moved[bone] for name, bone in known.bones.items()}
    return found | {name: posed[own].mean(0) for name, own in known.vertices.items()}


def _nearest(anatomy: Anatomy, place: npt.ArrayLike) -> Vertices:
    body = anatomy.body_vertices
    return body[[((anatomy.neutral[body] - np.asarray(place)) ** 2).sum(1).argmin()]]


def _moved_by(anatomy: Anatomy, start: str, side: str) -> Vertices:
    body = anatomy.body_vertices
    names = anatomy.bone[body]
    return body[np.char.startswith(names, start) & np.char.endswith(names, f".{side}")]


def _foot(anatomy: Anatomy, side: str) -> dict[str, Vertices]:
    """Tips of the big and the little toe, and the back of the heel."""

    def outermost(start: str, direction: tuple[float, float, float]) -> Vertices:
        own = _moved_by(anatomy, start, side)
        return own[[(anatomy.neutral[own] @ np.array(direction)).argmax()]]

    return {
        "BigToe": outermost("toe1-", (0, 0, 1)),
        "SmallToe": outermost("toe5-", (0.5 if side == "L" else -0.5, 0, 1)),
        "Heel": outermost("foot", (0, -0.3, -1)),
    }


def _fingertip(anatomy: Anatomy, rig: Rig, bone: str) -> Vertices:
    body = anatomy.body_vertices
    own = body[anatomy.bone[body] == bone]
    joint = rest_joints(anatomy.neutral, rig)[rig.names.index(bone)]
    away = ((anatomy.neutral[own] - joint) ** 2).sum(1)
    # The middle of the few outermost lies in the finger's axis.
    return own[np.argsort(away)[-4:]]
