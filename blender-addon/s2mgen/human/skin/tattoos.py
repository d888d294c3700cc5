"""Tattoos: designs wrapped around limbs, or laid flat on chest, back, neck and hands."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from s2mgen.assets.cielab import to_lab
from s2mgen.assets.contents import Floats
from s2mgen.assets.reader import AssetPack
from s2mgen.human.body.anatomy import anatomy_of
from s2mgen.human.skin.place_map import SkinMap
from s2mgen.human.skin.tattoo_designs import DESIGNS
from s2mgen.spec.types import Tattoo

#: Limb → the bones from whose head to whose head it reaches, and bones whose faces belong to it.
LIMBS = {
    "UpperArm": ("upperarm01", "lowerarm01", ("upperarm",)),
    "Forearm": ("lowerarm01", "wrist", ("lowerarm",)),
    "Thigh": ("upperleg01", "lowerleg01", ("upperleg",)),
    "Calf": ("lowerleg01", "foot", ("lowerleg",)),
}
#: Flat places: centre on the neutral adult in decimetres, direction out of the skin, parts they lie on.
FLAT = {
    "neck": ((0.52, 6.0, 0.25), (1.0, 0.0, 0.2), ("face", "body")),
    "chest": ((0.75, 4.6, 1.1), (0.1, 0.2, 1.0), ("body",)),
    "back": ((0.0, 4.6, -1.0), (0.0, 0.1, -1.0), ("body",)),
}
#: Ink under skin is seen through it.
DEPTH = 0.88


@lru_cache(40)
def _chart(pack: AssetPack, place: str, texels: SkinMap) -> tuple[np.ndarray, Floats, Floats, float]:
    """Texels of a place (flat indices) and where they lie on it, metres across and along; metres around, or 0 where flat."""
    anatomy, rig = anatomy_of(pack), pack.body.rig

    def head(bone: str) -> Floats:
        number = rig.names.index(bone)
        return anatomy.neutral[rig.head_vertices[slice(*rig.head_starts[number : number + 2])]].mean(0)

    side, name = ("L", place[4:]) if place.startswith("left") else ("R", place[5:])
    known = texels.face >= 0
    if name in LIMBS:
        first, last, bones = LIMBS[name]
        owner = np.append(anatomy.bone[pack.body.body.faces[:, 0]], "")[texels.face]
        own = known & np.logical_or.reduce(
            [np.char.startswith(owner, bone) & np.char.endswith(owner, side) for bone in bones]
        )
        start, end = head(f"{first}.{side}"), head(f"{last}.{side}")
        axis = (end - start) / np.linalg.norm(end - start)
        # Zero of the angle looks outward and a little ahead.
        out = np.array([1.0 if side == "L" else -1.0, 0.0, 0.7], np.float32)
        out -= axis * (out @ axis)
        out /= np.linalg.norm(out)
        apart = texels.position[own] - (start + end) / 2
        along = apart @ axis
        across = apart - along[:, None] * axis
        angle = np.arctan2(across @ np.cross(axis, out), across @ out)
        radius = float(np.median(np.linalg.norm(across, axis=1))) if own.any() else 0.0
        return np.flatnonzero(own), angle * radius / 10, -along / 10, 2 * math.pi * radius / 10
    if name == "Hand":
        knuckle, wrist = head(f"finger3-1.{side}"), head(f"wrist.{side}")
        thumb = head(f"finger1-1.{side}")
        up = (knuckle - wrist) / np.linalg.norm(knuckle - wrist)
        normal = np.cross(up, thumb - wrist) * (1 if side == "R" else -1)
        centre, parts = (knuckle + wrist) / 2, ("hand",)
        normal = normal if normal[0] * (1 if side == "L" else -1) > 0 else -normal
    else:
        point, towards, parts = FLAT[place]
        centre, normal, up = np.array(point, np.float32), np.array(towards, np.float32), np.array([0, 1, 0], np.float32)
    normal = normal / np.linalg.norm(normal)
    up = up - normal * (up @ normal)
    up /= np.linalg.norm(up)
    corners = anatomy.neutral[pack.body.body.faces]
    facing = np.cross(corners[:, 2] - corners[:, 0], corners[:, 3] - corners[:, 1])
    towards_out = np.append(facing @ normal > 0, False)[texels.face]
    apart = texels.position - centre
    own = (
        known & np.isin(np.append(anatomy.part, "")[texels.face], parts) & towards_out & (np.abs(apart @ normal) < 1.6)
    )
    return np.flatnonzero(own), (apart[own] @ np.cross(up, normal)) / 10, (apart[own] @ up) / 10, 0.0


def ink(lab: Floats, tattoo: Tattoo, seed: int, pack: AssetPack, texels: SkinMap) -> None:
    """Draws a tattoo into `lab` [h, w, 3]."""
    own, across, along, around = _chart(pack, tattoo["place"], texels)
    if len(own) == 0:
        return
    half = tattoo["size"] / 2
    turn = tattoo["angle"]
    if around and tattoo["design"] in ("band", "sleeve"):
        # A whole number of repeats closes around the limb.
        x, y = across / around * 2, along / (half if tattoo["design"] == "sleeve" else min(half, 0.05))
        near = np.abs(y) < 1.02
    else:
        x = (across * math.cos(turn) + along * math.sin(turn)) / half
        y = (along * math.cos(turn) - across * math.sin(turn)) / half
        near = (np.abs(x) < 1.02) & (np.abs(y) < 1.02)
    weight = DESIGNS[tattoo["design"]](x[near], y[near], seed) * np.float32(DEPTH * tattoo["strength"])
    flat = lab.reshape(-1, 3)
    colour = to_lab(np.array(tattoo["colour"], np.float32) ** np.float32(1 / 2.2))
    flat[own[near]] += weight[:, None] * (colour - flat[own[near]])
