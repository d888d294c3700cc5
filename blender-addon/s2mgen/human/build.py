"""Makes a person out of a spec and an asset pack."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from s2mgen.assets.contents import Floats
from s2mgen.assets.reader import AssetPack
from s2mgen.human.anatomy import Anatomy, anatomy_of
from s2mgen.human.cut_field import upper_edge
from s2mgen.human.cut_garment import cut_hem, cut_part, under_cut, vertex_normals
from s2mgen.human.decency import FEMALE_BELOW, require_decency
from s2mgen.human.errors import PersonError
from s2mgen.human.features import face_parts
from s2mgen.human.geometry import Human, Part, Surface
from s2mgen.human.landmarks import landmarks
from s2mgen.human.pose import bone_matrices, bone_turns
from s2mgen.human.shape import shape_body
from s2mgen.human.skin import retoned
from s2mgen.human.skinning import skinned, upright
from s2mgen.human.worn import under_worn, worn_hem, worn_part
from s2mgen.spec.types import Garment, Person

#: Parts of the label map that the body itself shows, in the order of its surfaces.
SKIN_PARTS = ("face", "body", "hand", "foot", "lips", "nails")
CAVITIES: dict[str, dict[str, object]] = {
    "mouth": {"colour": (0.25, 0.04, 0.04)},
    "eyeSocket": {"colour": (0.3, 0.08, 0.07)},
}
BRIEFS_OFFSET = 0.003
#: How far socks and shafts of shoes reach into a trouser leg, decimetres.
SOCK = 0.25
#: How deep clothes press the body in at most, metres: less and it would show through at their edges.
PRESSED = 0.009
WORN_PARTS = ("scalpHair", "eyebrow", "eyelash", "eye", "garment", "shoe", "hat")


def build_human(person: Person, parts: Mapping[str, int], pack: AssetPack) -> Human:
    """The posed, dressed person. A function of its arguments alone.

    `person`: a checked `person` of a scene spec. `parts`: pass index of every part (`shared/domain/labels/passIndex.ts`).
    PersonError: an age below 25, somebody without clothes, or details, units, bones, parts that do not exist. AssetError: an
    asset that the pack does not have.
    """
    missing = {*SKIN_PARTS, *CAVITIES, *WORN_PARTS} - parts.keys()
    if missing:
        raise PersonError(f"The label map has no pass index for {', '.join(sorted(missing))}.")
    require_decency(person["garments"], person["body"]["gender"], pack)
    body, anatomy = pack.body, anatomy_of(pack)
    vertices, height = shape_body(person["body"], person["expression"], body, pack.targets, anatomy.details)
    matrices = bone_matrices(vertices, bone_turns(person["pose"], pack), body.rig)
    posed = upright(skinned(vertices, body.bones, body.weights, matrices))

    waistband = _waistband(person)
    clothes = [
        cut_part(garment, body, anatomy, posed, _is_female(person), parts["garment"], layer, waistband)
        if garment["kind"] == "cut"
        else worn_part(garment, pack, vertices, matrices, parts["garment"])
        for layer, garment in enumerate(_layers(person))
    ]
    hem = _trouser_hem(person, pack, anatomy, vertices) + SOCK
    shoes = (
        []
        if person["shoes"] is None
        else [worn_part(person["shoes"], pack, vertices, matrices, parts["shoe"], below=hem)]
    )
    hats = [] if person["hat"] is None else [worn_part(person["hat"], pack, vertices, matrices, parts["hat"])]
    cover = _cover(person, pack, anatomy)
    built = [
        _body_part(person, pack, anatomy, posed, cover, parts),
        *face_parts(person, pack, vertices, matrices, parts),
        *clothes,
        *shoes,
        *hats,
    ]
    # Also feet inside shoes and soles count: what is seen of a body does not decide where it stands.
    lowest = min(
        float(points[:, 2].min()) for points in (posed[anatomy.body_vertices], *(shoe.vertices for shoe in shoes))
    )
    place = _placing(person["turn"], lowest)
    return Human(
        parts=tuple(replace(part, vertices=place(part.vertices)) for part in built),
        landmarks=landmarks(place(posed), anatomy.landmark_vertices, anatomy.body_vertices),
        height=height,
    )


def _is_female(person: Person) -> bool:
    return person["body"]["gender"] < FEMALE_BELOW


def _layers(person: Person) -> list[Garment]:
    """Garments from the body outwards. A skirt gets briefs of its own cloth below it, as one can look under a skirt."""
    garments = list(person["garments"])
    skirts = [garment for garment in garments if garment["kind"] == "cut" and garment["region"] == "skirt"]
    briefs: list[Garment] = [
        {**skirt, "region": "bottom", "lowerEdge": 0.0, "offset": BRIEFS_OFFSET}
        for skirt in skirts
        if skirt["kind"] == "cut"
    ]
    # Shirts hang over waistbands, whatever order the spec has; fitted suits keep theirs.
    return briefs + sorted(garments, key=lambda garment: garment["kind"] == "cut" and garment["region"] == "top")


def _waistband(person: Person) -> float | None:
    """Height of a cut skirt's upper edge on the neutral adult, decimetres; None without one."""
    edges = [
        upper_edge(garment)
        for garment in person["garments"]
        if garment["kind"] == "cut" and garment["region"] == "skirt"
    ]
    return max(edges, default=None)


