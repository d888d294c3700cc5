"""Collars, hoods and scarves: bands around the neck, measured on the neutral adult."""

from __future__ import annotations

import numpy as np

from s2mgen.assets.contents import Floats
from s2mgen.human.clothes.cut_field import Rest
from s2mgen.human.clothes.sheet import PosedSurface, Sheet, sheet
from s2mgen.spec.types import CutGarment

#: The neck leans forward: lines around it sink by this much towards the front.
SLOPE = 0.3
#: A shirt's collar, decimetres up the neck: where it starts, its crease, the lower edge of its leaf.
STAND, CREASE, LEAF = 5.72, 6.14, 5.5
#: How far from the neck's middle its leaf reaches, decimetres.
BROAD = 0.97


def neck_height(rest: Rest) -> Floats:
    """Height [n] up the neck, decimetres: lines of equal height run around it as collars do."""
    return rest.neutral[:, 1] + SLOPE * (rest.neutral[:, 2] - 0.2)


def collar_sheets(garment: CutGarment, surface: PosedSurface, stand_off: Floats) -> list[Sheet]:
    """The collar of a garment that stands `stand_off` [v] metres from the body."""
    if garment["collar"] == "shirt":
        return _shirt(surface, np.minimum(stand_off, np.float32(0.012)), max(0.1, garment["opening"] * 6))
    if garment["collar"] == "hood":
        return [_hood(surface, stand_off)]
    return []


def scarf_sheet(surface: PosedSurface, reached: Floats, thickness: float) -> Sheet:
    """Cloth wound around the neck over clothes that reach `reached` [v] metres, `thickness` metres thick, in three rolls that
    run askew."""
    rest = surface.rest
    x, _, z = rest.neutral.T
    up = neck_height(rest) + 0.08 * np.sin(2 * np.arctan2(x, z - 0.2))
    share = np.clip((up - 5.5) / 0.85, 0, 1)
    rolls = 0.72 + 0.28 * abs(np.sin(3 * np.pi * share + 0.9 * np.arctan2(x, z - 0.2)))
    bulge = np.sqrt(np.maximum(0, np.sin(np.pi * share))) * rolls * thickness
    field = np.minimum(np.minimum(up - 5.5, 6.35 - up), 1.75 - abs(x))
    return sheet(surface, field.astype(np.float32), (0.006 + reached + bulge).astype(np.float32))


def _shirt(surface: PosedSurface, stand_off: Floats, gap: float) -> list[Sheet]:
    """A band that stands up and a leaf that falls over it, open in front."""
    rest = surface.rest
    up, x, z = neck_height(rest), abs(rest.neutral[:, 0]), rest.neutral[:, 2]
    stand = np.minimum(np.minimum(up - STAND, CREASE - up), np.where(z > 0.2, x - gap * 0.5, 9))
    # The leaf ends in two points.
    front = np.where(z > 0.2, x - gap * 0.5 - 0.35 * np.maximum(0, CREASE - up), 9)
    around = BROAD - np.hypot(x, 1.1 * (z - 0.2)) + 0.3 * np.clip(z - 0.2, 0, 0.7)
    leaf = np.minimum.reduce([up - LEAF + 0.25 * np.clip(z - 0.2, 0, 0.6), CREASE + 0.02 - up, front, around])
    fall = 0.003 + 0.011 * np.clip((CREASE - up) / (CREASE - LEAF), 0, 1.2)
    return [
        sheet(surface, stand.astype(np.float32), stand_off * np.float32(0.6) + np.float32(0.002)),
        sheet(surface, leaf.astype(np.float32), (stand_off * 0.6 + fall).astype(np.float32), hem=0.07),
    ]


def _hood(surface: PosedSurface, stand_off: Floats) -> Sheet:
    """A hood that lies on the shoulders: thick behind, a roll at the sides."""
    rest = surface.rest
    up, x, z = neck_height(rest), rest.neutral[:, 0], rest.neutral[:, 2]
    behind = np.clip((0.55 - z) / 0.9, 0, 1)
    low = 5.55 - 1.1 * behind**2
    share = np.clip((up - low) / (6.2 - low), 0, 1)
    bulge = np.sqrt(np.maximum(0, np.sin(np.pi * np.sqrt(share)))) * (0.008 + 0.04 * behind)
    creases = 0.004 * np.sin(9 * up + 2 * np.sin(2 * x)) * behind * share
    field = np.minimum.reduce([up - low, 6.2 - up, np.where(z > 0.6, abs(x) - 0.12, 9), 1.7 - abs(x)])
    return sheet(surface, field.astype(np.float32), (stand_off + bulge + np.maximum(0, creases)).astype(np.float32))
