"""What a frame shows of one person: shares, boxes, keypoints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from s2mgen.render.boxes import shown_boxes
from s2mgen.render.keypoints import shown_keypoints
from s2mgen.render.label_map import Labels
from s2mgen.render.labels import Bytes, share
from s2mgen.render.projection import Projection
from s2mgen.scene.cast import Cast


def shown_person(
    cast: Cast, number: int, labels: Labels, skin: Bytes, parts: Mapping[str, int], projection: Projection
) -> dict[str, Any]:
    """The dataset format's ShownPerson of person `number`, from 0. `skin` is the mask of everybody's skin."""
    own, landmarks = labels.people == number + 1, cast.landmarks(number)
    return {
        "landmarks": landmarks,
        "keypoints": shown_keypoints(cast.keypoints(number), number + 1, labels, projection),
        "boxes": shown_boxes(landmarks, number + 1, labels, parts, projection),
        "personShare": share(own),
        "skinShare": share(own & (skin > 0)),
        "ita": cast.ita(number),
    }