def _trouser_hem(person: Person, pack: AssetPack, anatomy: Anatomy, vertices: Floats) -> float:
    """Height on the unposed body, decimetres, at which legs of trousers end: socks do not show through above it."""
    hems = [float("inf")]
    for garment in person["garments"]:
        if garment["kind"] == "fitted":
            if garment["part"] != "top":
                hems.append(worn_hem(garment, pack, vertices))
        elif garment["region"] == "bottom":
            hems.append(cut_hem(garment, anatomy, vertices, _is_female(person)))
    return min(hems)


def _cover(person: Person, pack: AssetPack, anatomy: Anatomy) -> Floats:
    """How far below clothes body vertices [n] lie: 1 = nobody can see them, 0 = bare."""
    cover = np.zeros(len(anatomy.neutral), np.float32)
    for garment in _layers(person):
        if garment["kind"] == "cut":
            under_cut(garment, pack.body, anatomy, _is_female(person), cover)
        else:
            under_worn(garment, pack, cover)
    if person["shoes"] is not None:
        under_worn(person["shoes"], pack, cover)
    return cover


def _body_part(
    person: Person,
    pack: AssetPack,
    anatomy: Anatomy,
    posed: Floats,
    cover: Floats,
    parts: Mapping[str, int],
) -> Part:
    """The body's visible faces; all skin shares one texture. Near edges of clothes, which press it in, it lies deeper."""
    skin = person["skin"]
    pixels = retoned(pack.skin(skin["texture"]), skin)
    numbers: dict[str, object] = {name: skin[name] for name in ("roughness", "specular", "subsurface", "bump")}
    surfaces = [Surface(f"skin {name}", "skin", parts[name], pixels=pixels, settings=numbers) for name in SKIN_PARTS]
    surfaces += [Surface(name, "mouth", parts[name], settings=settings) for name, settings in CAVITIES.items()]
    names = np.array([*SKIN_PARTS, *CAVITIES])
    group = pack.body.body
    seen = (cover[group.faces] < 1).any(1)
    pressed = posed - vertex_normals(posed, group.faces) * (cover * np.float32(PRESSED))[:, None]
    used, compact = np.unique(group.faces[seen], return_inverse=True)
    order = np.argsort(names)
    slots = order[np.searchsorted(names[order], anatomy.part[seen])]
    return Part(
        name="body",
        vertices=pressed[used],
        faces=compact.reshape(-1, 4).astype(np.int32),
        uvs=group.uvs[seen],
        surfaces=tuple(surfaces),
        surface_of_face=slots.astype(np.int32),
        subdivide=True,
    )


def _placing(turn: float, lowest: float) -> Callable[[Floats], Floats]:
    """Turns about the vertical axis and puts the lowest point on the floor."""
    cos, sin = math.cos(turn), math.sin(turn)
    rotation = np.array([[cos, sin, 0], [-sin, cos, 0], [0, 0, 1]], np.float32)

    def place(points: Floats) -> Floats:
        return points @ rotation - np.array([0, 0, lowest], np.float32)

    return place
