"""Chains, beads and pendants: a line around the neck that dips in front and lies on what is below it."""

from __future__ import annotations

import numpy as np

from s2mgen.assets.contents import Floats
from s2mgen.human.accessories.loops import loop, resampled, smoothed
from s2mgen.human.accessories.shapes import balls, tube
from s2mgen.human.clothes.collar import neck_height
from s2mgen.human.clothes.sheet import PosedSurface, Sheet, joined
from s2mgen.spec.types import Necklace

#: The pit of the neck up the neck, and how far from the midline a necklace starts to dip; decimetres.
PIT, BROAD = 5.72, 0.95
#: The helper surface lies about this far from the skin, metres.
OFF_SKIN = 0.001
#: Links of a chain are as long as this many thicknesses.
LINK = 2.2


def necklace_sheet(necklace: Necklace, surface: PosedSurface, reached: Floats) -> Sheet | None:
    """In metres on the posed body, over clothes that reach `reached` [v] metres; None where it finds no neck."""
    x, _, z = surface.rest.neutral.T
    front = np.clip((z - 0.1) / 0.4, 0, 1)
    dip = necklace["drop"] * 10 * np.clip(1 - (abs(x) / BROAD) ** 1.6, 0, 1) * front
    radius = necklace["thickness"] / 2
    lift = np.maximum(reached, -OFF_SKIN) + np.where(reached > 0, 0, -OFF_SKIN) + radius * 0.9
    path, _ = loop(surface, (neck_height(surface.rest) - PIT + dip).astype(np.float32), lift.astype(np.float32))
    if len(path) == 0:
        return None
    fine = smoothed(resampled(path, 0.004), 6)
    lowest = fine[np.argmin(fine[:, 2] + 2 * fine[:, 1])]
    if necklace["shape"] == "beads":
        return balls(resampled(fine, radius * 2.05), radius, rings=4, sides=6)
    points = resampled(fine, necklace["thickness"] * LINK / 2)
    # Links: thick and thin by turns.
    swelling = np.where(np.arange(len(points)) % 2 == 0, 1.15, 0.6) * radius
    chain = tube(points, swelling, closed=True, sides=5)
    if necklace["shape"] == "chain":
        return chain
    size = 0.008 + 1.5 * necklace["thickness"]
    hanging = balls((lowest - [0, 0.001, size * 0.9])[None], np.array([0.7, 0.25, 1.0]) * size, rings=6, sides=10)
    return joined([chain, hanging])
