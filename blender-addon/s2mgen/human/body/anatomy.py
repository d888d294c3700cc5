"""What is where on the base mesh: computed once per pack, on a neutral adult."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from s2mgen.assets.contents import Floats
from s2mgen.assets.reader import AssetPack
from s2mgen.human.body.details import Details
from s2mgen.human.body.macros import macro_weights
from s2mgen.human.body.regions import part_of_faces
from s2mgen.human.points.landmarks import landmark_vertices

NEUTRAL = {
    'gender': 0.5, 'age': 25.0, 'muscle': 0.5, 'weight': 0.5, 'proportions': 0.5, 'cupSize': 0.5, 'firmness': 0.5,
}  # fmt: skip
ARM_BONES = ("upperarm", "lowerarm", "wrist", "finger", "metacarpal")


@dataclass(frozen=True)
class Anatomy:
    """Of the base mesh's n vertices and of the f faces of `body`.

    `neutral` [n, 3]: a neutral adult in decimetres. `bone` [n]: the bone that moves a vertex most. `arm` [n]: how much of a
    vertex arms move. `part` [f]: the part of the label map that a face shows. `body_vertices`: those of the body itself.
    """

    neutral: Floats
    bone: npt.NDArray[np.str_]
    arm: Floats
    part: npt.NDArray[np.str_]
    body_vertices: npt.NDArray[np.int32]
    landmark_vertices: dict[str, npt.NDArray[np.int32]]
    details: Details


@lru_cache(2)
def anatomy_of(pack: AssetPack) -> Anatomy:
    """The anatomy of a pack's base mesh. Keeps those of the last two packs."""
    body = pack.body
    neutral = body.vertices.copy()
    weights = macro_weights(NEUTRAL, {"african": 1, "asian": 1, "caucasian": 1})
    pack.targets.add(neutral, {name: weight for name, weight in weights.items() if name in pack.targets})
    names = np.array(body.rig.names)
    bone = names[body.bones[np.arange(len(neutral)), body.weights.argmax(1)]]
    is_arm = np.array([name.startswith(ARM_BONES) for name in body.rig.names])
    body_vertices = np.unique(body.body.faces)
    part = part_of_faces(body, neutral, bone)
    return Anatomy(
        neutral=neutral,
        bone=bone,
        arm=(is_arm[body.bones] * body.weights).sum(1).astype(np.float32),
        part=part,
        body_vertices=body_vertices,
        landmark_vertices=landmark_vertices(bone, body_vertices),
        details=Details(pack.targets.names),
    )
