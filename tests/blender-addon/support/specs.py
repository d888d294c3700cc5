"""Small specs written by hand: every kind of wall, thing and garment in few pixels."""

from __future__ import annotations

import math
from typing import Any

PARTS = {
    "background": 0,
    "face": 1,
    "body": 2,
    "hand": 3,
    "foot": 4,
    "lips": 5,
    "nails": 6,
    "scalpHair": 10,
    "eyebrow": 11,
    "eyelash": 12,
    "facialHair": 13,
    "eye": 20,
    "garment": 30,
    "shoe": 31,
    "hat": 32,
    "glasses": 33,
    "accessory": 34,
    "mouth": 40,
    "eyeSocket": 41,
}
PATTERNS = (
    "check", "stripes", "noise", "cells", "wood", "leather", "sand", "foliage", "brick", "dots",
    "tartan", "denim", "knit", "floral", "tiles", "panels", "damask", "marble", "fur", "books",
)  # fmt: skip
NEUTRAL = {"hue": 0.5, "saturation": 1.0, "value": 1.0}


def pattern(name: str, scale: float = 6.0) -> dict[str, Any]:
    return {
        "kind": "pattern",
        "pattern": name,
        "second": [0.1, 0.2, 0.4],
        "scale": scale,
        "detail": 5,
        "distortion": 0.5,
        "angle": 0.3,
    }


def picture(asset: str) -> dict[str, Any]:
    crop = [0.1, 0.2, 0.6, 0.8]
    return {"kind": "picture", "asset": asset, "crop": crop, "mirrored": True, "repeat": 1, "recolour": NEUTRAL}


def material(
    texture: dict[str, Any] | None = None, colour: tuple[float, float, float] = (0.5, 0.3, 0.2)
) -> dict[str, Any]:
    return {"colour": list(colour), "roughness": 0.7, "specular": 0.3, "bump": 0.4, "texture": texture}


def person(number: int = 0) -> dict[str, Any]:
    """Somebody in a shirt and trousers; another body for each number."""
    edges = {"opening": 0.0, "legCut": 0.0, "flare": 0.0, "collar": "none", "hem": 0.02}
    cut = {"kind": "cut", "sleeve": 0.3, "neckline": 0.0, "offset": 0.01, "folds": 0.4, "foldSeed": number, **edges}
    pose = {"asset": "poses/standing02", "mirrored": number % 2 == 1}
    return {
        "provider": "builtin",
        "body": {
            "gender": 1.0 if number % 2 else 0.0,
            "age": 30 + number % 40,
            "muscle": 0.5,
            "weight": 0.5,
            "height": 1.6 + 0.01 * (number % 20),
            "proportions": 0.5,
            "cupSize": 0.5,
            "firmness": 0.5,
            "ethnicity": {"african": 0.2, "asian": 0.3, "caucasian": 0.5},
            "details": {},
        },
        "skin": {
            "texture": "skins/young_caucasian_male",
            "ita": 40,
            "lab": [66.0 - number % 10, 12.0, 18.0],
            "contrast": 1.0,
            "roughness": 0.45,
            "specular": 0.4,
            "subsurface": 0.2,
            "bump": 0.2,
            "wrinkles": 0.0,
            "pores": 0.5,
            "freckles": {"density": 0.0, "strength": 0.0},
            "moles": 0.0,
            "blemishes": 0.0,
            "tanLines": 0.0,
            "makeUp": None,
            "tattoos": [],
            "spotSeed": number % 65536,
        },
        "eyes": {"asset": "eyes/HighPolyEyes", "variant": 0},
        "eyebrows": {"asset": "eyebrows/eyebrow001", "colour": [0.05, 0.03, 0.02]},
        "eyelashes": {"asset": "eyelashes/Eyelashes01"},
        "hair": {
            "kind": "cards",
            "asset": "hair/short01",
            "colour": [0.1, 0.06, 0.03],
            "roughness": 0.5,
            "second": {"colour": [0.1, 0.06, 0.03], "share": 0.0},
        },
        "facialHair": None,
        "clothed": True,
        "garments": [
            {
                **cut,
                "region": "top",
                "upperEdge": 0.55,
                "lowerEdge": 0.05,
                "material": material(pattern("stripes", 20)),
            },
            {
                **cut,
                "region": "bottom",
                "upperEdge": 0.1,
                "lowerEdge": -0.7,
                "material": material(None, (0.1, 0.1, 0.3)),
            },
        ],
        "shoes": None,
        "hat": None,
        "accessories": [],
        "pose": {"upper": pose, "lower": pose, "turns": [], "hands": []},
        "expression": {},
        "turn": 0.0,
    }


def alone(somebody: dict[str, Any]) -> list[dict[str, Any]]:
    """The people of a scene that shows one, at the origin."""
    return [{"person": somebody, "position": [0.0, 0.0]}]


