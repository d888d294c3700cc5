"""The unposed body of a person."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from s2mgen.assets.contents import BodyArrays, Floats
from s2mgen.assets.targets import Targets
from s2mgen.human.body.details import Details
from s2mgen.human.body.expression import expression_weights
from s2mgen.human.body.macros import Weights, height_weights, macro_weights
from s2mgen.human.errors import PersonError
from s2mgen.spec.types import Body

#: Vertices before this one are the body itself; helpers and joints follow.
BODY_END = 13380
DECIMETRES = 10.0
#: What the height slider cannot reach is made up by enlarging all of the body, at most this much.
MOST_SCALING = 0.12

#: What `shape_body` is; a provider may bring another one of the same base mesh.
Shaper: TypeAlias = Callable[[Body, dict[str, float], BodyArrays, Targets, Details], tuple[Floats, float]]


def _known(weights: Weights, targets: Targets) -> Weights:
    """Average shapes have no target of their own."""
    return {name: weight for name, weight in weights.items() if name in targets}


def shape_body(
    body: Body, expression: dict[str, float], arrays: BodyArrays, targets: Targets, details: Details
) -> tuple[Floats, float]:
    """Vertices [n, 3] of base mesh and helpers in decimetres, in the rest pose, and the standing height in metres.

    PersonError for ages below 25, unknown details or units, or a height that such a body cannot have.
    """
    if sum(body["ethnicity"].values()) <= 0:
        raise PersonError("At least one share of body.ethnicity must be above 0.")
    sliders = {name: float(value) for name, value in body.items() if isinstance(value, (int, float))}
    try:
        weights = _known(macro_weights(sliders, body["ethnicity"]), targets)
    except ValueError as error:
        raise PersonError(f"Only adults are made: body.{error}.") from error
    for name, weight in details.weights(body["details"]).items():
        weights[name] = weights.get(name, 0.0) + weight
    vertices = arrays.vertices.copy()
    targets.add(vertices, weights)
    targets.add(vertices, expression_weights(expression, body["ethnicity"], targets.names))

    def to_the_end(taller: bool) -> Floats:
        change = np.zeros_like(vertices)
        targets.add(change, _known(height_weights(sliders, "maxheight" if taller else "minheight"), targets))
        return change

    return as_tall(vertices, body["height"], to_the_end), body["height"]


def as_tall(vertices: Floats, height: float, to_the_end: Callable[[bool], Floats]) -> Floats:
    """Moves the height slider until the body is `height` metres tall; the targets are linear, so two shapes are enough.

    `to_the_end` answers how vertices [n, 3] in decimetres move when the slider goes from its middle to its upper (True) or
    lower end. PersonError where that and a little scaling are not enough.
    """
    wanted = height * DECIMETRES
    taller = wanted > float(np.ptp(vertices[:BODY_END, 1]))
    change = to_the_end(taller)
    start, slope = vertices[:BODY_END, 1], change[:BODY_END, 1]
    low, high = 0.0, 1.0
    for _ in range(24):
        middle = (low + high) / 2
        if (float(np.ptp(start + middle * slope)) < wanted) == taller:
            low = middle
        else:
            high = middle
    moved = vertices + np.float32((low + high) / 2) * change
    rest = wanted / float(np.ptp(moved[:BODY_END, 1]))
    if abs(rest - 1) > MOST_SCALING:
        raise PersonError(f"Such a body cannot be {height:g} m tall.")
    return moved * np.float32(rest)
