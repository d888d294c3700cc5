"""Where a cut garment reaches: a field over the helper's vertices, positive inside, in decimetres from its edge.

All of it is measured on the neutral adult (zero at hip level, waist 1, shoulders 5, knee −3.5, ankle −7.5), so that a shirt
ends at the same place of everybody's body.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np

from s2mgen.assets.contents import Floats
from s2mgen.spec.types import CutGarment

#: Distance in decimetres that stands for the change from torso to arm at the armhole.
ARMHOLE = 1.6
#: Beyond this distance from the midline a neckline has turned into straps.
STRAP = 1.0
#: No garment for the hips ends above or below these heights: hips and crotch (−0.35) stay covered.
HIPS_TOP, HIPS_BOTTOM = 0.95, -0.62
#: At the back a waistband rises to here, from the sides on: lower, the cleft of the buttocks would show.
BACK_TOP, BACK_RISE = 1.5, 0.6
#: A high leg opening starts this far from the midline.
LEG_INSIDE, LEG_OUTSIDE = 0.75, 1.7
#: A top on a female body covers the breast: from below it up to here, and no neckline dips deeper than this.
BREAST_BOTTOM, BREAST_TOP, CLEAVAGE = 3.0, 4.5, 4.25
#: Feet and hands are never in a garment: the helper surface ends there.
ANKLE, WRIST = -7.35, 4.58
#: The left elbow of the neutral adult, and the directions of upper and lower arm.
ELBOW = np.array([3.31, 3.215, 0.2], np.float32)
UPPER_ARM, LOWER_ARM = (np.array(way, np.float32) for way in ((0.675, -0.73, 0.1), (0.511, -0.521, 0.684)))
#: The throat: up to here all necklines are the same all around.
THROAT = 5.9


class Rest(Protocol):
    """Vertices on the neutral adult: `neutral` [n, 3] in decimetres, and how much of each arms move, `arm` [n]."""

    @property
    def neutral(self) -> Floats: ...

    @property
    def arm(self) -> Floats: ...


def upper_edge(garment: CutGarment) -> float:
    """Height of the upper edge that a garment for the hips gets, decimetres."""
    return max(garment["upperEdge"] * 10, HIPS_TOP)


def _waist(garment: CutGarment, rest: Rest) -> Floats:
    """Height [n] of the upper edge of a garment for the hips, at the depth of each vertex."""
    back = np.clip(-rest.neutral[:, 2] / BACK_RISE, 0, 1)
    return np.maximum(upper_edge(garment), HIPS_TOP + (BACK_TOP - HIPS_TOP) * back * back * (3 - 2 * back))


def cut_field(garment: CutGarment, rest: Rest, female: bool) -> Floats:
    """Field [n] over all vertices of the base mesh or of a refined surface."""
    upper, lower = garment["upperEdge"] * 10, garment["lowerEdge"] * 10
    height, region = rest.neutral[:, 1], garment["region"]
    armhole = (0.5 - rest.arm) * ARMHOLE
    if region == "skirt":
        field = np.minimum(_waist(garment, rest) - height, height - min(lower, HIPS_BOTTOM))
    elif region == "bottom":
        field = np.minimum.reduce([_waist(garment, rest) - height, _legs(garment, rest), armhole])
    else:
        if region == "suit":
            trunk = np.maximum(_legs(garment, rest), -armhole)
        else:
            # Arms hang beside the torso: its lower edge does not cut sleeves.
            trunk = np.maximum(height - (min(lower, BREAST_BOTTOM) if female else lower), -armhole)
        trunk = np.minimum(trunk, _neck(garment, rest, upper, female) - height)
        field = np.minimum(trunk, np.maximum(armhole, _sleeve(garment, rest)))
    if garment["opening"] > 0:
        field = np.minimum(field, _beside_opening(garment, rest))
    return field.astype(np.float32)


def _legs(garment: CutGarment, rest: Rest) -> Floats:
    """Height above the leg openings, which `legCut` raises towards the hips' sides."""
    lower = max(min(garment["lowerEdge"] * 10, HIPS_BOTTOM), ANKLE)
    side = np.clip((abs(rest.neutral[:, 0]) - LEG_INSIDE) / (LEG_OUTSIDE - LEG_INSIDE), 0, 1)
    return rest.neutral[:, 1] - lower - garment["legCut"] * 10 * side


def _sleeve(garment: CutGarment, rest: Rest) -> Floats:
    """Distance along the arm to the cuff, which lies across it."""
    reach = min(garment["sleeve"] * 10, WRIST)
    way = LOWER_ARM if reach > ELBOW[0] else UPPER_ARM
    cuff = ELBOW + (reach - ELBOW[0]) / way[0] * way
    x, y, z = rest.neutral.T
    return (cuff[0] - abs(x)) * way[0] + (cuff[1] - y) * way[1] + (cuff[2] - z) * way[2]


def _beside_opening(garment: CutGarment, rest: Rest) -> Floats:
    """Distance from the gap in front, which widens from the throat to the waist and not below."""
    x, y, z = rest.neutral.T
    widening = np.clip((5.6 - y) / 4.6, 0.2, 1)
    return np.where(z > 0, abs(x) - garment["opening"] * 10 * widening, 9.0)


def _neck(garment: CutGarment, rest: Rest, upper: float, female: bool) -> Floats:
    """Height of the upper edge at each vertex: round, with a V in front; shoulders carry straps."""
    x, _, z = rest.neutral.T
    sideways = abs(x)
    front = np.clip((z - 0.3) / 0.5, 0, 1)
    edge = upper - front * garment["neckline"] * 16 * np.maximum(0, 1 - sideways / 0.8)
    # The back of a neckline sits higher than its front, but for a collar that stands up.
    edge += (1 - front) * max(0.0, min(0.6, 5.4 - upper))
    if upper > THROAT:
        edge += 0.3 * np.clip(0.2 - z, -0.6, 0.3)
    if female:
        least = CLEAVAGE + (BREAST_TOP - CLEAVAGE) * np.clip((sideways - 0.2) / 0.3, 0, 1)
        edge = np.maximum(edge, least)
    straps = np.clip((sideways - STRAP + 0.15) / 0.3, 0, 1)
    return edge + straps * 3.0
