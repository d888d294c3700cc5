"""Skin textures in CIELAB, ready to be moved to another tone."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from s2mgen.assets.allowlist import AllowedFile
from s2mgen.assets.cielab import to_lab, typology_angle
from s2mgen.assets.islands import islands
from s2mgen.assets.making.evenness import evened
from s2mgen.assets.making.folder import PackFolder
from s2mgen.assets.png import read_png
from s2mgen.assets.source import MakeHumanData, quads

SKINS = "public/data/skins"
#: Hundredths of L*, a*, b*: finer than the 8-bit picture.
LAB_STEP = 0.01


def make_skins(
    source: MakeHumanData, skins: tuple[AllowedFile, ...], folder: PackFolder, progress: Callable[[float], None]
) -> list[dict[str, object]]:
    """Writes each skin as int16 [height, width, 3] in hundredths of CIELAB units, row 0 at the bottom (v = 0)."""
    where, covered = _torso(source)
    entries: list[dict[str, object]] = []
    for done, skin in enumerate(skins):
        picture = read_png(source.root / SKINS / skin.source)[::-1, :, :3]
        lab = evened(to_lab(picture.astype(np.float32) / 255), covered)
        at = (where * (lab.shape[1], lab.shape[0])).astype(int)
        median = np.median(lab[at[:, 1], at[:, 0]], 0)
        entries.append(
            {
                "id": skin.id,
                "author": skin.author,
                "licence": skin.licence,
                "tags": list(skin.tags),
                "arrays": folder.array(f"{skin.id}.npy", np.rint(lab / LAB_STEP).astype(np.int16)),
                "median": [round(float(value), 3) for value in median],
                "typologyAngle": round(typology_angle(median), 2),
            }
        )
        progress((done + 1) / len(skins))
    return entries


def _torso(source: MakeHumanData) -> tuple[np.ndarray, np.ndarray]:
    """Texture coordinates [n, 2] of chest, belly and back, where a person's tone is measured, and [f, 4, 2] of all faces of
    torso, arms and legs."""
    model = source.model
    faces, uv_faces, materials = quads(model["faces"], "The base mesh")
    body = materials == [material["DbgName"] for material in model["materials"]].index("body")
    skin = islands(uv_faces[body]) == 0
    centre = np.array(model["vertices"], np.float32).reshape(-1, 3)[faces[body]].mean(1)
    chosen = skin & (centre[:, 1] > 1.5) & (centre[:, 1] < 4.5) & (abs(centre[:, 0]) < 1.2)
    uvs = np.array(model["uvs"][0], np.float32).reshape(-1, 2)[uv_faces[body]]
    return uvs[chosen].mean(1), uvs[skin]
