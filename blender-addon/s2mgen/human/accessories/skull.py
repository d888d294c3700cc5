"""Cloth on the head: a smooth hull around the skull or the lower face, without noses, lips and ears in it."""

from __future__ import annotations

import numpy as np

from s2mgen.assets.contents import Floats
from s2mgen.human.accessories.head import EYE, Head
from s2mgen.human.accessories.shapes import grid_faces
from s2mgen.human.clothes.sheet import Sheet, joined
from s2mgen.spec.types import MadeHat

#: Brim of each hat as (height in front, height behind) and its distance from the skull: decimetres about the eyes' height.
BRIMS = {"beanie": (0.5, -0.35, 0.09), "cap": (0.55, 0.02, 0.07), "headscarf": (0.58, -0.75, 0.05)}
AROUND, UPWARDS = 40, 9


def brim_plane(hat: MadeHat, vertices: Floats) -> Floats:
    """Coefficients [3] of the brim's height over (sideways, depth, 1) on unposed vertices [n, 3] of the base mesh."""
    eyes = (vertices[EYE["left"]].mean(0) + vertices[EYE["right"]].mean(0)) / 2
    return _brim(hat, eyes)


def _brim(hat: MadeHat, eyes: Floats) -> Floats:
    front, behind, _ = BRIMS[hat["shape"]]
    slope = (front - behind) / 1.85
    return np.array([0.0, slope, eyes[1] + front - slope * (eyes[2] + 0.2)])


def hat_sheet(hat: MadeHat, head: Head) -> Sheet:
    """The hat in decimetres on the unposed head."""
    eyes = (head.left + head.right) / 2
    centre = eyes + np.array([0, 0.2, -0.7])
    plane, away = _brim(hat, eyes), BRIMS[hat["shape"]][2]
    turn = 2 * np.pi * np.arange(AROUND) / AROUND
    # Where a ray at skull's distance meets the plane of the brim.
    level = plane[1] * (centre[2] + 0.85 * np.cos(turn)) + plane[2] - centre[1]
    lowest = np.arctan2(level, 0.85)
    rise = np.linspace(0, 1, UPWARDS) ** 0.85
    angle = lowest + (np.pi / 2 - 0.02 - lowest) * rise[:, None]
    direction = np.stack([np.cos(angle) * np.sin(turn), np.sin(angle), np.cos(angle) * np.cos(turn)], 2)
    skull = head.skin if hat["shape"] == "headscarf" else head.skull
    reach = _hull(direction.reshape(-1, 3), skull - centre, 0.97).reshape(angle.shape)
    reach = _smooth(reach) + away
    if hat["shape"] == "beanie":
        # Knitted caps end in a slack top and a turned-up brim.
        reach += 0.12 * rise[:, None] ** 3 + 0.05 * np.clip(1 - abs(rise[:, None] - 0.12) / 0.16, 0, 1)
        reach += 0.012 * np.sin(3 * turn + 5 * rise[:, None])
    if hat["shape"] == "headscarf":
        reach += 0.02 * np.sin(9 * rise[:, None] + 3 * np.cos(turn)) * (np.cos(turn) < 0.6)
    points = centre + direction * reach[..., None]
    inner = centre + direction[:1] * (reach[:1, :, None] - away * 0.9)
    rows = np.concatenate([inner, points])
    if hat["shape"] == "cap":
        return _with_visor(rows, turn)
    return _woven(rows, closed=True)


