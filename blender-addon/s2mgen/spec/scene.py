"""Rules of a whole scene spec."""

from __future__ import annotations

from typing import Any, cast

from s2mgen.spec.errors import SpecError
from s2mgen.spec.material import COLOUR, FINITE, MATERIAL, NOT_NEGATIVE, POSITIVE, SHARE, VECTOR
from s2mgen.spec.person import PERSON
from s2mgen.spec.rules import flag, integer, listed, named, number, one_of, optional, several, table, tagged, text
from s2mgen.spec.types import Person

FORMAT = "s2mgen.scene"
VERSION = 2
WALLS = ("front", "back", "left", "right", "floor", "ceiling")
FOCAL_POINTS = (
    "face", "upperBody", "body", "hip", "leftHand", "rightHand", "feet", "leftElbow", "rightElbow", "leftShoulder",
    "rightShoulder", "leftKnee", "rightKnee", "leftFoot", "rightFoot",
)  # fmt: skip
CLUTTER_SHAPES = ("box", "ball", "cylinder", "leaves", "cushion", "vase", "bottle", "bowl", "teddy")
FURNITURE = (
    "table", "chair", "sofa", "stool", "bookcase", "bed", "cupboard", "lamp", "plant", "wallShelf", "window", "door", "frame",
    "curtain",
)  # fmt: skip
VIEW_TRANSFORMS = ("Standard", "Filmic", "AgX")
VIEW_LOOKS = ("None", "Medium Contrast", "Medium High Contrast", "High Contrast", "Very High Contrast")

_WALL = table(
    {
        "side": one_of(*WALLS),
        "material": MATERIAL,
        "picture": optional(table({"material": MATERIAL, "cover": SHARE})),
    }
)
_CLUTTER = table(
    {
        "shape": one_of(*CLUTTER_SHAPES),
        "position": VECTOR,
        "size": VECTOR,
        "turn": FINITE,
        "material": MATERIAL,
    }
)
_FURNITURE = table(
    {
        "kind": one_of(*FURNITURE),
        "position": VECTOR,
        "size": VECTOR,
        "turn": FINITE,
        "variant": SHARE,
        "materials": listed(MATERIAL, least=1, most=3),
        "glow": NOT_NEGATIVE,
    }
)
_ROOM = table(
    {
        "size": VECTOR,
        "walls": listed(_WALL),
        "skirting": optional(MATERIAL),
        "furniture": listed(_FURNITURE),
        "environment": optional(table({"asset": text, "turn": FINITE, "strength": NOT_NEGATIVE})),
        "clutter": listed(_CLUTTER),
    }
)
_LIGHT = table(
    {
        "position": VECTOR,
        "size": POSITIVE,
        "energy": NOT_NEGATIVE,
        "colour": COLOUR,
        "aim": tagged("kind", {"person": {}, "rotation": {"rotation": VECTOR}}),
    }
)
_CAMERA = table(
    {
        "framing": text,
        "radius": POSITIVE,
        "theta": FINITE,
        "height": FINITE,
        "focalLength": POSITIVE,
        "sensor": POSITIVE,
        "focalPoint": one_of(*FOCAL_POINTS),
        "offset": VECTOR,
        "roll": FINITE,
        "depthOfField": optional(table({"fStop": number(0.1, 128)})),
        "motion": optional(VECTOR),
    }
)
_RENDER = table(
    {
        "width": integer(16, 8192),
        "height": integer(16, 8192),
        "samples": integer(1, 65536),
        "denoise": flag,
        "bounces": integer(0, 64),
        "filterWidth": number(0.01, 10),
        "noiseSeed": integer(0),
    }
)
SCENE = table(
    {
        "format": one_of(FORMAT),
        "version": one_of(VERSION),
        "preset": text,
        "seed": integer(0),
        "frame": integer(0),
        "subject": integer(0),
        "render": _RENDER,
        "outputs": table({"coverage": flag, "instances": flag, "depth": flag, "normals": flag}),
        "view": table(
            {
                "transform": one_of(*VIEW_TRANSFORMS),
                "look": one_of(*VIEW_LOOKS),
                "sharpness": number(0, 3),
                "grain": number(0, 0.2),
            }
        ),
        "exposure": tagged("kind", {"steered": {"target": SHARE}, "fixed": {"stops": FINITE}}),
        "people": listed(table({"person": PERSON, "position": several(FINITE, FINITE)}), most=5),
        "room": _ROOM,
        "lights": listed(_LIGHT),
        "cameras": listed(_CAMERA, least=1),
        "minimumPersonShare": SHARE,
        "labels": table(
            {
                "policy": text,
                "skin": listed(integer(1, 255), least=1),
                "parts": named(integer(0, 255)),
            }
        ),
    }
)


def check_scene(value: object) -> dict[str, Any]:
    """The spec itself, checked. SpecError with path and rule for the first thing that is wrong."""
    if not isinstance(value, dict):
        raise SpecError("", "must be a table")
    SCENE(value, "")
    return value


def check_person(value: object) -> Person:
    """A `person` of a spec by itself, checked. SpecError with path and rule."""
    PERSON(value, "person")
    return cast("Person", value)
