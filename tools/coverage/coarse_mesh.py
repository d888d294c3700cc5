"""A mesh of few vertices out of one of many: kept vertices, and the triangles of their geodesic Voronoi cells."""

from __future__ import annotations

import heapq
from typing import Any

import numpy as np

Floats = np.ndarray[Any, np.dtype[np.float32]]
Ints = np.ndarray[Any, np.dtype[np.int64]]


def edges_of(faces: Ints, points: Floats) -> dict[int, list[tuple[int, float]]]:
    pairs = np.unique(np.sort(np.concatenate([faces[:, [i, (i + 1) % 4]] for i in range(4)]), 1), axis=0)
    lengths = np.linalg.norm(points[pairs[:, 0]] - points[pairs[:, 1]], axis=1)
    near: dict[int, list[tuple[int, float]]] = {}
    for (a, b), length in zip(pairs.tolist(), lengths.tolist(), strict=True):
        if a != b:
            near.setdefault(a, []).append((b, length))
            near.setdefault(b, []).append((a, length))
    return near


def spread(near: dict[int, list[tuple[int, float]]], start: int, reach: float) -> dict[int, float]:
    """Vertices within a geodesic distance."""
    found: dict[int, float] = {}
    queue = [(0.0, start)]
    while queue:
        distance, at = heapq.heappop(queue)
        if at in found:
            continue
        found[at] = distance
        for other, length in near.get(at, []):
            if distance + length <= reach and other not in found:
                heapq.heappush(queue, (distance + length, other))
    return found


def coarse(faces: Ints, points: Floats, spacing: Floats) -> tuple[Ints, Ints, Ints]:
    """Kept vertices, triangles of them (indices into the kept), and the kept one that each vertex belongs to [n]."""
    near = edges_of(faces, points)
    order = np.random.RandomState(1).permutation(np.unique(faces))
    taken = np.zeros(len(points), bool)
    kept: list[int] = []
    for vertex in order.tolist():
        if taken[vertex]:
            continue
        kept.append(vertex)
        taken[list(spread(near, vertex, float(spacing[vertex])))] = True
    owner = np.full(len(points), -1)
    queue = [(0.0, vertex, number) for number, vertex in enumerate(kept)]
    heapq.heapify(queue)
    while queue:
        distance, at, number = heapq.heappop(queue)
        if owner[at] >= 0:
            continue
        owner[at] = number
        for other, length in near[at]:
            if owner[other] < 0:
                heapq.heappush(queue, (distance + length, other, number))
    split = owner[np.concatenate([faces[:, [0, 1, 2]], faces[:, [0, 2, 3]]])]
    whole = (split[:, 0] != split[:, 1]) & (split[:, 1] != split[:, 2]) & (split[:, 2] != split[:, 0])
    split = split[whole]
    first = np.unique(np.sort(split, 1), axis=0, return_index=True)[1]
    return np.array(kept), split[np.sort(first)], owner
