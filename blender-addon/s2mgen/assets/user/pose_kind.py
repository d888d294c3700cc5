"""Whether somebody in a pose stands, sits, kneels or moves."""

from __future__ import annotations

import numpy as np

from s2mgen.assets.contents import BodyArrays, Floats


def kind_of_pose(turns: Floats, body: BodyArrays) -> str | None:
    """`standing`, `sitting`, `floor` or `moving`; None for people on their heads. `turns`: quaternions [bone, xyzw]."""
    names, parents = body.rig.names, body.rig.parents
    whole: list[np.ndarray] = []
    for own, parent in zip(turns.astype(float), parents, strict=True):
        turn = _matrix(own)
        whole.append(turn if parent < 0 else whole[parent] @ turn)
    down = np.array([0.0, -1.0, 0.0])
    trunk = (whole[names.index("spine02")] @ -down)[1]
    thighs = [-float((whole[names.index(f"upperleg01.{side}")] @ down)[1]) for side in "LR"]
    shins = [-float((whole[names.index(f"lowerleg01.{side}")] @ down)[1]) for side in "LR"]
    if trunk < -0.2:
        return None
    if trunk < 0.5 or max(shins) < 0.3:
        return "floor"
    if max(thighs) < 0.6 and min(shins) > 0.4:
        return "sitting"
    return "standing" if min(*thighs, *shins) > 0.85 and trunk > 0.85 else "moving"


def _matrix(quaternion: np.ndarray) -> np.ndarray:
    x, y, z, w = quaternion
    return np.array(
        [
            [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
            [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
            [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
        ]
    )
