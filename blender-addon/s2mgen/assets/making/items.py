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
        hidden_bottom=_under_bottom(source, data, faces, bottom, hidden),
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


def _under_bottom(
    source: MakeHumanData, data: dict[str, Any], faces: np.ndarray, bottom: np.ndarray, hidden: np.ndarray
) -> np.ndarray:
    """Which of the body vertices that a suit hides lie under its lower half: the nearest piece of it decides. bool [h]."""
    body = np.array(source.model["vertices"], np.float32).reshape(-1, 3)
    worn = np.einsum("nkc,nk->nc", body[np.array(data["ref_vIdxs"])], np.array(data["weights"])) + np.array(
        data["offsets"]
    )
    is_bottom = np.zeros(len(worn), bool)
    is_bottom[np.unique(faces[bottom])] = True
    out = np.zeros(len(hidden), bool)
    for first in range(0, len(hidden), 256):
        own = body[hidden[first : first + 256], None]
        out[first : first + 256] = is_bottom[((worn[None] - own) ** 2).sum(2).argmin(1)]
    return out


def _texture(source: MakeHumanData, item: AllowedItem, relative: str, folder: PackFolder) -> str:
    """Copies a texture. Equal pictures (all teeth share one) are stored once, named by their content."""
    path = (source.root / PROXIES / item.path).parent / relative
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error}. Install the npm packages again.") from error
    name = f"textures/{path.stem}-{hashlib.sha256(data).hexdigest()[:8]}.png"
    return name if name in folder.files else folder.bytes(name, data)
