"""Fitted items: clothes, shoes, hats, hair, eyes, brows, lashes, teeth, tongue."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import numpy as np

from s2mgen.assets.allowlist import AllowedItem
from s2mgen.assets.islands import islands
from s2mgen.assets.making.folder import PackFolder
from s2mgen.assets.source import MakeHumanData, SourceError, quads

PROXIES = "public/data/proxies"
#: A connected piece of a suit belongs to its lower half when the middle of its heights lies below this, in decimetres.
WAIST = 1.0
#: A half of a suit hides the body from this far inside its edge, decimetres; the edge is looked for in so many directions.
MARGIN, SECTORS = 0.25, 12
#: Vertices before this one are the body itself; helpers and joints follow.
BODY_END = 13380
#: Measure of the head for items that have none of their own: axis → vertex, vertex, length in decimetres.
HEAD_SCALE = {"x": (5399, 11998, 1.480), "y": (791, 881, 2.330), "z": (962, 5320, 1.922)}


def make_items(
    source: MakeHumanData, items: tuple[AllowedItem, ...], folder: PackFolder, progress: Callable[[float], None]
) -> dict[str, list[dict[str, object]]]:
    """Writes arrays and textures of every item; answers the entries of `pack.json` by kind."""
    entries: dict[str, list[dict[str, object]]] = {}
    for done, item in enumerate(items):
        entries.setdefault(item.id.split("/")[0], []).append(_make_item(source, item, folder))
        progress((done + 1) / len(items))
    return entries


def _make_item(source: MakeHumanData, item: AllowedItem, folder: PackFolder) -> dict[str, object]:
    data = source.json(f"{PROXIES}/{item.path}")
    if data["metadata"]["uuid"] != item.uuid:
        raise SourceError(f"{item.path} has another uuid than the one whose licence was checked.")
    faces, uv_faces, _ = quads(data["faces"], item.path)
    uvs = np.array(data["uvs"][0], np.float32).reshape(-1, 2)
    rest = np.array(data["vertices"], np.float32).reshape(-1, 3)
    bottom = _bottom(faces, rest[:, 1])
    hidden = np.flatnonzero(data["metadata"]["deleteVerts"])
    hidden = hidden[hidden < BODY_END]
    under_bottom, safe = _under_halves(source, data, faces, bottom, hidden)
    influences = data["influencesPerVertex"]
    weights = np.array(data["skinWeights"], np.float32).reshape(-1, influences)
    file = folder.arrays(
        f"items/{item.id}.npz",
        faces=faces,
        uvs=uvs[uv_faces],
        bottom=bottom,
        references=np.array(data["ref_vIdxs"], np.uint16),
        shares=np.array(data["weights"], np.float32),
        offsets=np.array(data["offsets"], np.float32),
        bones=(np.array(data["skinIndices"]).reshape(-1, influences) // 2).astype(np.uint8),
        weights=weights / np.maximum(weights.sum(1, keepdims=True), 1e-9),
        hidden=hidden.astype(np.uint16),
        under_bottom=under_bottom,
        safe=safe,
        scale_vertices=np.array([(item.scale or HEAD_SCALE)[axis][:2] for axis in "xyz"], np.int32),
        scale_lengths=np.array([(item.scale or HEAD_SCALE)[axis][2] for axis in "xyz"], np.float32),
    )
    textures = [_texture(source, item, material["mapDiffuse"], folder) for material in data["materials"]]
    if len(textures) != item.variants:
        raise SourceError(f"{item.path} has {len(textures)} textures; {item.variants} are known.")
    return {
        "id": item.id,
        "author": item.author,
        "licence": item.licence,
        "tags": list(item.tags),
        "parts": list(item.parts),
        "covers": list(item.covers),
        "layer": item.z_depth,
        "arrays": file,
        "textures": textures,
    }


def _bottom(faces: np.ndarray, heights: np.ndarray) -> np.ndarray:
    """Whether each face belongs to the lower half of a suit. bool [f]."""
    piece = islands(faces)
    out = np.zeros(len(faces), bool)
    for number in range(int(piece.max()) + 1):
        own = heights[np.unique(faces[piece == number])]
        out[piece == number] = (own.min() + own.max()) / 2 < WAIST
    return out


def _under_halves(
    source: MakeHumanData, data: dict[str, Any], faces: np.ndarray, bottom: np.ndarray, hidden: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Which of the body vertices that a suit hides lie under its bottom, and which a half covers by itself. bool [h] each.

    A vertex belongs to the half that is nearest. Near the waist neither covers it safely: each half relies on the other.
    """
    body = np.array(source.model["vertices"], np.float32).reshape(-1, 3)
    fitted = np.einsum("nkc,nk->nc", body[np.array(data["ref_vIdxs"])], np.array(data["weights"])) + np.array(
        data["offsets"]
    )
    is_bottom = np.zeros(len(fitted), bool)
    is_bottom[np.unique(faces[bottom])] = True
    if is_bottom.any() == is_bottom.all():
        return np.full(len(hidden), bool(is_bottom.all())), np.ones(len(hidden), bool)
    nearest = np.empty(len(hidden), bool)
    for first in range(0, len(hidden), 256):
        own = body[hidden[first : first + 256], None]
        nearest[first : first + 256] = is_bottom[((fitted[None] - own) ** 2).sum(2).argmin(1)]
    heights, sector = body[hidden, 1], _sector(body[hidden])
    top_ends, bottom_starts = _edge(fitted, faces[~bottom], lower=True), _edge(fitted, faces[bottom], lower=False)
    safe = np.where(nearest, heights < bottom_starts[sector] - MARGIN, heights > top_ends[sector] + MARGIN)
    return nearest, safe


def _sector(points: np.ndarray) -> np.ndarray:
    """In which direction from the body's axis points lie. int [n]."""
    return (np.arctan2(points[:, 0], points[:, 2]) / (2 * np.pi) * SECTORS).astype(int) % SECTORS


def _edge(fitted: np.ndarray, faces: np.ndarray, lower: bool) -> np.ndarray:
    """Height of the lower or upper end of one half of a suit at the waist, in every direction around. [SECTORS]"""
    used = fitted[np.unique(faces)]
    trunk = used[(abs(used[:, 0]) < 2.2) & (abs(used[:, 1] - WAIST) < 3.0)]
    sector = _sector(trunk)
    ends = [trunk[sector == number, 1] for number in range(SECTORS)]
    known = [end.min() if lower else end.max() for end in ends if len(end)]
    other = max(known) if lower else min(known)
    return np.array([other if len(end) == 0 else end.min() if lower else end.max() for end in ends])


def _texture(source: MakeHumanData, item: AllowedItem, relative: str, folder: PackFolder) -> str:
    """Copies a texture. Equal pictures (all teeth share one) are stored once, named by their content."""
    path = (source.root / PROXIES / item.path).parent / relative
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error}. Install the npm packages again.") from error
    name = f"textures/{path.stem}-{hashlib.sha256(data).hexdigest()[:8]}.png"
    return name if name in folder.files else folder.bytes(name, data)
