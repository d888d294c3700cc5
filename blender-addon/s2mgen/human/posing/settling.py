"""Who sits or lies on the floor rests on it: tilted a little until the body lies as low as it can, as weight would do."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from s2mgen.assets.contents import BodyArrays, Floats
from s2mgen.human.posing.skinning import skinned

#: Pelvis this near to the lowest point, decimetres: sitting or lying on the floor. Kneeling and squatting keep their balance.
ON_FLOOR = 2.45
#: Every so many vertices are enough to weigh a body.
EVERY = 11
#: Steps of the search, degrees, coarse to fine; the body tilts by no more than two of the first.
STEPS = (4.0, 2.0, 1.0)


def settled(
    matrices: Floats, vertices: Floats, body: BodyArrays, own: npt.NDArray[np.int32], pelvis: npt.NDArray[np.floating]
) -> Floats:
    """Bones' matrices [bone, 3, 4] of the same pose, tilted as a whole; unchanged unless the pose is one on the floor.

    `own`: vertices of the body itself. `pelvis`: where its joint is in the pose.
    """
    some = own[::EVERY]
    points = skinned(vertices[some], body.bones[some], body.weights[some], matrices)
    if float(pelvis[1] - points[:, 1].min()) > ON_FLOOR:
        return matrices
    return np.einsum("ij,bjk->bik", _lowest(points), matrices).astype(np.float32)


def _lowest(points: Floats) -> Floats:
    """The tilt about X and Z under which the mean height over the lowest point is least."""
    best = np.zeros(2)
    for step in STEPS:
        offsets = np.array([-2, -1, 0, 1, 2]) * step if step == STEPS[0] else np.array([-1, 0, 1]) * step
        tried = np.radians(best + np.array([(x, z) for x in offsets for z in offsets]))
        # Heights only: the middle row of Rx · Rz.
        sin, cos = np.sin(tried), np.cos(tried)
        rows = np.stack([cos[:, 0] * sin[:, 1], cos[:, 0] * cos[:, 1], -sin[:, 0]], 1)
        heights = points @ rows.T.astype(np.float32)
        best = np.degrees(tried[int((heights.mean(0) - heights.min(0)).argmin())])
    x, z = np.radians(best)
    about_x = np.array([[1, 0, 0], [0, np.cos(x), -np.sin(x)], [0, np.sin(x), np.cos(x)]])
    about_z = np.array([[np.cos(z), -np.sin(z), 0], [np.sin(z), np.cos(z), 0], [0, 0, 1]])
    return (about_x @ about_z).astype(np.float32)