def room(number: int = 0) -> dict[str, Any]:
    """Six walls, a photograph, one thing of every shape; other patterns for each number."""
    names = [PATTERNS[(number + k) % len(PATTERNS)] for k in range(4)]
    photograph = {"material": material(picture("photographs/park")), "cover": 0.6}
    walls = [
        {"side": "front", "material": material(pattern(names[0])), "picture": None},
        {"side": "back", "material": material(pattern(names[1])), "picture": photograph},
        {"side": "left", "material": material(), "picture": None},
        {"side": "right", "material": material(pattern(names[2])), "picture": None},
        {"side": "floor", "material": material(pattern(names[3])), "picture": None},
        {"side": "ceiling", "material": material(), "picture": None},
    ]
    clutter = [
        {
            "shape": shape,
            "position": [-1.2 + 0.8 * k, 1.2, 0.3 * k],
            "size": [0.3, 0.3, 0.5],
            "turn": 0.4,
            "material": material(pattern(names[k])),
        }
        for k, shape in enumerate(("box", "ball", "cylinder", "leaves"))
    ]
    things = furniture(names[0])
    return {
        "size": [5.0, 5.0, 3.0],
        "walls": walls,
        "skirting": material(),
        "furniture": [things[(3 * number + k) % len(things)] for k in range(3)],
        "environment": None,
        "clutter": clutter,
    }


FURNITURE = (
    "table", "chair", "sofa", "stool", "bookcase", "bed", "cupboard", "lamp", "plant", "wallShelf", "window", "door", "frame",
    "curtain",
)  # fmt: skip


def furniture(name: str) -> list[dict[str, Any]]:
    """One of every kind, along the wall behind the person."""
    view = material(picture("photographs/park"))
    return [
        {
            "kind": kind,
            "position": [-2.0 + 0.3 * k, 2.0, 0.0],
            "size": [0.8, 0.4, 0.9],
            "turn": 0.0,
            "variant": k / len(FURNITURE),
            "materials": [material(pattern(name)), view],
            "glow": 1.0 if kind in ("window", "lamp") else 0.0,
        }
        for k, kind in enumerate(FURNITURE)
    ]


def panorama() -> dict[str, Any]:
    return {
        "size": [12.0, 12.0, 5.0],
        "walls": [],
        "skirting": None,
        "furniture": [],
        "environment": {"asset": "environments/park", "turn": 1.0, "strength": 1.0},
        "clutter": [],
    }


def camera(theta: float = 1.5 * math.pi, focal_length: float = 50.0, height: float = 1.4) -> dict[str, Any]:
    return {
        "framing": "portrait",
        "radius": 2.0,
        "theta": theta,
        "height": height,
        "focalLength": focal_length,
        "sensor": 36.0,
        "focalPoint": "upperBody",
        "offset": [0.0, 0.0, 0.1],
        "roll": 0.05,
        "depthOfField": None,
        "motion": None,
    }


def lights() -> list[dict[str, Any]]:
    white = {"size": 0.4, "energy": 200.0, "colour": [1.0, 0.9, 0.8]}
    return [
        {"position": [-1.0, -1.8, 2.4], **white, "size": 1.5, "energy": 400.0, "aim": {"kind": "person"}},
        {"position": [1.5, -1.0, 2.0], **white, "aim": {"kind": "rotation", "rotation": [0.5, 0.5, 0.0]}},
    ]


def undenoised(spec: dict[str, Any]) -> dict[str, Any]:
    """The same without denoiser: what Cycles traces is equal to the last bit, what OpenImageDenoise makes of it nearly so."""
    return {**spec, "render": {**spec["render"], "denoise": False}}


def scene(frame: int = 0, size: int = 48, **changes: Any) -> dict[str, Any]:
    """A whole spec; `changes` replace its top fields."""
    spec = {
        "format": "s2mgen.scene",
        "version": 2,
        "preset": "test",
        "seed": 1,
        "frame": frame,
        "subject": frame // 4,
        "render": {
            "width": size,
            "height": size,
            "samples": 2,
            "denoise": True,
            "bounces": 3,
            "filterWidth": 1.0,
            "noiseSeed": 1000 + frame,
        },
        "outputs": {"coverage": False, "instances": False, "depth": False, "normals": False},
        "view": {"transform": "Filmic", "look": "High Contrast", "sharpness": 0.0, "grain": 0.0},
        "exposure": {"kind": "steered", "target": 0.45},
        "people": alone(person()),
        "room": room(),
        "lights": lights(),
        "cameras": [camera()],
        "minimumPersonShare": 0.02,
        "labels": {"policy": "paper", "skin": [1, 2, 3, 4, 5, 6], "parts": dict(PARTS)},
    }
    return {**spec, **changes}
