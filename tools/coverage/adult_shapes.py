"""How sliders move a body's vertices: a regression over random adults, and the bones that carry what is kept."""

from __future__ import annotations

from typing import Any

import numpy as np

from s2mgen.assets.reader import AssetPack
from s2mgen.human.accessories.head import EYE
from s2mgen.human.body.anatomy import Anatomy
from s2mgen.human.body.shape import shape_body
from s2mgen.human.posing.pose import rest_joints

Floats = np.ndarray[Any, np.dtype[np.float32]]
Ints = np.ndarray[Any, np.dtype[np.int64]]
ADULTS, RANK = 900, 14


def random_body(random: np.random.RandomState) -> dict[str, Any]:
    female = random.rand() < 0.5
    low, high = (1.45, 1.88) if female else (1.52, 2.02)
    shares = random.rand(3) ** 2 + 1e-3
    shares /= shares.sum()
    return {
        "gender": random.uniform(0, 0.15) if female else random.uniform(0.85, 1),
        "age": random.uniform(25, 90),
        "muscle": random.rand(),
        "weight": random.rand(),
        "height": low + (high - low) * (random.rand() + random.rand()) / 2,
        "proportions": random.uniform(0.4, 0.9),
        "cupSize": random.uniform(0.25, 0.75),
        "firmness": random.uniform(0.3, 0.8),
        "ethnicity": dict(zip(("african", "asian", "caucasian"), shares.tolist(), strict=True)),
        "details": {},
    }


def features(body: dict[str, Any]) -> list[float]:
    """As `features` of shared/domain/coverage/shape.ts."""
    g, a, h = body["gender"], (body["age"] - 25) / 65, body["height"] - 1.7
    m, w, p = body["muscle"] - 0.5, body["weight"] - 0.5, body["proportions"] - 0.5
    f = 1 - g
    c, firm = f * (body["cupSize"] - 0.5), f * (body["firmness"] - 0.5)
    return [
        1, g, a, h, h * h, m, abs(m), w, abs(w), p, c, firm, body["ethnicity"]["african"], body["ethnicity"]["asian"],
        g * a, g * h, g * m, g * abs(m), g * w, g * abs(w), g * p, m * w, a * m, a * w, h * w, h * m, a * abs(w), c * w,
    ]  # fmt: skip


def basis(pack: AssetPack, anatomy: Anatomy, at: Ints, bones: list[int]) -> tuple[Floats, Floats, float]:
    """Components [rank, n, 3] and weights [features, rank] of vertices `at`, joints and eyes; error in millimetres."""
    random = np.random.RandomState(5)
    rows, given = [], []
    for _ in range(ADULTS):
        body = random_body(random)
        vertices, _ = shape_body(body, {}, pack.body, pack.targets, anatomy.details)
        joints = rest_joints(vertices, pack.body.rig)[bones]
        eyes = [vertices[EYE[side]].mean(0) for side in ("left", "right")]
        rows.append(np.concatenate([vertices[at], joints, eyes]).ravel())
        given.append(features(body))
    wanted, known = np.array(rows, np.float64), np.array(given)
    solution = np.linalg.lstsq(known, wanted, rcond=None)[0]
    # The mean is a component of its own; the rest is what the features change about it.
    mean = wanted.mean(0)
    shift = np.linalg.lstsq(known, wanted - mean, rcond=None)[0]
    left, size, right = np.linalg.svd(known @ shift, full_matrices=False)
    components = right[:RANK] * (size[:RANK, None] / np.sqrt(ADULTS))
    weights = np.linalg.lstsq(known, left[:, :RANK] * np.sqrt(ADULTS), rcond=None)[0]
    error = wanted - (mean + known @ weights @ components)
    print("exact regression", np.sqrt(((wanted - known @ solution) ** 2).mean()) * 100, "mm")
    shape = (RANK + 1, -1, 3)
    return np.concatenate([mean[None], components]).reshape(shape), weights, float(np.sqrt((error**2).mean()) * 100)


def above(bone: int, kept: list[int], parents: Any) -> int:
    at = bone
    while at not in kept:
        at = int(parents[at])
        if at < 0:
            return kept[0]
    return at


def bone_weights(body: Any, at: Ints, kept_bone: Ints, bones: list[int]) -> tuple[Ints, Ints]:
    """The four strongest kept bones of each vertex, and their weights in 255ths."""
    index = {bone: number for number, bone in enumerate(bones)}
    out_bones, out_weights = np.zeros((len(at), 4), np.int64), np.zeros((len(at), 4), np.int64)
    for row, vertex in enumerate(at):
        sums: dict[int, float] = {}
        for bone, weight in zip(body.bones[vertex], body.weights[vertex], strict=True):
            own = index[int(kept_bone[bone])]
            sums[own] = sums.get(own, 0) + float(weight)
        best = sorted(sums.items(), key=lambda pair: -pair[1])[:4]
        total = sum(weight for _, weight in best)
        shares = [round(255 * weight / total) for _, weight in best]
        shares[0] += 255 - sum(shares)
        for number, ((bone, _), share) in enumerate(zip(best, shares, strict=True)):
            out_bones[row, number], out_weights[row, number] = bone, share
    return out_bones, out_weights
