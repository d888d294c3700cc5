"""Face units → weights of morph targets."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from s2mgen.human.body.macros import NEGLIGIBLE, Weights
from s2mgen.human.errors import PersonError


def expression_weights(units: Mapping[str, float], ethnicity: Mapping[str, float], targets: Collection[str]) -> Weights:
    """Every unit has one target per ethnicity: they are blended by its shares. PersonError for an unknown unit."""
    total = sum(ethnicity.values())
    weights: Weights = {}
    for unit, value in units.items():
        for race, share in ethnicity.items():
            target = f"expression/units/{race}/{unit}"
            if target not in targets:
                raise PersonError(f"There is no face unit {unit} in the asset pack.")
            weights[target] = value * share / total
    return {target: weight for target, weight in weights.items() if weight > NEGLIGIBLE}
