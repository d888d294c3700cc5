"""What furniture is made of: shapes, each of one of the thing's materials."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from s2mgen.scene.shapes import Shape, box, moved

Size = tuple[float, float, float]
#: A thing of a size (width, depth, height, metres) and a variant 0..1, its front to −Y, standing on z = 0.
Builder = Callable[[Size, float], "list[Part]"]


@dataclass(frozen=True)
class Part:
    """One shape and the number of its material; `glows` where it gives off the thing's light."""

    shape: Shape
    material: int = 0
    glows: bool = False


def board(
    place: tuple[float, float, float], size: Size, material: int = 0, edge: float = 0.006, glows: bool = False
) -> Part:
    """A sawn board or block whose lower middle is at `place`."""
    return Part(moved(box(size, edge, grain=True), place), material, glows)
