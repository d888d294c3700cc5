"""Watches, bangles and straps: bands around the forearm just above the hand."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from s2mgen.assets.contents import Floats
from s2mgen.assets.reader import AssetPack
from s2mgen.human.accessories.loops import loop, resampled, smoothed
from s2mgen.human.accessories.shapes import patch, tube
from s2mgen.human.body.anatomy import anatomy_of
from s2mgen.human.clothes.sheet import PosedSurface, Sheet, joined, sheet
from s2mgen.spec.types import Wrist

#: The middle of a band lies this far up the arm from the wrist's joint, decimetres.
UP = 0.34
#: The helper surface lies about this far from the skin, a strap this far from the helper surface, metres.
OFF_SKIN, STRAP = 0.003, 0.0005
#: Height of a watch's case, metres.
CASE = 0.007


def wrist_sheets(wrist: Wrist, pack: AssetPack, surface: PosedSurface) -> tuple[Sheet, Sheet | None]:
    """Band (and case) and the dial of a watch, in metres on the posed body."""
    left = wrist["side"] == "left"
    joint, along, back = _forearm(pack)
    mirror = np.array([1.0 if left else -1.0, 1, 1])
    rest = surface.rest.neutral * mirror
    up = np.where(rest[:, 0] > 2.5, (joint - rest) @ along - UP, 9).astype(np.float32)
    if wrist["shape"] == "bangle":
        radius = min(0.004, max(0.0012, wrist["width"] * 0.3))
        path, _ = loop(surface, up, np.full(len(up), radius + 0.001, np.float32))
        if len(path) == 0:
            return _nothing(), None
        return tube(smoothed(resampled(path, 0.005), 8), radius, closed=True, sides=8), None
    half = np.float32(wrist["width"] * 5)
    stand_off = np.full(len(up), STRAP, np.float32)
    band = sheet(surface, half - abs(up), stand_off)
    path, normals = loop(surface, up, stand_off)
    if wrist["shape"] == "strap" or len(path) == 0:
        return band, None
    # The case sits where the back of the hand goes on.
    neutral, _ = loop(_at_rest(surface), up, np.zeros(len(up), np.float32))
    outside = int(np.argmax((neutral * mirror) @ back))
    centre, normal = path[outside], normals[outside] / np.linalg.norm(normals[outside])
    ahead = np.roll(path, -2, 0)[outside] - np.roll(path, 2, 0)[outside]
    one = ahead - normal * (ahead @ normal)
    one /= np.linalg.norm(one)
    two = np.cross(normal, one)
    angle = 2 * np.pi * np.arange(20) / 20
    circle = (np.outer(np.cos(angle), one) + np.outer(np.sin(angle), two)) * wrist["width"] * 0.85
    low, high = centre + circle - normal * 0.004, centre + circle + normal * CASE
    wall = tube(np.stack([low, high]).mean(0), CASE * 0.75, closed=True, sides=6)
    dial = patch(high * 0.94 + (centre + normal * CASE) * 0.06, centre + normal * CASE, rings=2)
    return joined([band, wall]), dial


@lru_cache(2)
def _forearm(pack: AssetPack) -> tuple[Floats, Floats, Floats]:
    """Left wrist joint on the neutral adult, the direction from elbow to wrist, and where the back of the hand faces."""
    rig, neutral = pack.body.rig, anatomy_of(pack).neutral

    def joint(bone: str) -> Floats:
        k = rig.names.index(bone)
        return neutral[rig.head_vertices[rig.head_starts[k] : rig.head_starts[k + 1]]].mean(0)

    wrist = joint("wrist.L")
    along = wrist - joint("lowerarm02.L")
    along /= np.linalg.norm(along)
    back = np.cross(joint("finger2-1.L") - wrist, joint("finger5-1.L") - wrist)
    back /= np.linalg.norm(back)
    # At rest the palms look down.
    return wrist, along, back if back[1] > 0 else -back


def _at_rest(surface: PosedSurface) -> PosedSurface:
    return PosedSurface(surface.rest, surface.rest.neutral, surface.normals)


def _nothing() -> Sheet:
    return Sheet(np.zeros((0, 3), np.float32), np.zeros((0, 4), np.int32), np.zeros((0, 4, 2), np.float32))
