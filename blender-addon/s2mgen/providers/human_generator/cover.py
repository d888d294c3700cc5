"""Whether an outfit covers what must be covered before painted underwear is switched off."""

from __future__ import annotations

import numpy as np

from s2mgen.assets.contents import Floats
from s2mgen.providers.human_generator.bones import ARMS, Skeleton
from s2mgen.providers.human_generator.meshes import Mesh

#: How far from hips and breasts the body must be covered, and how near cloth must be to cover it, metres.
HIPS, BREAST, NEAR = 0.13, 0.08, 0.07
#: Share of vertices that may lie bare: edges of what is measured.
MOST_BARE = 0.02


def uncovered(body: Mesh, clothes: list[Mesh], bones: Skeleton, female: bool) -> list[str]:
    """Which of `hips` and `chest` lie bare on the whole posed body, masks aside."""
    regions = [("hips", [bones.hips], HIPS)]
    if female:
        chest = [name for name in ("breast.L", "breast.R") if name in bones.names]
        regions.append(("chest", [bones.tail(name) for name in chest] or [bones.tail("spine.003")], BREAST))
    return [name for name, centres, radius in regions if _bare(body, clothes, centres, radius) > MOST_BARE]


def _bare(body: Mesh, clothes: list[Mesh], centres: list[Floats], radius: float) -> float:
    """Share of the body's vertices around the centres that no cloth is near to. Hands and arms rest there at times."""
    from mathutils.bvhtree import BVHTree  # pyright: ignore[reportMissingImports]

    around = np.any([np.linalg.norm(body.vertices - centre, axis=1) < radius for centre in centres], 0)
    around &= ~np.array([name.startswith(ARMS) for name in body.bone])
    if not around.any() or not clothes:
        return 1.0
    trees = [BVHTree.FromPolygons(cloth.vertices.tolist(), cloth.faces[:, :3].tolist()) for cloth in clothes]
    trees += [BVHTree.FromPolygons(cloth.vertices.tolist(), cloth.faces[:, [0, 2, 3]].tolist()) for cloth in clothes]
    bare = [
        all(tree.find_nearest(point.tolist(), NEAR)[0] is None for tree in trees) for point in body.vertices[around]
    ]
    return sum(bare) / len(bare)
