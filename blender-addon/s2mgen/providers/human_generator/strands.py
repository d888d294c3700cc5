"""Hair made of particles → ribbons, so that hair has faces with a label in every version of Blender."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from s2mgen.assets.contents import Floats
from s2mgen.human.features import LASH_COLOUR
from s2mgen.human.geometry import Part, Surface
from s2mgen.scene.blender import Block, bpy
from s2mgen.spec.types import Person

#: Strands of one system at most; fewer are drawn wider.
MOST = 5000
#: Width of a ribbon, metres: a hair is far narrower than a pixel, and a label is a pixel or none.
WIDTH = {"scalpHair": 0.0016, "facialHair": 0.0012, "eyebrow": 0.0006, "eyelash": 0.0005}


def kind_of(system: str) -> str:
    """The part of the label map that a hair system is, by the name that Human Generator gives it."""
    lower = system.lower()
    if lower.startswith("eyebrow"):
        return "eyebrow"
    if lower.startswith("eyelash"):
        return "eyelash"
    return "facialHair" if lower.startswith(("ff_", "fh_", "beard", "mustache")) else "scalpHair"


def hair_parts(body: Block, person: Person, parts: dict[str, int], centre: Floats) -> list[Part]:
    """Every hair system of a body, but hair and beard that the spec does not want.

    `centre`: the middle of the head; ribbons lie flat on what is around it.
    """
    unwanted = {
        kind for kind, wanted in (("scalpHair", person["hair"]), ("facialHair", person["facialHair"])) if wanted is None
    }
    graph = bpy.context.evaluated_depsgraph_get()
    shown = body.evaluated_get(graph)
    made = []
    for system in shown.particle_systems:
        kind = kind_of(system.name)
        if system.settings.type == "HAIR" and kind not in unwanted and (strands := _strands(shown, system)):
            made.append(_ribbons(strands, centre, WIDTH[kind], _surface(kind, person, parts)))
    return made


def _surface(kind: str, person: Person, parts: dict[str, int]) -> Surface:
    hair, beard = person["hair"], person["facialHair"]
    settings: dict[str, object] = {"roughness": 0.5, "density": 1.0}
    if kind == "scalpHair" and hair is not None:
        settings |= {"colour": tuple(hair["colour"]), "roughness": hair["roughness"], "second": hair["second"]}
    elif kind == "facialHair" and beard is not None:
        settings["colour"] = tuple(beard["colour"])
    else:
        settings["colour"] = LASH_COLOUR if kind == "eyelash" else tuple(person["eyebrows"]["colour"])
    return Surface(f"strands {kind}", "hair", parts[kind], settings=settings)


def _strands(shown: Block, system: Block) -> list[Floats]:
    """Points [k, 3] of each strand in the room."""
    parents, children = len(system.particles), len(system.child_particles)
    first = parents if children else 0
    total = parents + children
    steps = 2**system.settings.display_step + 1
    every = max(1, -(-(total - first) // MOST))
    found = []
    for number in range(first, total, every):
        points = np.array([system.co_hair(shown, particle_no=number, step=step) for step in range(steps)], np.float32)
        # Steps that a strand does not have lie at the origin.
        points = points[np.abs(points).sum(1) > 1e-9]
        if len(points) > 1:
            found.append(points)
    return found


def _ribbons(strands: list[Floats], centre: Floats, width: float, surface: Surface) -> Part:
    vertices: list[Floats] = []
    faces: list[npt.NDArray[np.int64]] = []
    uvs: list[Floats] = []
    count = 0
    for points in strands:
        along = np.gradient(points, axis=0)
        side = np.cross(along, points - centre)
        side /= np.maximum(np.linalg.norm(side, axis=1, keepdims=True), 1e-9)
        # Tips are thin.
        half = width / 2 * np.linspace(1.0, 0.35, len(points), dtype=np.float32)[:, None]
        vertices.append(np.stack([points - side * half, points + side * half], 1).reshape(-1, 3))
        rung = count + 2 * np.arange(len(points) - 1)[:, None]
        faces.append(rung + np.array([0, 1, 3, 2]))
        height = np.linspace(0.0, 0.6, len(points), dtype=np.float32)
        low, high = height[:-1], height[1:]
        uvs.append(np.stack([np.ones((len(low), 4), np.float32), np.stack([low, low, high, high], 1)], 2))
        count += 2 * len(points)
    whole = np.concatenate(faces).astype(np.int32)
    return Part(
        name=surface.name,
        vertices=np.concatenate(vertices).astype(np.float32),
        faces=whole,
        uvs=np.concatenate(uvs).astype(np.float32),
        surfaces=(surface,),
        surface_of_face=np.zeros(len(whole), np.int32),
        subdivide=False,
    )
