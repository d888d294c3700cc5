"""The people of a frame: built once, kept while frames show them, and moved to where they stand."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from s2mgen.human.geometry import Human
from s2mgen.scene.aim import Point
from s2mgen.scene.person import build_person
from s2mgen.scene.pictures import Pictures
from s2mgen.scene.troupe import Troupe

Provider = Callable[[Mapping[str, Any], Mapping[str, int]], Human]


class _Member:
    """One place in the cast: a troupe, who is in it, and where it stands."""

    def __init__(self, number: int) -> None:
        self.troupe = Troupe(f"person {number}")
        self.key = ""
        self.human: Human | None = None
        self.position = (0.0, 0.0)


class Cast:
    """Up to five people, in the order of the spec. Number n has the object pass index n + 1."""

    def __init__(self, provider: Provider, pictures: Pictures) -> None:
        self._provider, self._pictures = provider, pictures
        self._members: list[_Member] = []

    def show(self, people: Sequence[Mapping[str, Any]], parts: Mapping[str, int]) -> None:
        """Builds who is new, removes who left, and puts all in their places. Errors leave an empty place behind."""
        while len(self._members) < len(people):
            self._members.append(_Member(len(self._members)))
        for number, member in enumerate(self._members):
            wanted = people[number] if number < len(people) else None
            self._fill(number, member, None if wanted is None else wanted["person"], parts)
            if wanted is not None:
                member.position = (float(wanted["position"][0]), float(wanted["position"][1]))
                member.troupe.move_to((*member.position, 0.0))

    def _fill(self, number: int, member: _Member, person: Mapping[str, Any] | None, parts: Mapping[str, int]) -> None:
        key = "" if person is None else hashlib.sha1(json.dumps([person, parts], sort_keys=True).encode()).hexdigest()
        if key == member.key:
            return
        member.key, member.human = "", None
        member.troupe.clear()
        if person is None:
            return
        human = self._provider(person, parts)
        try:
            build_person(human, set(parts.values()), member.troupe, self._pictures)
        except BaseException:
            member.troupe.clear()
            raise
        member.troupe.number(number + 1)
        member.key, member.human = key, human

    def landmarks(self, number: int) -> dict[str, Point]:
        """Where the parts of the body of person `number` are in the room; empty where nobody is."""
        return self._placed(number, "landmarks")

    def keypoints(self, number: int) -> dict[str, Point]:
        """Where joints and points of the face of person `number` are in the room; empty where the provider has none."""
        return self._placed(number, "keypoints")

    def ita(self, number: int) -> float | None:
        """Individual typology angle of the skin as built, degrees; None where the provider did not measure it."""
        human = self._members[number].human if number < len(self._members) else None
        found = getattr(human, "ita", None)
        return None if found is None else float(found)

    def _placed(self, number: int, name: str) -> dict[str, Point]:
        """Named points of a person, who was made at the origin, where it stands now."""
        member = self._members[number] if number < len(self._members) else None
        if member is None or member.human is None:
            return {}
        x, y = member.position
        points: Mapping[str, Point] = getattr(member.human, name, {})
        return {key: (point[0] + x, point[1] + y, point[2]) for key, point in points.items()}
