"""Makes a person out of a spec and an asset pack."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from s2mgen.assets.contents import Floats
from s2mgen.assets.reader import AssetPack
from s2mgen.human.body.anatomy import Anatomy, anatomy_of
from s2mgen.human.body.shape import Shaper, shape_body
from s2mgen.human.clothes.decency import require_decency
from s2mgen.human.clothes.dressed import outfit
from s2mgen.human.clothes.sheet import vertex_normals
from s2mgen.human.errors import PersonError
from s2mgen.human.features import face_parts
from s2mgen.human.geometry import Human, Part, Surface
from s2mgen.human.points.keypoints import keypoints
from s2mgen.human.points.landmarks import landmarks
from s2mgen.human.posing.bend import posed_bones
from s2mgen.human.posing.skinning import skinned, upright
from s2mgen.human.skin.textures import SkinTextures, skin_textures
from s2mgen.spec.types import Person

#: Parts of the label map that the body itself shows, in the order of its surfaces.
SKIN_PARTS = ("face", "body", "hand", "foot", "lips", "nails")
CAVITIES: dict[str, dict[str, object]] = {
    "mouth": {"colour": (0.25, 0.04, 0.04)},
    "eyeSocket": {"colour": (0.3, 0.08, 0.07)},
}
#: Parts that the finer window of the skin shows.
NEAR_PARTS = ("face", "lips")
#: How deep clothes press the body in at most, metres: less and it would show through at their edges.
PRESSED = 0.009
WORN_PARTS = ("scalpHair", "eyebrow", "eyelash", "eye", "garment", "shoe", "hat", "glasses", "accessory")


def build_human(person: Person, parts: Mapping[str, int], pack: AssetPack, shaper: Shaper = shape_body) -> Human:
    """The posed, dressed person. A function of its arguments alone.

    `person`: a checked `person` of a scene spec. `parts`: pass index of every part (`shared/domain/labels/passIndex.ts`).
    `shaper` makes the unposed body. PersonError: an age below 25, somebody without clothes, or details, units, bones, parts
    that do not exist. AssetError: an asset that the pack does not have.
    """
    missing = {*SKIN_PARTS, *CAVITIES, *WORN_PARTS} - parts.keys()
    if missing:
        raise PersonError(f"The label map has no pass index for {', '.join(sorted(missing))}.")
    require_decency(person["garments"], person["body"]["gender"], pack)
    body, anatomy = pack.body, anatomy_of(pack)
    vertices, height = shaper(person["body"], person["expression"], body, pack.targets, anatomy.details)
    matrices = posed_bones(person["pose"], vertices, pack)
    posed = upright(skinned(vertices, body.bones, body.weights, matrices))

    worn = outfit(person, pack, anatomy, vertices, matrices, posed, parts)
    skin = skin_textures(person, pack)
    built = [
        _body_part(person, pack, anatomy, posed, worn.cover, skin, parts),
        *face_parts(person, pack, vertices, matrices, parts),
        *worn.parts,
        *worn.shoes,
    ]
    # Also feet inside shoes and soles count: what is seen of a body does not decide where it stands.
    lowest = min(
        float(points[:, 2].min()) for points in (posed[anatomy.body_vertices], *(shoe.vertices for shoe in worn.shoes))
    )
    place = placing(person["turn"], lowest)
    return Human(
        parts=tuple(replace(part, vertices=place(part.vertices)) for part in built),
        landmarks=landmarks(place(posed), anatomy.landmark_vertices, anatomy.body_vertices),
        height=height,
        ita=skin.ita,
        keypoints=placed(keypoints(posed, vertices, matrices, pack), place),
    )


def _body_part(
    person: Person,
    pack: AssetPack,
    anatomy: Anatomy,
    posed: Floats,
    cover: Floats,
    skin: SkinTextures,
    parts: Mapping[str, int],
) -> Part:
    """The body's visible faces; all skin shares two textures. Near edges of clothes, which press it in, it lies deeper."""
    numbers: dict[str, object] = {
        name: person["skin"][name] for name in ("roughness", "specular", "subsurface", "bump")
    }
    numbers["pores"] = person["skin"]["pores"]
    surfaces = [
        Surface(f"skin {name}", "skin", parts[name], pixels=skin.whole, settings=numbers) for name in SKIN_PARTS
    ]
    surfaces += [Surface(name, "mouth", parts[name], settings=settings) for name, settings in CAVITIES.items()]
    # Seen from near, the face has a finer texture than the rest of the body.
    near = {**numbers, "window": skin.map.window}
    surfaces += [
        Surface(f"skin {name} near", "skin", parts[name], pixels=skin.face, settings=near) for name in NEAR_PARTS
    ]
    names = np.array([*SKIN_PARTS, *CAVITIES])
    group = pack.body.body
    seen = (cover[group.faces] < 1).any(1)
    pressed = posed - vertex_normals(posed, group.faces) * (cover * np.float32(PRESSED))[:, None]
    used, compact = np.unique(group.faces[seen], return_inverse=True)
    order = np.argsort(names)
    slots = order[np.searchsorted(names[order], anatomy.part[seen])]
    for number, name in enumerate(NEAR_PARTS):
        slots[(anatomy.part[seen] == name) & skin.map.chosen[seen]] = len(names) + number
    return Part(
        name="body",
        vertices=pressed[used],
        faces=compact.reshape(-1, 4).astype(np.int32),
        uvs=group.uvs[seen],
        surfaces=tuple(surfaces),
        surface_of_face=slots.astype(np.int32),
        subdivide=True,
    )


def placed(points: Mapping[str, Floats], place: Callable[[Floats], Floats]) -> dict[str, tuple[float, float, float]]:
    """Named points, each where `place` puts it."""
    moved = place(np.stack(list(points.values())))
    return {name: (float(x), float(y), float(z)) for name, (x, y, z) in zip(points, moved, strict=True)}


def placing(turn: float, lowest: float) -> Callable[[Floats], Floats]:
    """Turns about the vertical axis and puts the lowest point on the floor."""
    cos, sin = math.cos(turn), math.sin(turn)
    rotation = np.array([[cos, sin, 0], [-sin, cos, 0], [0, 0, 1]], np.float32)

    def place(points: Floats) -> Floats:
        return points @ rotation - np.array([0, 0, lowest], np.float32)

    return place
