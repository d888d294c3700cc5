"""What Human Generator's armature tells: which part of the body a bone moves, landmarks and keypoints."""

from __future__ import annotations

from typing import Any

import numpy as np

from s2mgen.assets.contents import Floats
from s2mgen.providers.provider import ProviderError
from s2mgen.scene.blender import Block

#: Names of bones by their beginning, as in Blender's own human rig.
PARTS = (
    ("hand", ("hand", "palm", "f_", "thumb")),
    ("foot", ("foot", "toe", "heel")),
    (
        "body",
        ("spine", "pelvis", "shoulder", "upper_arm", "forearm", "breast", "thigh", "shin", "hips", "chest", "torso"),
    ),
)
#: Parts of the spine that are neck and head.
HEAD_SPINE = ("spine.004", "spine.005", "spine.006")
ARMS = ("hand", "palm", "f_", "thumb", "forearm", "upper_arm")
SIDES = {"left": "L", "right": "R"}
FINGERS = {"Thumb": "thumb", "Index": "f_index", "Middle": "f_middle", "Ring": "f_ring", "Little": "f_pinky"}
JOINTS = {
    "Shoulder": "upper_arm", "Elbow": "forearm", "Wrist": "hand", "HandWrist": "hand", "Hip": "thigh", "Knee": "shin",
    "Ankle": "foot",
}  # fmt: skip


def part_of_bone(name: str) -> str:
    """The part of the label map whose skin a bone moves; bones of the face have many names, so all others are `face`."""
    if name.startswith(HEAD_SPINE):
        return "face"
    return next((part for part, starts in PARTS if name.startswith(starts)), "face")


class Skeleton:
    """Heads and tails of the posed bones, metres in the room."""

    def __init__(self, rig: Block) -> None:
        world = np.array(rig.matrix_world)
        self.names = {bone.name for bone in rig.pose.bones}
        self._ends: dict[str, list[Any]] = {
            bone.name: [world[:3, :3] @ np.array(end) + world[:3, 3] for end in (bone.head, bone.tail)]
            for bone in rig.pose.bones
        }

    def head(self, name: str) -> Floats:
        """Where a bone begins. ProviderError where there is none of the name."""
        return self._end(name, 0)

    def tail(self, name: str) -> Floats:
        return self._end(name, 1)

    def middle(self, name: str) -> Floats:
        return (self._end(name, 0) + self._end(name, 1)) / 2

    def _end(self, name: str, end: int) -> Floats:
        if name not in self._ends:
            raise ProviderError(
                f"Human Generator's armature has no bone {name}: its version, or a changed rig, is not known here."
            )
        return self._ends[name][end]

    @property
    def hips(self) -> Floats:
        return (self.head("thigh.L") + self.head("thigh.R")) / 2

    def landmarks(self) -> dict[str, Floats]:
        """As `Human.landmarks`, but for `body`."""
        found = {"face": self.middle("head"), "upperBody": self.middle("spine.003"), "hip": self.hips}
        for side, letter in SIDES.items():
            found |= {
                f"{side}Hand": self.tail(f"hand.{letter}"),
                f"{side}Elbow": self.head(f"forearm.{letter}"),
                f"{side}Shoulder": self.head(f"upper_arm.{letter}"),
                f"{side}Knee": self.head(f"shin.{letter}"),
                f"{side}Foot": self.middle(f"foot.{letter}"),
            }
        found["feet"] = (found["leftFoot"] + found["rightFoot"]) / 2
        return found

    def keypoints(self) -> dict[str, Floats]:
        """Joints of body and fingers and the eyes, as far as there are bones. Points of face, ears and toes are not told."""
        found: dict[str, Floats] = {}
        for side, letter in SIDES.items():
            found |= {f"{side}{name}": self.head(f"{bone}.{letter}") for name, bone in JOINTS.items()}
            if f"eyeball.{letter}" in self.names:
                found[f"{side}Eye"] = self.tail(f"eyeball.{letter}")
            for finger, bone in FINGERS.items():
                own = [f"{bone}.0{joint}.{letter}" for joint in (1, 2, 3)]
                if self.names.issuperset(own):
                    found |= {f"{side}Hand{finger}{joint}": self.head(name) for joint, name in enumerate(own, 1)}
                    found[f"{side}Hand{finger}4"] = self.tail(own[2])
        return found
