"""Small checks that are put together to one for a whole spec. Each takes a value and its path; SpecError says what is wrong."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from s2mgen.spec.errors import SpecError

Rule = Callable[[object, str], None]


def _below(path: str, key: object) -> str:
    return f"{path}[{key}]" if isinstance(key, int) else f"{path}.{key}" if path else str(key)


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def number(low: float = -math.inf, high: float = math.inf, *, above: float | None = None, why: str = "") -> Rule:
    """A finite number from `low` to `high`, or greater than `above`."""

    def rule(value: object, path: str) -> None:
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
            raise SpecError(path, f"must be a finite number, it is {_shown(value)}")
        if value < low:
            raise SpecError(path, f"must be at least {low:g}, it is {value:g}{why}")
        if value > high:
            raise SpecError(path, f"must be at most {high:g}, it is {value:g}")
        if above is not None and value <= above:
            raise SpecError(path, f"must be above {above:g}, it is {value:g}")

    return rule


def integer(low: int, high: int | None = None) -> Rule:
    in_range = number(low, math.inf if high is None else high)

    def rule(value: object, path: str) -> None:
        in_range(value, path)
        if not isinstance(value, int) and not (isinstance(value, float) and value.is_integer()):
            raise SpecError(path, f"must be a whole number, it is {_shown(value)}")

    return rule


def flag(value: object, path: str) -> None:
    """True or false."""
    if not isinstance(value, bool):
        raise SpecError(path, f"must be true or false, it is {_shown(value)}")


def text(value: object, path: str) -> None:
    """A string that is not empty."""
    if not isinstance(value, str) or not value:
        raise SpecError(path, f"must be a text that is not empty, it is {_shown(value)}")


def one_of(*choices: str | int) -> Rule:
    def rule(value: object, path: str) -> None:
        if isinstance(value, bool) or value not in choices:
            raise SpecError(path, f"must be {' or '.join(map(repr, choices))}, it is {_shown(value)}")

    return rule


def several(*rules: Rule) -> Rule:
    """A list of exactly these."""

    def rule(value: object, path: str) -> None:
        if not isinstance(value, Sequence) or isinstance(value, str) or len(value) != len(rules):
            raise SpecError(path, f"must be a list of {len(rules)}, it is {_shown(value)}")
        for i, (inner, part) in enumerate(zip(rules, value, strict=True)):
            inner(part, _below(path, i))

    return rule


def listed(inner: Rule, *, least: int = 0, most: int | None = None) -> Rule:
    """A list of any length, or of `least` to `most` entries."""

    def rule(value: object, path: str) -> None:
        if not isinstance(value, Sequence) or isinstance(value, str):
            raise SpecError(path, f"must be a list, it is {_shown(value)}")
        if len(value) < least:
            raise SpecError(path, f"must have at least {least} entries, it has {len(value)}")
        if most is not None and len(value) > most:
            raise SpecError(path, f"must have at most {most} entries, it has {len(value)}")
        for i, part in enumerate(value):
            inner(part, _below(path, i))

    return rule


def named(inner: Rule) -> Rule:
    """A table with any names."""

    def rule(value: object, path: str) -> None:
        if not isinstance(value, Mapping):
            raise SpecError(path, f"must be a table, it is {_shown(value)}")
        for key, part in value.items():
            inner(part, _below(path, key))

    return rule


def optional(inner: Rule) -> Rule:
    """The rule, or null."""

    def rule(value: object, path: str) -> None:
        if value is not None:
            inner(value, path)

    return rule


def table(fields: Mapping[str, Rule]) -> Rule:
    """A table with exactly these fields."""

    def rule(value: object, path: str) -> None:
        if not isinstance(value, Mapping):
            raise SpecError(path, f"must be a table, it is {_shown(value)}")
        for key, inner in fields.items():
            if key not in value:
                raise SpecError(_below(path, key), "is missing")
            inner(value[key], _below(path, key))
        for key in value:
            if key not in fields:
                raise SpecError(_below(path, key), "is not known")

    return rule


def tagged(tag: str, kinds: Mapping[str, Mapping[str, Rule]]) -> Rule:
    """A table whose field `tag` says which other fields it has."""
    rules = {kind: table({tag: one_of(kind), **fields}) for kind, fields in kinds.items()}
    choice = one_of(*kinds)

    def rule(value: object, path: str) -> None:
        if not isinstance(value, Mapping):
            raise SpecError(path, f"must be a table, it is {_shown(value)}")
        choice(value.get(tag), _below(path, tag))
        rules[value[tag]](value, path)

    return rule
