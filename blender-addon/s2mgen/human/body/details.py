"""Detail morphs by name: `head/head-age` stands for the pair of targets that make a head look younger or older."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from s2mgen.human.body.macros import NEGLIGIBLE, Weights
from s2mgen.human.errors import PersonError

#: Endings of target pairs, minus end first.
ENDS = (
    ('less', 'more'), ('decr', 'incr'), ('min', 'max'), ('in', 'out'), ('down', 'up'), ('backward', 'forward'),
    ('small', 'big'), ('deflate', 'inflate'), ('concave', 'convex'), ('skinny', 'fat'), ('compress', 'uncompress'),
    ('lessgreek', 'moregreek'), ('lesshump', 'morehump'), ('potato', 'point'), ('pointed', 'triangle'),
    ('square', 'round'), ('varun', 'valgus'), ('decrease', 'increase'), ('l', 'r'),
)  # fmt: skip


#: Shapes without an opposite, though some of their names look like one's ends.
HEAD_SHAPES = frozenset(
    f"head/head-{shape}"
    for shape in ("oval", "round", "rectangular", "square", "triangular", "invertedtriangular", "diamond")
)


class Details:
    """Names of detail morphs over the targets of a pack.

    A name is `group/target`; where one target has several pairs (`head-trans` goes in and out, down and up …) the pair
    follows: `head/head-trans-down-up`. Without `l-` or `r-` a sided target moves both sides. A target without opposite
    (`head/head-oval`) takes values from 0 to 1.
    """

    def __init__(self, targets: Collection[str]) -> None:
        self._pairs: dict[str, tuple[str | None, str]] = {}
        detail = sorted(name for name in targets if not name.startswith(("macrodetails", "expression/")))
        pairs: dict[str, list[tuple[str, str]]] = {}
        ends: set[str] = set()
        for name in detail:
            for minus, plus in ENDS:
                stem = name.removesuffix(f"-{minus}")
                if stem != name and f"{stem}-{plus}" in targets and name not in HEAD_SHAPES:
                    pairs.setdefault(stem, []).append((minus, plus))
                    ends.update((name, f"{stem}-{plus}"))
        for name in detail:
            if name not in ends and not _is_macro_breast(name):
                self._pairs[name] = (None, name)
        for stem, own in pairs.items():
            for minus, plus in own:
                key = stem if len(own) == 1 else f"{stem}-{minus}-{plus}"
                self._pairs[key] = (f"{stem}-{minus}", f"{stem}-{plus}")

    @property
    def names(self) -> list[str]:
        return sorted(self._pairs)

    def weights(self, details: Mapping[str, float]) -> Weights:
        """Weights of targets. PersonError for an unknown name, or a negative value where there is no minus end."""
        weights: Weights = {}
        for name, value in details.items():
            for key in self._sides(name):
                minus, plus = self._pairs[key]
                if value < 0 and minus is None:
                    raise PersonError(f"The detail {name} takes values from 0 to 1, it is {value:g}.")
                target = plus if value >= 0 or minus is None else minus
                weights[target] = weights.get(target, 0.0) + abs(value)
        return {target: weight for target, weight in weights.items() if weight > NEGLIGIBLE}

    def _sides(self, name: str) -> list[str]:
        if name in self._pairs:
            return [name]
        group, _, target = name.partition("/")
        both = [f"{group}/{side}-{target}" for side in "lr"]
        if all(key in self._pairs for key in both):
            return both
        raise PersonError(f"There is no detail {name} in the asset pack.")


def _is_macro_breast(name: str) -> bool:
    """Breast shapes that belong to the macro sliders."""
    return name.startswith("breast/") and "cup-" in name
