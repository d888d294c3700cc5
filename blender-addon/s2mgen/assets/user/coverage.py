"""What a garment covers, so that nobody is dressed in something that leaves them bare."""

from __future__ import annotations

from functools import reduce

import numpy as np

from s2mgen.assets.contents import BodyArrays, Floats
from s2mgen.assets.making.items import BODY_END
from s2mgen.assets.reader import AssetPack
from s2mgen.assets.user.mesh_files import Fit

#: A garment covers a region when so much of it is hidden or lies so near below it (decimetres).
SHARE, NEAR = 0.95, 0.45


def cores(pack: AssetPack) -> dict[str, np.ndarray]:
    """Body vertices that every garment of the built-in pack hides which covers hips, or chest."""
    found: dict[str, np.ndarray] = {}
    items = [pack.item(asset) for asset in pack.ids("clothes")]
    for region, bottom in (("hips", True), ("chest", False)):
        hidden = [item.hidden[item.under_bottom == bottom] for item in items if {"hips", "chest"} <= item.covers]
        found[region] = reduce(np.intersect1d, hidden) if hidden else np.arange(BODY_END)
    return found


def covered_by(fit: Fit, body: BodyArrays, regions: dict[str, np.ndarray]) -> list[str]:
    """Which of the regions a garment covers."""
    fitted = np.einsum("nkc,nk->nc", body.vertices[fit.references], fit.shares) + fit.offsets
    out = []
    for region, core in regions.items():
        left = np.setdiff1d(core, fit.hidden)
        bare = sum(
            float((_distance(body.vertices[left[first : first + 256]], fitted) > NEAR).sum())
            for first in range(0, len(left), 256)
        )
        if len(core) and bare <= (1 - SHARE) * len(core):
            out.append(region)
    return sorted(out)


def _distance(points: Floats, others: Floats) -> Floats:
    return np.sqrt(((points[:, None] - others[None]) ** 2).sum(2).min(1))
