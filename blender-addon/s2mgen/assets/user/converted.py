"""MakeHuman's assets, one by one, into the folder of a pack of ours. All answer the entry of `pack.json`."""

from __future__ import annotations

import gzip
import hashlib
import io
import math
import tempfile
import zipfile
from pathlib import Path, PurePosixPath
from typing import Any

import numpy as np

from s2mgen.assets.cielab import to_lab, typology_angle
from s2mgen.assets.contents import BodyArrays, Floats
from s2mgen.assets.making.evenness import evened
from s2mgen.assets.making.folder import PackFolder
from s2mgen.assets.making.items import BODY_END, HEAD_SCALE
from s2mgen.assets.making.skins import LAB_STEP
from s2mgen.assets.png import PictureError, read_png
from s2mgen.assets.user.files import UserFileError, UserFiles
from s2mgen.assets.user.mesh_files import BASE_VERTICES, Fit, read_material, read_obj

INFLUENCES = 4
#: Side of the skin textures of packs, pixels.
SKIN_SIDE = 512
PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp")


def item_arrays(
    files: UserFiles, name: str, fit: Fit, body: BodyArrays, folder: PackFolder, asset: str, part: str
) -> str:
    """Faces, fitting and skin weights of an item; `part` is whole, top or bottom."""
    obj = files.beside(name, fit.obj_file or f"{PurePosixPath(name).stem}.obj")
    vertices, faces, uvs = read_obj(files.text(obj), obj)
    if len(vertices) != len(fit.references):
        raise UserFileError(f"{name} fits {len(fit.references)} vertices, and {obj} has {len(vertices)}.")
    bones, weights = _skinning(fit, body)
    hidden = fit.hidden[fit.hidden < BODY_END]
    scale = {**HEAD_SCALE, **fit.scale}
    return folder.arrays(
        f"items/{asset}.npz",
        faces=faces,
        uvs=uvs,
        bottom=np.full(len(faces), part == "bottom"),
        references=fit.references,
        shares=fit.shares,
        offsets=fit.offsets,
        bones=bones,
        weights=weights,
        hidden=hidden.astype(np.uint16),
        under_bottom=np.full(len(hidden), part == "bottom"),
        safe=np.ones(len(hidden), bool),
        scale_vertices=np.array([scale[axis][:2] for axis in "xyz"], np.int32),
        scale_lengths=np.array([scale[axis][2] for axis in "xyz"], np.float32),
    )


def _skinning(fit: Fit, body: BodyArrays) -> tuple[np.ndarray, Floats]:
    """Weights of an item's vertex: those of the body below it, the four strongest."""
    whole = np.zeros((len(fit.references), len(body.rig.names)), np.float32)
    rows = np.arange(len(whole))[:, None]
    for corner in range(3):
        of = fit.references[:, corner]
        np.add.at(whole, (rows, body.bones[of]), body.weights[of] * fit.shares[:, corner, None])
    strongest = np.argsort(-whole, axis=1, kind="stable")[:, :INFLUENCES]
    weights = np.maximum(np.take_along_axis(whole, strongest, 1), 0)
    return strongest.astype(np.uint8), weights / np.maximum(weights.sum(1, keepdims=True), 1e-9)


def textures_of(files: UserFiles, name: str, fit: Fit, folder: PackFolder) -> list[str]:
    """Copies the picture of an item's material, or makes one of its colour."""
    own = fit.material or f"{PurePosixPath(name).stem}.mhmat"
    try:
        material_file = files.beside(name, own)
    except UserFileError:
        if fit.material:
            raise
        return [_plain_texture((0.5, 0.5, 0.5), folder)]
    material = read_material(files.text(material_file))
    if "diffusetexture" not in material:
        colour = [float(part) for part in material.get("diffusecolor", "0.5 0.5 0.5").split()[:3]]
        return [_plain_texture(colour, folder)]
    picture = files.beside(material_file, material["diffusetexture"])
    ending = PurePosixPath(picture).suffix.lower()
    if ending not in PICTURES:
        raise UserFileError(f"{picture} is no picture of a kind that can be used.")
    data = files.bytes(picture)
    target = f"textures/{PurePosixPath(picture).stem}-{hashlib.sha256(data).hexdigest()[:8]}{ending}"
    return [target if target in folder.files else folder.bytes(target, data)]


def _plain_texture(colour: Any, folder: PackFolder) -> str:
    from s2mgen.scene.png import png

    data = png(np.tile((np.clip(np.array(colour, float), 0, 1) * 255).astype(np.uint8), (4, 4, 1)))
    target = f"textures/plain-{hashlib.sha256(data).hexdigest()[:8]}.png"
    return target if target in folder.files else folder.bytes(target, data)