def mask_sheet(head: Head) -> Sheet:
    """Cloth over mouth and nose, from ear to ear, in decimetres on the unposed head."""
    eyes = (head.left + head.right) / 2
    centre = eyes + np.array([0, -0.55, -0.75])
    turn = np.linspace(-1.18, 1.18, 25)
    aside = abs(turn) / 1.18
    top, low = -0.13 - 0.27 * aside**1.3, -1.0 + 0.36 * aside**2
    share = np.linspace(0, 1, 9)[:, None]
    height = eyes[1] + low + (top - low) * share
    face = head.skin[head.skin[:, 2] > eyes[2] - 1.0]
    reach = np.empty(height.shape)
    angle_of, out = np.arctan2(face[:, 0], face[:, 2] - centre[2]), np.hypot(face[:, 0], face[:, 2] - centre[2])
    for at in np.ndindex(*height.shape):
        near = (abs(angle_of - turn[at[1]]) < 0.12) & (abs(face[:, 1] - height[at]) < 0.1)
        reach[at] = out[near].max(initial=0.0)
    reach[reach == 0] = np.median(reach[reach > 0])
    # Cloth spans hollows: it bows between chin and nose.
    for _ in range(3):
        mean = reach.copy()
        mean[1:-1] = (reach[:-2] + reach[1:-1] + reach[2:]) / 3
        mean[:, 1:-1] = (mean[:, :-2] + mean[:, 1:-1] + mean[:, 2:]) / 3
        reach = np.maximum(reach, mean)
    reach = _across(reach.astype(np.float32)) + 0.045
    reach[0] -= 0.03
    pleats = 0.012 * np.sin(share * 9.4) * (1 - aside**2)
    points = np.stack([np.sin(turn) * (reach + pleats), height, centre[2] + np.cos(turn) * (reach + pleats)], 2)
    return _woven(points, closed=False)


def _hull(direction: Floats, skin: Floats, near: float) -> Floats:
    """How far skin [n, 3] reaches in each unit direction [d, 3]: the farthest point within a narrow cone."""
    far = np.linalg.norm(skin, axis=1)
    cosine = direction.astype(np.float32) @ (skin / far[:, None]).T.astype(np.float32)
    reach = np.where(cosine > near, far * cosine, 0).max(1)
    return np.where(reach > 0, reach, np.median(reach[reach > 0]))


def _smooth(reach: Floats) -> Floats:
    """A taut hull: never below the skull."""
    for _ in range(2):
        mean = (np.roll(reach, 1, 1) + reach + np.roll(reach, -1, 1)) / 3
        mean[1:-1] = (mean[:-2] + mean[1:-1] + mean[2:]) / 3
        reach = np.maximum(reach, mean)
    reach[-2:] = reach[-2:].mean()
    return reach


def _across(reach: Floats) -> Floats:
    inner = reach.copy()
    inner[:, 1:-1] = (reach[:, :-2] + 2 * reach[:, 1:-1] + reach[:, 2:]) / 4
    return np.maximum(reach, inner)


def _woven(points: Floats, closed: bool) -> Sheet:
    """A grid of points [rows, columns, 3] as cloth with texture coordinates."""
    rows, columns = points.shape[:2]
    faces = grid_faces(rows, columns, False, closed)
    place = np.stack([faces % columns, faces // columns], 2).astype(np.float32)
    # The last column joins the first.
    place[..., 0] = np.where(
        (place[..., 0] == 0) & (place[..., 0].max(1, keepdims=True) == columns - 1), columns, place[..., 0]
    )
    uvs = place / np.array([columns, rows], np.float32) * np.array([1, 0.3], np.float32)
    return Sheet(points.reshape(-1, 3).astype(np.float32), faces.astype(np.int32), uvs.astype(np.float32))


def _with_visor(rows: Floats, turn: Floats) -> Sheet:
    """A cap's peak: from the brim's front forwards and a little down."""
    front = np.argsort(abs((turn + np.pi) % (2 * np.pi) - np.pi))[:15]
    front = front[np.argsort((turn[front] + np.pi) % (2 * np.pi))]
    edge = rows[1, front]
    bow = np.cos(np.linspace(-1, 1, len(front)) * np.pi / 2)[:, None] ** 0.6
    out = [edge + np.array([0, -0.09, 0.68]) * bow * share + [0, 0.015, 0] for share in (0.0, 0.4, 0.75, 1.0)]
    under = [point - [0, 0.03, 0] for point in out[::-1]]
    return joined([_woven(rows, closed=True), _woven(np.stack([*out, *under]), closed=False)])
