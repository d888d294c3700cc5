"""Boxes around what a picture shows of a person. No Blender."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from s2mgen.render.label_map import Labels
from s2mgen.render.projection import Projection
from s2mgen.scene.aim import Point

#: The part `face` is all skin above the shoulders. What is this near to the middle of the head is the face, metres.
FACE_REACH = 0.15
#: A face is seen where one of these is.
FEATURES = ("lips", "eye", "eyebrow", "eyelash", "mouth")
#: Nails belong to a hand that is this near, else to a foot.
NAIL_REACH = 0.2

Flags = npt.NDArray[np.bool_]


def shown_boxes(
    landmarks: Mapping[str, Point], number: int, labels: Labels, indices: Mapping[str, int], projection: Projection
) -> dict[str, list[int]]:
    """x, y, width, height in pixels of `person`, `face`, `leftHand`, `rightHand`; what is not seen is left out.

    `landmarks` of person `number` in the room tell left from right: a hand's pixels belong to the hand that they are nearer
    to in space. `indices`: pass index of each part.
    """
    own = labels.people == number
    boxes = {"person": own}

    def part(*names: str) -> Flags:
        return own & np.isin(labels.parts, [indices[name] for name in names if name in indices])

    def near(pixels: Flags, landmark: str) -> npt.NDArray[np.float64]:
        rows, columns = np.nonzero(pixels)
        places = projection.points(rows, columns, labels.depth[pixels])
        return np.linalg.norm(places - np.array(landmarks[landmark]), axis=1)

    def chosen(pixels: Flags, keep: Flags) -> Flags:
        found = np.zeros_like(pixels)
        found[pixels] = keep
        return found

    if "face" in landmarks and part(*FEATURES).any():
        head = part("face", *FEATURES)
        boxes["face"] = chosen(head, near(head, "face") < FACE_REACH)
    if "leftHand" in landmarks and "rightHand" in landmarks:
        hands = part("hand", "nails")
        left, right = near(hands, "leftHand"), near(hands, "rightHand")
        is_nail = labels.parts[hands] == indices.get("nails", -1)
        of_a_hand = ~is_nail | (np.minimum(left, right) < NAIL_REACH)
        boxes["leftHand"] = chosen(hands, of_a_hand & (left < right))
        boxes["rightHand"] = chosen(hands, of_a_hand & (left >= right))
    return {name: box for name, pixels in boxes.items() if (box := _box(pixels)) is not None}


def _box(pixels: Flags) -> list[int] | None:
    rows, columns = np.flatnonzero(pixels.any(1)), np.flatnonzero(pixels.any(0))
    if len(rows) == 0:
        return None
    left, top = int(columns[0]), int(rows[0])
    return [left, top, int(columns[-1]) - left + 1, int(rows[-1]) - top + 1]
