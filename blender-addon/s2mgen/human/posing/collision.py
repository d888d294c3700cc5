"""Arms that go through trunk, head, legs or each other are moved out, in bounded steps; nothing is drawn at random."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from s2mgen.human.posing.arm_state import ArmState
from s2mgen.human.posing.body_capsules import Girth, arm_capsules
from s2mgen.human.posing.capsules import Capsules, joined, nearest
from s2mgen.skeleton.rotations import Array, unit

#: Flesh gives way: this deep, decimetres, is touching.
TOUCHING = 0.08
STEPS = 12
#: Nearer than this to the axis of the trunk, an arm leaves it to the front or the back; elbows are behind from there on.
DEEP, BEHIND = 0.9, -1.3
#: How much of each contact moves the wrist: of upper arm, forearm and hand. The rest moves the elbow.
MOVES_WRIST = (0.3, None, 1.0)


@dataclass(frozen=True)
class Contact:
    """`part` of the arm (0 upper arm, 1 forearm, 2 hand) is `depth` inside something; `out` leads out.

    `share` says where along the part, 0 … 1.
    """

    part: int
    depth: float
    out: Array
    share: float
    name: str


def contacts(own: Capsules, others: Capsules, chest: Array) -> list[Contact]:
    """Where an arm's capsules (elbow in their middle) are inside others. `chest`: its rotation."""
    found: list[Contact] = []
    # Upper arms leave the trunk on their own side.
    sideways = 1.0 if own.names[0].endswith("L") else -1.0
    for part in range(len(own.names)):
        distance, out, share = nearest(own.first[part], own.last[part], others)
        depth = others.radius + own.radius[part] - distance
        for hit in np.flatnonzero(depth > TOUCHING):
            way = out[hit]
            if others.names[hit].startswith("trunk"):
                way = _out_of_trunk(way, float(distance[hit]), own.last[0] - others.first[hit], chest)
                if part == 0:
                    way = unit(way + chest[:, 0] * sideways)
            found.append(Contact(part, float(depth[hit]), way, float(share[hit]), others.names[hit]))
    return found


def _out_of_trunk(way: Array, distance: float, elbow: Array, chest: Array) -> Array:
    """Near a trunk's axis the nearest way out means little: it is to the front, or to the back for an elbow behind."""
    if distance > DEEP:
        return way
    ahead = -1.0 if float(chest[:, 2] @ elbow) < BEHIND else 1.0
    level = way - chest[:, 1] * (chest[:, 1] @ way)
    return unit(level * (distance / DEEP) + chest[:, 2] * ahead)


def freed(left: ArmState, right: ArmState, body: Capsules, own: Girth) -> None:
    """Moves the arms out of the body and of each other, as far as ten steps go; the best of them stays."""
    best = _depth(left, right, body, own)
    kept = (_copy(left), _copy(right))
    for step in range(STEPS):
        if best <= TOUCHING:
            break
        for state, other in ((left, right), (right, left)):
            # Of two arms in each other's way the second gives way twice as often.
            others = joined([body, arm_capsules(own, other)])
            found = contacts(arm_capsules(own, state), others, state.chest)
            if found:
                _push(state, found, 0.6 + 0.05 * step)
        now = _depth(left, right, body, own)
        if now < best - 1e-6:
            best, kept = now, (_copy(left), _copy(right))
    for state, saved in zip((left, right), kept, strict=True):
        state.__dict__.update(saved)


def _copy(state: ArmState) -> dict[str, object]:
    return dict(state.__dict__)


def _depth(left: ArmState, right: ArmState, body: Capsules, own: Girth) -> float:
    """How deep the deepest contact is."""
    arms = arm_capsules(own, left), arm_capsules(own, right)
    found = contacts(arms[0], joined([body, arms[1]]), left.chest) + contacts(arms[1], body, right.chest)
    return max((contact.depth for contact in found), default=0.0)


def _push(state: ArmState, found: list[Contact], share: float) -> None:
    wrist, elbow = state.wrist.copy(), state.elbow.copy()
    for contact in found:
        way = contact.out * (contact.depth - 0.5 * TOUCHING) * share / max(1.0, 0.6 * np.sqrt(len(found)))
        own = MOVES_WRIST[contact.part]
        to_wrist = contact.share if own is None else own
        wrist += way * to_wrist
        elbow += way * (1 - to_wrist)
    along = unit(wrist - state.shoulder)
    bend = elbow - state.shoulder
    bend -= along * (along @ bend)
    pole = bend if bend @ bend > 1e-4 else state.pole
    state.move(wrist, pole)
