"""Clutter by name: each a list of shapes of one material."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from s2mgen.scene.leaves import leaves
from s2mgen.scene.shapes import Shape, box
from s2mgen.scene.soft import cushion, teddy
from s2mgen.scene.turned import ball, bottle, bowl, cylinder, vase

Size = tuple[float, float, float]
#: Shapes of a thing of a size; the number tells two clumps of leaves apart.
THINGS: Mapping[str, Callable[[Size, float], list[Shape]]] = {
    "box": lambda size, _: [box(size)],
    "ball": lambda size, _: [ball(size)],
    "cylinder": lambda size, _: [cylinder(size)],
    "leaves": lambda size, start: [leaves(size, start)],
    "cushion": lambda size, _: [cushion(size)],
    "vase": lambda size, _: [vase(size)],
    "bottle": lambda size, _: [bottle(size)],
    "bowl": lambda size, _: [bowl(size)],
    "teddy": lambda size, _: teddy(size),
}
