"""MakeHuman's text files of fitted items: .mhclo (or .proxy), .obj and .mhmat."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from s2mgen.assets.contents import Floats, Ints
from s2mgen.assets.user.files import UserFileError

#: Vertices of the base mesh hm08.
BASE_VERTICES = 19158


@dataclass
class Fit:
    """A .mhclo: vertex i = Σ shares[i] · base[references[i]] + scale ∘ offsets[i]; names of files beside it."""

    obj_file: str
    material: str
    uuid: str
    layer: int
    tags: list[str]
    references: np.ndarray
    shares: Floats
    offsets: Floats
    hidden: np.ndarray
    scale: dict[str, tuple[int, int, float]] = field(default_factory=dict)


def read_fit(text: str, name: str) -> Fit:
    """A .mhclo or .proxy. UserFileError naming file and line for what is wrong."""
    words: dict[str, str] = {}
    tags: list[str] = []
    scale: dict[str, tuple[int, int, float]] = {}
    rows: list[tuple[list[int], list[float], list[float]]] = []
    hidden: list[int] = []
    section = ""
    for number, line in enumerate(text.splitlines(), 1):
        parts = line.split()
        if not parts or parts[0].startswith("#"):
            continue
        key = parts[0].lower()
        try:
            if key in ("verts", "weights", "delete_verts"):
                section = key
                hidden += _hidden(parts[1:]) if key == "delete_verts" else []
            elif key[0].isdigit() and section == "verts":
                rows.append(_row(parts))
            elif key[0].isdigit() and section == "delete_verts":
                hidden += _hidden(parts)
            elif key in ("x_scale", "y_scale", "z_scale"):
                scale[key[0]] = (int(parts[1]), int(parts[2]), float(parts[3]))
            elif key == "tag":
                tags.append(" ".join(parts[1:]).lower())
            else:
                words.setdefault(key, " ".join(parts[1:]))
        except (ValueError, IndexError) as error:
            raise UserFileError(f"{name}, line {number}: cannot be read ({line.strip()[:60]}).") from error
    if words.get("basemesh", "hm08") not in ("hm08", "base.obj"):
        raise UserFileError(f"{name} is made for the mesh {words['basemesh']}; only hm08 is known.")
    if not rows:
        raise UserFileError(f"{name} fits no vertices.")
    references = np.array([row[0] for row in rows])
    if references.min() < 0 or references.max() >= BASE_VERTICES:
        raise UserFileError(f"{name} names a vertex that the base mesh does not have.")
    if any(max(a, b) >= BASE_VERTICES or min(a, b) < 0 or length <= 0 for a, b, length in scale.values()):
        raise UserFileError(f"{name} has a scale that cannot be measured on the base mesh.")
    return Fit(
        obj_file=words.get("obj_file", ""),
        material=words.get("material", ""),
        uuid=words.get("uuid", ""),
        layer=int(float(words.get("z_depth", "50").split()[0])),
        tags=tags,
        references=references.astype(np.uint16),
        shares=np.array([row[1] for row in rows], np.float32),
        offsets=np.array([row[2] for row in rows], np.float32),
        hidden=np.unique(np.array([one for one in hidden if 0 <= one < BASE_VERTICES], int)),
        scale=scale,
    )


def _row(parts: list[str]) -> tuple[list[int], list[float], list[float]]:
    if len(parts) == 1:
        vertex = int(parts[0])
        return [vertex] * 3, [1.0, 0.0, 0.0], [0.0, 0.0, 0.0]
    values = [float(part) for part in parts[3:9]]
    if len(values) < 6 or not np.isfinite(values).all():
        raise ValueError
    return [int(part) for part in parts[:3]], values[:3], values[3:6]


def _hidden(parts: list[str]) -> list[int]:
    """`12 - 20 31` → 12 … 20, 31."""
    out: list[int] = []
    to = False
    for part in parts:
        if part == "-":
            to = True
        elif to:
            if int(part) >= BASE_VERTICES:
                raise ValueError
            out += range(out[-1] + 1, int(part) + 1)
            to = False
        else:
            out.append(int(part))
    return out


def read_obj(text: str, name: str) -> tuple[Floats, Ints, Floats]:
    """Vertices [n, 3], faces [f, 4] (a triangle repeats its last corner), texture coordinates [f, 4, 2]."""
    vertices: list[list[float]] = []
    uvs: list[list[float]] = [[0.0, 0.0]]
    faces: list[list[tuple[int, int]]] = []
    for number, line in enumerate(text.splitlines(), 1):
        parts = line.split()
        try:
            if parts[:1] == ["v"]:
                vertices.append([float(part) for part in parts[1:4]])
            elif parts[:1] == ["vt"]:
                uvs.append([float(part) for part in parts[1:3]])
            elif parts[:1] == ["f"]:
                corners = [_corner(part, len(vertices), len(uvs)) for part in parts[1:]]
                # A face of many corners becomes a fan.
                if len(corners) == 4:
                    faces.append(corners)
                else:
                    faces += [
                        [corners[0], corners[k], corners[k + 1], corners[k + 1]] for k in range(1, len(corners) - 1)
                    ]
        except (ValueError, IndexError) as error:
            raise UserFileError(f"{name}, line {number}: cannot be read ({line.strip()[:60]}).") from error
    if not faces:
        raise UserFileError(f"{name} has no faces.")
    table = np.array(faces)
    if table[..., 0].min() < 0 or table[..., 0].max() >= len(vertices) or table[..., 1].max() >= len(uvs):
        raise UserFileError(f"{name} has a face with an unknown corner.")
    return np.array(vertices, np.float32), table[..., 0].astype(np.int32), np.array(uvs, np.float32)[table[..., 1]]


def _corner(part: str, vertices: int, uvs: int) -> tuple[int, int]:
    """`3/7/1` → 2, 7 (texture coordinate 0 stands for none); negative ones count from the end."""
    fields = part.split("/")
    vertex = int(fields[0])
    uv = int(fields[1]) if len(fields) > 1 and fields[1] else 0
    return (vertex - 1 if vertex > 0 else vertices + vertex), (uv if uv >= 0 else uvs + uv)


def read_material(text: str) -> dict[str, str]:
    """A .mhmat: keys in lower case."""
    rows = (line.split(None, 1) for line in text.splitlines() if not line.lstrip().startswith(("#", "//")))
    return {row[0].lower(): row[1].strip() for row in rows if len(row) == 2}
