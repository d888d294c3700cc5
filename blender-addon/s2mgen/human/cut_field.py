"""Where a cut garment reaches: a field over the helper's vertices, positive inside, in decimetres from its edge.

All of it is measured on the neutral adult (zero at hip level, waist 1, shoulders 5, knee −3.5, ankle −7.5), so that a shirt
ends at the same place of everybody's body.
"""

from __future__ import annotations

import numpy as np

from s2mgen.assets.contents import Floats
from s2mgen.human.anatomy import Anatomy
from s2mgen.spec.types import CutGarment

#: Distance in decimetres that stands for the change from torso to arm at the armhole.
ARMHOLE = 1.6
#: Beyond this distance from the midline a neckline has turned into straps.
STRAP = 1.0
#: No garment for the hips ends above or below these heights: hips and crotch (−0.35) stay covered.
HIPS_TOP, HIPS_BOTTOM = 0.95, -0.62
#: A top on a female body covers the breast: from below it up to here, and no neckline dips deeper than this.
BREAST_BOTTOM, BREAST_TOP, CLEAVAGE = 3.0, 4.45, 4.1
#: Feet are never in a garment.
ANKLE = -7.35


def upper_edge(garment: CutGarment) -> float:
    """Height of the upper edge that a garment for the hips gets, decimetres."""
    return max(garment["upperEdge"] * 10, HIPS_TOP)


def cut_field(garment: CutGarment, anatomy: Anatomy, female: bool) -> Floats:
    """Field [n] over all vertices of the base mesh."""
    upper, lower = garment["upperEdge"] * 10, garment["lowerEdge"] * 10
    height = anatomy.neutral[:, 1]
    if garment["region"] == "skirt":
        return np.minimum(upper_edge(garment) - height, height - min(lower, HIPS_BOTTOM)).astype(np.float32)
    armhole = (0.5 - anatomy.arm) * ARMHOLE
    if garment["region"] == "bottom":
        lower = min(lower, HIPS_BOTTOM)
        return np.minimum.reduce([upper_edge(garment) - height, height - max(lower, ANKLE), armhole]).astype(np.float32)
    if female:
        lower = min(lower, BREAST_BOTTOM)
    # Arms hang beside the torso: its lower edge does not cut sleeves.
    trunk = np.minimum(np.maximum(height - lower, -armhole), _neck(garment, anatomy, upper, female) - height)
    reach = np.maximum(armhole, garment["sleeve"] * 10 - abs(anatomy.neutral[:, 0]))
    return np.minimum(trunk, reach).astype(np.float32)


def _neck(garment: CutGarment, anatomy: Anatomy, upper: float, female: bool) -> Floats:
    """Height of the upper edge at each vertex: round, with a V in front; shoulders carry straps."""
    x, _, z = anatomy.neutral.T
    sideways = abs(x)
    front = np.clip((z - 0.3) / 0.5, 0, 1)
    edge = upper - front * garment["neckline"] * 16 * np.maximum(0, 1 - sideways / 0.8)
    # The back of a neckline sits higher than its front.
    edge += (1 - front) * max(0.0, min(0.6, 5.4 - upper))
    if female:
        least = CLEAVAGE + (BREAST_TOP - CLEAVAGE) * np.clip((sideways - 0.2) / 0.3, 0, 1)
        edge = np.maximum(edge, least)
    straps = np.clip((sideways - STRAP + 0.15) / 0.3, 0, 1)
    return edge + straps * 3.0
