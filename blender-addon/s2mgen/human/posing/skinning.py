"""Linear blend skinning."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from s2mgen.assets.contents import Floats


def skinned(vertices: Floats, bones: npt.NDArray[np.uint8], weights: Floats, matrices: Floats) -> Floats:
    """Posed vertices [n, 3] = Σ_k weights[:, k] · matrices[bones[:, k]] · vertex."""
    blend = np.zeros((len(vertices), 12), np.float32)
    flat = matrices.reshape(-1, 12)
    for k in range(bones.shape[1]):
        blend += flat[bones[:, k]] * weights[:, k, None]
    rows = blend.reshape(-1, 3, 4)
    return np.einsum("nij,nj->ni", rows[:, :, :3], vertices, optimize=False) + rows[:, :, 3]


def upright(vertices: Floats) -> Floats:
    """MakeHuman's decimetres, Y up, +Z front → metres, Z up, facing −Y."""
    return np.stack([vertices[:, 0], -vertices[:, 2], vertices[:, 1]], 1) * np.float32(0.1)
