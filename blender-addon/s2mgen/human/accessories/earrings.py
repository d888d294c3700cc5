"""Studs, hoops and drops at the lobes; they hang down, however the head is held."""

from __future__ import annotations

import numpy as np

from s2mgen.human.accessories.head import Head
from s2mgen.human.accessories.shapes import balls, tube
from s2mgen.human.clothes.sheet import Sheet, joined
from s2mgen.spec.types import Earrings

#: Thickness of a hoop over its width, and at least, metres.
THIN, LEAST = 0.045, 0.0009


def earring_sheet(earrings: Earrings, head: Head) -> Sheet:
    """Both earrings in metres on the posed head."""
    size, shape = earrings["size"], earrings["shape"]
    outwards = head.posed(np.array([[1, 0, 0], [0, 0, 0]]))
    sideways = (outwards[0] - outwards[1]) / np.linalg.norm(outwards[0] - outwards[1])
    out = []
    for lobe, side in zip(head.posed(head.lobes), (1.0, -1.0), strict=True):
        at = lobe + sideways * side * 0.002
        if shape == "stud":
            out.append(balls(at[None], size / 2))
        elif shape == "hoop":
            angle = 2 * np.pi * np.arange(20) / 20
            ahead = np.cross(sideways, [0, 0, 1.0])
            ring = np.outer(np.sin(angle), ahead) + np.outer(np.cos(angle), [0, 0, 1.0])
            out.append(tube(at + (ring - [0, 0, 0.85]) * size / 2, max(LEAST, size * THIN), closed=True))
        else:
            link = np.linspace(0, 1, 4)[:, None] * np.array([0, 0, -0.55 * size])
            out.append(balls(at[None], size * 0.09))
            out.append(tube(at + link, 0.0006, sides=4))
            out.append(balls((at - [0, 0, 0.72 * size])[None], np.array([0.14, 0.14, 0.28]) * size, rings=6, sides=8))
    return joined(out)
