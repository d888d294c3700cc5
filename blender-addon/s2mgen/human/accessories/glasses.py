"""Glasses and sunglasses: rims before the eyes, a bridge, temples to the ears."""

from __future__ import annotations

import numpy as np

from s2mgen.assets.contents import Floats
from s2mgen.human.accessories.head import Head
from s2mgen.human.accessories.shapes import patch, tube
from s2mgen.human.clothes.sheet import Sheet, joined
from s2mgen.spec.types import Glasses

#: How round the frame goes about the face: depth per square of the distance from the midline, 1/decimetre.
WRAP = 0.22
#: Least distance of the lenses from the face and of the temples from the head, decimetres.
CLEAR, BESIDE = 0.045, 0.02
#: The nose between the lenses, half its width in decimetres.
NOSE = 0.085
POINTS = 28
#: Height of a lens over its width, and the exponent of its outline: 2 is an ellipse, more is a rectangle.
SHAPES = {"round": (0.94, 2.0), "rectangular": (0.66, 4.5), "aviator": (0.84, 2.3), "cat": (0.62, 2.8)}


def glasses_sheets(glasses: Glasses, head: Head) -> tuple[Sheet, Sheet]:
    """Frame and lenses in decimetres on the unposed head."""
    width, radius = glasses["size"] * 10, glasses["thickness"] * 5
    u, v = _outline(glasses["shape"], width)
    middle = (head.left + head.right) / 2
    aside = max(float(head.left[0] - middle[0]), width / 2 + NOSE)
    x, y = u + aside, v + middle[1] - 0.03
    z = _before_face(head, x, y, width)
    rim = np.stack([x, y, z - WRAP * x**2], 1)
    centre = np.array([aside, y.mean(), z - WRAP * aside**2 + 0.015])
    frame, lenses = [], []
    for side, ear in zip((1.0, -1.0), head.ear_tops, strict=True):
        across = np.array([side, 1, 1])
        own = rim * across
        frame += [tube(own, radius, closed=True), tube(_temple(own, ear, head, side, radius), radius, sides=6)]
        lenses.append(patch(own, np.asarray(centre * across, np.float32)))
    frame.append(tube(_bridge(rim, middle[1]), radius))
    return joined(frame), joined(lenses)


def _outline(shape: str, width: float) -> tuple[Floats, Floats]:
    """A lens of the left eye seen from ahead: sideways and up from its middle, decimetres."""
    tall, exponent = SHAPES[shape]
    angle = 2 * np.pi * np.arange(POINTS) / POINTS
    cos, sin = np.cos(angle), np.sin(angle)
    u = np.sign(cos) * abs(cos) ** (2 / exponent) * width / 2
    v = np.sign(sin) * abs(sin) ** (2 / exponent) * width * tall / 2
    if shape == "aviator":
        # A drop that hangs outwards.
        u += np.where(v < 0, -v * 0.12, 0) - np.where((u < 0) & (v < 0), v * 0.35, 0)
    if shape == "cat":
        v += np.where(u > 0, (u / width * 2) ** 2, 0) * width * 0.16
    return u, v


def _before_face(head: Head, x: Floats, y: Floats, width: float) -> float:
    """Depth of the frame at the midline so that lenses clear brows and cheeks."""
    skin = head.skin[head.skin[:, 2] > head.left[2] - 0.3]
    near = (abs(skin[:, 0]) > x.min() + 0.06) & (abs(skin[:, 0]) < x.max())
    near &= (skin[:, 1] > y.min()) & (skin[:, 1] < y.max())
    return float((skin[near, 2] + WRAP * skin[near, 0] ** 2).max(initial=head.left[2])) + CLEAR


def _bridge(rim: Floats, height: float) -> Floats:
    """From one inner rim to the other, bowed up and forward."""
    start = rim[np.argmin(rim[:, 0] + 0.6 * abs(rim[:, 1] - height - 0.06))]
    share = np.linspace(-1, 1, 9)[:, None]
    bow = 1 - share**2
    return np.concatenate([share * start[0], start[1] + 0.05 * bow, start[2] + 0.03 * bow], 1)


def _temple(rim: Floats, ear: Floats, head: Head, side: float, radius: float) -> Floats:
    """From the outer rim along the head to the ear and down behind it."""
    start = rim[np.argmax(side * rim[:, 0] + 0.8 * rim[:, 1])]
    hinge = start + np.array([side * 0.06, 0.0, -0.1])
    rest = ear + np.array([side * -0.03, 0.04, 0.0])
    way = np.linspace(0, 1, 9)[:, None]
    along = hinge + (rest - hinge) * way
    skull = head.skull[head.skull[:, 0] * side > 0]
    # Beside the head, however broad it is.
    for point in along[:-1]:
        near = (abs(skull[:, 1] - point[1]) < 0.12) & (abs(skull[:, 2] - point[2]) < 0.12)
        broad = float((side * skull[near, 0]).max(initial=0.0)) + BESIDE + radius
        point[0] = side * max(side * point[0], broad)
    behind = rest + np.array([[side * -0.01, -0.12, -0.16], [side * -0.03, -0.32, -0.22]])
    return np.concatenate([start[None], along, behind])
