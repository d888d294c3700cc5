"""Meshes of Human Generator as parts that keep their own materials, each face with its label."""

from __future__ import annotations

import numpy as np

from s2mgen.human.geometry import Part, Surface
from s2mgen.providers.human_generator.bones import part_of_bone
from s2mgen.providers.human_generator.meshes import Mesh
from s2mgen.providers.provider import ProviderError
from s2mgen.providers.visit import Visit
from s2mgen.scene.blender import Block

#: Custom property of an object → the part of the label map that it is.
MARKS = {"hg_eyes": "eye", "hg_teeth": "mouth", "hg_haircard": "scalpHair", "cloth": "garment", "shoe": "shoe"}


def body_part(mesh: Mesh, body: Block, parts: dict[str, int], guest: Visit) -> Part:
    """The body: one material for all skin, labelled by the bones that move it. ProviderError for faces that are not skin."""
    if (mesh.slots != 0).any():
        raise ProviderError(
            "Faces of Human Generator's body have another material than its skin, which labels nothing."
        )
    of_vertex = np.array([part_of_bone(name) if name else "body" for name in mesh.bone])
    # A face is of the part that most of its corners are of; the first two decide between equals.
    corners = of_vertex[mesh.faces]
    names = sorted(set(corners.ravel().tolist()))
    votes = np.stack([(corners == name).sum(1) for name in names], 1)
    surfaces = [_surface(f"native {name}", name, body, 0, mesh, parts, guest) for name in names]
    return Part(
        "body", mesh.vertices, mesh.faces, mesh.uvs, tuple(surfaces), votes.argmax(1).astype(np.int32), subdivide=True
    )


def marked_part(thing: Block, mesh: Mesh, parts: dict[str, int], guest: Visit) -> Part:
    """Any other object, by its mark. ProviderError for one without a mark: it would be background."""
    name = next((part for mark, part in MARKS.items() if mark in thing), None)
    if name is None:
        raise ProviderError(f"Human Generator's human has an object {thing.name} of which nothing says what it is.")
    used, slots = np.unique(mesh.slots, return_inverse=True)
    surfaces = tuple(_surface(f"native {thing.name}", name, thing, int(slot), mesh, parts, guest) for slot in used)
    return Part(
        thing.name,
        mesh.vertices,
        mesh.faces,
        mesh.uvs,
        surfaces,
        slots.reshape(-1).astype(np.int32),
        subdivide=False,
    )


def _surface(
    title: str, name: str, thing: Block, slot: int, mesh: Mesh, parts: dict[str, int], guest: Visit
) -> Surface:
    """A copy of the material in a slot, which stays; a copy can carry its own pass index."""
    found = thing.material_slots[slot].material if slot < len(thing.material_slots) else None
    if found is None:
        raise ProviderError(f"{thing.name} of Human Generator's human has faces without a material.")
    own = found.copy()
    own.use_fake_user = False
    guest.kept.append(own)
    return Surface(title, "native", parts[name], settings={"material": own.name, "layer": mesh.layer})
