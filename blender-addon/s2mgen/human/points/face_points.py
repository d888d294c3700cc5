"""The 68 points of faces as iBUG numbers them, as vertices of the base mesh; right before left, as pictures show them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from s2mgen.assets.contents import BodyArrays, Floats
from s2mgen.human.body.anatomy import Anatomy

Vertices = npt.NDArray[np.int32]

#: Places on the left half of the neutral adult, decimetres: from the ear to the chin; from the nose outwards.
JAW = (
    (0.72, 7.12, 0.5), (0.7, 6.93, 0.52), (0.66, 6.74, 0.58), (0.61, 6.56, 0.66), (0.54, 6.41, 0.78), (0.44, 6.3, 0.95),
    (0.31, 6.23, 1.1), (0.16, 6.19, 1.24), (0.0, 6.18, 1.32),
)  # fmt: skip
BROW = ((0.12, 7.45), (0.21, 7.5), (0.32, 7.52), (0.42, 7.49), (0.51, 7.42))
BRIDGE = (7.34, 7.21, 7.08, 6.96)
NOSTRILS = ((0.0, 6.88), (0.07, 6.89), (0.14, 6.91))


def face_vertices(body: BodyArrays, anatomy: Anatomy) -> dict[str, Vertices]:
    """One vertex for each: jaw0–16, rightEyebrow0–4, leftEyebrow0–4, noseBridge0–3, nostril0–4, rightEyelid0–5,
    leftEyelid0–5, outerLip0–11, innerLip0–7."""
    points, neutral = _Surface(body, anatomy), anatomy.neutral
    found: dict[str, Vertices] = {}
    for i in range(17):
        x, y, z = JAW[i if i <= 8 else 16 - i]
        found[f"jaw{i}"] = points.nearest((-x if i < 8 else x, y, z))
    for i in range(5):
        x, y = BROW[4 - i]
        found[f"rightEyebrow{i}"] = points.in_front(-x, y)
        x, y = BROW[i]
        found[f"leftEyebrow{i}"] = points.in_front(x, y)
        x, y = NOSTRILS[abs(i - 2)]
        found[f"nostril{i}"] = points.in_front(x if i > 2 else -x, y)
    for i, y in enumerate(BRIDGE):
        found[f"noseBridge{i}"] = points.in_front(0.0, y)
    lids, lips, inner = (
        _edge(body, anatomy, *parts) for parts in (("eyeSocket", "face"), ("lips", "face"), ("lips", "mouth"))
    )
    for side, sign in (("right", -1), ("left", 1)):
        own = lids[neutral[lids, 0] * sign > 0]
        # The edge of the socket lies behind the lid: its rim is what stands before that edge.
        found |= {f"{side}Eyelid{i}": points.before(vertex) for i, vertex in enumerate(_ring(own, neutral, 2))}
    found |= {f"outerLip{i}": vertex for i, vertex in enumerate(_ring(lips, neutral, 5))}
    return found | {f"innerLip{i}": vertex for i, vertex in enumerate(_ring(inner, neutral, 3))}


class _Surface:
    """Vertices of the skin of the head."""

    def __init__(self, body: BodyArrays, anatomy: Anatomy) -> None:
        self._own = np.unique(body.body.faces[anatomy.part == "face"]).astype(np.int32)
        self._at = anatomy.neutral[self._own].astype(np.float64)

    def nearest(self, place: tuple[float, float, float]) -> Vertices:
        return self._own[[((self._at - place) ** 2).sum(1).argmin()]]

    def in_front(self, x: float, y: float) -> Vertices:
        """The frontmost of the vertices near a place of the picture from ahead."""
        away = np.hypot(self._at[:, 0] - x, self._at[:, 1] - y)
        # Depth decides among those that are about as near: nostrils have an inside.
        return self._own[[(away - 0.15 * self._at[:, 2] + 10 * (self._at[:, 2] < 0.8)).argmin()]]

    def before(self, vertex: Vertices) -> Vertices:
        """The frontmost vertex within half a millimetre or so, seen from ahead; depth counts for more than nearness."""
        place = self._at[self._own == vertex[0]][0]
        away = np.hypot(self._at[:, 0] - place[0], self._at[:, 1] - place[1])
        return self._own[[(away - 0.35 * self._at[:, 2] + 10 * (away > 0.04)).argmin()]]


def _edge(body: BodyArrays, anatomy: Anatomy, inside: str, outside: str) -> Vertices:
    """Vertices that faces of two parts of the label map share."""
    one, other = (np.unique(body.body.faces[anatomy.part == part]) for part in (inside, outside))
    return np.intersect1d(one, other).astype(np.int32)


def _ring(own: Vertices, neutral: Floats, between: int) -> list[Vertices]:
    """Clockwise in the picture from the corner at the viewer's left: corner, `between` above, corner, `between` below."""
    at = neutral[own].astype(np.float64)
    first, last = int(at[:, 0].argmin()), int(at[:, 0].argmax())
    line = at[first, 1] + (at[:, 0] - at[first, 0]) / (at[last, 0] - at[first, 0]) * (at[last, 1] - at[first, 1])

    def beside(above: bool, share: float) -> Vertices:
        x = at[first, 0] + share * (at[last, 0] - at[first, 0])
        wanted = (at[:, 1] > line) == above
        return own[[(abs(at[:, 0] - x) + 10 * ~wanted).argmin()]]

    shares = [(i + 1) / (between + 1) for i in range(between)]
    upper, lower = ([beside(above, share) for share in shares] for above in (True, False))
    return [own[[first]], *upper, own[[last]], *lower[::-1]]