def skin_entry(files: UserFiles, name: str, body: BodyArrays, folder: PackFolder, asset: str) -> dict[str, Any]:
    """A skin of the base mesh's texture coordinates: CIELAB in 512², and its median on the torso."""
    material = read_material(files.text(name))
    if "diffusetexture" not in material:
        raise UserFileError(f"{name} has no diffuseTexture.")
    picture = files.beside(name, material["diffusetexture"])
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "skin.png"
        copy.write_bytes(files.bytes(picture))
        try:
            pixels = read_png(copy)
        except PictureError as error:
            raise UserFileError(
                f"{picture} cannot be read: {str(error).replace(str(copy), 'it')} Skins must be 8-bit PNGs."
            ) from error
    if pixels.shape[2] < 3:
        raise UserFileError(f"{picture} is grey; a skin needs colours.")
    group = body.body
    covered = group.uvs[body.islands == 0]
    centre = body.vertices[group.faces].mean(1)
    torso = (body.islands == 0) & (centre[:, 1] > 1.5) & (centre[:, 1] < 4.5) & (abs(centre[:, 0]) < 1.2)
    lab = evened(to_lab(_resized(pixels[::-1, :, :3].astype(np.float32) / 255)), covered)
    at = np.clip((group.uvs[torso].mean(1) * SKIN_SIDE).astype(int), 0, SKIN_SIDE - 1)
    median = np.median(lab[at[:, 1], at[:, 0]], 0)
    angle = typology_angle(median)
    if not math.isfinite(angle) or not 8 < median[0] < 95:
        raise UserFileError(f"{picture} is no skin on the base mesh's texture coordinates.")
    return {
        "arrays": folder.array(f"{asset}.npy", np.rint(lab / LAB_STEP).astype(np.int16)),
        "median": [round(float(value), 3) for value in median],
        "typologyAngle": round(angle, 2),
    }


def _resized(pixels: Floats) -> Floats:
    """To 512², by means of blocks where it is larger."""
    height, width = pixels.shape[:2]
    rows, columns = max(1, height // SKIN_SIDE), max(1, width // SKIN_SIDE)
    y = (np.arange(SKIN_SIDE) * height / SKIN_SIDE).astype(int)
    x = (np.arange(SKIN_SIDE) * width / SKIN_SIDE).astype(int)
    out = np.zeros((SKIN_SIDE, SKIN_SIDE, 3), np.float32)
    for row in range(rows):
        for column in range(columns):
            out += pixels[np.minimum(y + row, height - 1)[:, None], np.minimum(x + column, width - 1)[None]]
    return out / (rows * columns)


def target_rows(files: UserFiles, name: str) -> tuple[np.ndarray, np.ndarray]:
    """A .target or .target.gz: vertices [n] and offsets int16 [n, 3] in thousandths of a decimetre."""
    data = files.bytes(name)
    try:
        text = (gzip.GzipFile(fileobj=io.BytesIO(data)).read(50_000_000) if name.endswith(".gz") else data).decode(
            "utf-8", "replace"
        )
        lines = [line.split() for line in text.splitlines() if line.strip() and line.lstrip()[0] not in '#"']
        vertices = np.array([int(line[0]) for line in lines])
        offsets = np.array([[float(part) for part in line[1:4]] for line in lines])
        return _checked(vertices, offsets * 1000, name)
    except (ValueError, IndexError, OSError, EOFError) as error:
        raise UserFileError(f"{name} is no morph target that can be read: {error}.") from error


def packed_targets(files: UserFiles, name: str) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """A .npz of targets: `<name>.index` and `<name>.vector`, thousandths of a decimetre."""
    try:
        with np.load(io.BytesIO(files.bytes(name)), allow_pickle=False) as stored:
            found = [key.removesuffix(".index") for key in stored.files if key.endswith(".index")]
            return {key: _checked(stored[f"{key}.index"], stored[f"{key}.vector"], f"{key} in {name}") for key in found}
    except (ValueError, KeyError, OSError, EOFError, zipfile.BadZipFile) as error:
        raise UserFileError(f"{name} is no file of morph targets that can be read: {error}.") from error


def _checked(vertices: np.ndarray, offsets: np.ndarray, name: str) -> tuple[np.ndarray, np.ndarray]:
    if (
        len(vertices) == 0
        or offsets.shape != (len(vertices), 3)
        or vertices.min() < 0
        or vertices.max() >= BASE_VERTICES
    ):
        raise UserFileError(f"{name} moves vertices that the base mesh does not have, or none.")
    if not np.isfinite(offsets).all() or np.abs(offsets).max() > 32767:
        raise UserFileError(f"{name} moves vertices farther than a body is large.")
    return vertices.astype(np.uint16), np.rint(offsets).astype(np.int16)
