"""Where things sit on the head: points of the unposed body in decimetres, and how the head is turned."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from s2mgen.assets.contents import Floats
from s2mgen.assets.reader import AssetPack
from s2mgen.human.body.anatomy import anatomy_of
from s2mgen.human.posing.skinning import upright

Vertices = npt.NDArray[np.int64]
#: Helper vertices of the eyeballs of the base mesh (`facts/humans.md` §3).
EYE = {"left": slice(14598, 14670), "right": slice(14670, 14742)}


@dataclass(frozen=True)
class Head:
    """`skin` [n, 3]: all of the head's surface; `skull`: without ears; in decimetres, facing +Z. `left`, `right`: eye centres,
    `lobes` and `ear_tops` left then right. `matrix` [3, 4] moves all of it into the pose."""

    skin: Floats
    skull: Floats
    left: Floats
    right: Floats
    lobes: Floats
    ear_tops: Floats
    matrix: Floats

    def posed(self, points: Floats) -> Floats:
        """Points [n, 3] of the unposed head in decimetres → metres in the pose."""
        turned = np.asarray(points, np.float32) @ self.matrix[:, :3].T + self.matrix[:, 3]
        return upright(turned.astype(np.float32))


@lru_cache(2)
def _places(pack: AssetPack) -> dict[str, Vertices]:
    """Vertices of the places, found on the neutral adult."""
    anatomy = anatomy_of(pack)
    inside = np.isin(anatomy.part, ("face", "lips"))
    head = np.unique(pack.body.body.faces[inside]).astype(np.int64)
    x, y, z = anatomy.neutral[head].T
    ear = (abs(x) > 0.695) & (y > 6.8) & (y < 7.6) & (z < 0.62)
    lobe = ear & (y < 6.93)
    top = ear & (y > 7.36) & (y < 7.5) & (z > 0.3)
    return {
        "skin": head,
        "skull": head[~ear & (y > 6.3)],
        "lobe left": head[lobe & (x > 0)],
        "lobe right": head[lobe & (x < 0)],
        "top left": head[top & (x > 0)],
        "top right": head[top & (x < 0)],
    }


def head_of(pack: AssetPack, vertices: Floats, matrices: Floats) -> Head:
    """The head of a body of unposed `vertices` [n, 3] and bone `matrices` [b, 3, 4]."""
    at = _places(pack)
    return Head(
        skin=vertices[at["skin"]],
        skull=vertices[at["skull"]],
        left=vertices[EYE["left"]].mean(0),
        right=vertices[EYE["right"]].mean(0),
        lobes=np.stack([vertices[at[f"lobe {side}"]].mean(0) for side in ("left", "right")]),
        ear_tops=np.stack([vertices[at[f"top {side}"]].mean(0) for side in ("left", "right")]),
        matrix=matrices[pack.body.rig.names.index("head")],
    )
