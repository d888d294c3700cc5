"""Which part of the label map every face of the body belongs to.

Texture islands tell skin from the mouth cavity and the eye sockets, and head, hands and feet from the rest; what the bones of
the neck move goes with the face. The base mesh
names neither lips nor nails: lips are the five rings of faces around the opening of the mouth (where the skin textures are
as red as the innermost ring), nails are the outer faces on the back of the last bone of a finger or toe.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from s2mgen.assets.contents import BodyArrays, Floats, Ints

PART_OF_ISLAND = np.array(["body", "face", "hand", "hand", "foot", "foot", "mouth", "eyeSocket", "eyeSocket"])
HEAD, MOUTH = 1, 6
LIP_RINGS = 5
#: A nail covers this outer share of the last bone, and faces turned away from the pad at least this much (cosine).
NAIL_FROM, NAIL_FACING = 0.45, 0.55
LAST_BONES = tuple(
    f"{digit}.{side}"
    for side in "LR"
    for digit in (*(f"finger{n}-3" for n in range(1, 6)), "toe1-2", *(f"toe{n}-3" for n in range(2, 6)))
)


def part_of_faces(body: BodyArrays, neutral: Floats, bone: npt.NDArray[np.str_]) -> npt.NDArray[np.str_]:
    """Part names [f] of the faces of `body`; `bone` [n] is the bone that moves each vertex most."""
    part = PART_OF_ISLAND[body.islands]
    part[(part == "body") & np.char.startswith(bone[body.body.faces], "neck").all(1)] = "face"
    part[_lips(body)] = "lips"
    for name in LAST_BONES:
        part[_nail(body.body.faces, neutral, bone == name)] = "nails"
    return part


def _lips(body: BodyArrays) -> npt.NDArray[np.int64]:
    faces, head = body.body.faces, body.islands == HEAD
    reached = np.zeros(int(faces.max()) + 1, bool)
    reached[np.intersect1d(faces[body.islands == MOUTH], faces[head])] = True
    lips = np.zeros(len(faces), bool)
    for _ in range(LIP_RINGS):
        lips |= head & reached[faces].any(1)
        reached[faces[lips]] = True
    return np.flatnonzero(lips)


def _nail(faces: Ints, vertices: Floats, of_bone: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    own = np.flatnonzero(of_bone[faces].all(1))
    if len(own) == 0:
        return own
    corners = vertices[faces[own]]
    centre = corners.mean(1)
    cross = np.cross(corners[:, 2] - corners[:, 0], corners[:, 3] - corners[:, 1])
    area = np.linalg.norm(cross, axis=1)
    normal = cross / (area[:, None] + 1e-9)
    # The digit's direction: its vertices spread most along it, and the dense end is the tip.
    middle = centre.mean(0)
    along = np.linalg.svd(centre - middle)[2][0]
    at = (centre - middle) @ along
    if np.median(at) < (at.min() + at.max()) / 2:
        along, at = -along, -at
    share = (at - at.min()) / (np.ptp(at) + 1e-9)
    # The nail is modelled with many small faces: their mean normal, across the digit, is its back.
    small = (area < np.quantile(area, 0.35)) & (share > 0.3)
    back = normal[small].mean(0)
    back -= along * (back @ along)
    back /= np.linalg.norm(back) + 1e-9
    return own[(share > NAIL_FROM) & (normal @ back > NAIL_FACING)]
