"""The adapter: one of the spec's people as a human of Human Generator."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np

from s2mgen.human.body.macros import YOUNGEST
from s2mgen.human.build import placed, placing
from s2mgen.human.errors import PersonError
from s2mgen.human.geometry import Human
from s2mgen.providers.addons import AddOn, open_addon
from s2mgen.providers.human_generator.bones import Skeleton
from s2mgen.providers.human_generator.choice import Choice
from s2mgen.providers.human_generator.cover import uncovered
from s2mgen.providers.human_generator.meshes import Mesh, evaluated_mesh
from s2mgen.providers.human_generator.native import body_part, marked_part
from s2mgen.providers.human_generator.strands import hair_parts
from s2mgen.providers.human_generator.versions import Made, Version, Version3, Version4, calling, gender_of
from s2mgen.providers.provider import ProviderError
from s2mgen.providers.visit import Visit, remove_guests, visit
from s2mgen.scene.blender import Block, bpy
from s2mgen.spec.types import Person

INSTALL = "It is sold at humgen3d.com; install its add-on and content in this Blender."
#: Names the content folder where Blender starts without the user's preferences, as the worker does.
CONTENT = "S2MGEN_HUMGEN_CONTENT"
BASE_HUMANS = Path("content_packs") / "Base_Humans.json"
#: Outfits that are tried before it is said that none covers.
TRIES = 4
UNDERWEAR = "Underwear_Opacity"


class HumanGeneratorProvider:
    """Enables Human Generator in this Blender. ProviderError where add-on or content are missing or of an unknown version."""

    def __init__(self) -> None:
        addon = open_addon("Human Generator", r".*humgen.*|hg3d", INSTALL)
        self._version = _version_of(addon)
        _require_content(addon)

    def build(self, person: Person, parts: Mapping[str, int]) -> Human:
        if person["body"]["age"] < YOUNGEST:
            raise PersonError(f"Only adults are made: body.age must be at least {YOUNGEST:g} years.")
        remove_guests()
        choice = Choice(person)
        with visit(choice.seed("chance")) as guest:
            made = self._version.make(person, choice)
            self._dress(made, person, choice)
            self._version.finish(made, person, choice)
            with calling("hand over its human"):
                return _human(made, person, dict(parts), guest)

    def _dress(self, made: Made, person: Person, choice: Choice) -> None:
        """Puts on an outfit that covers, and only then takes painted underwear off. ProviderError where none covers."""
        female = gender_of(person) == "female"
        bare: list[str] = []
        for outfit in choice.order("outfits", self._version.outfits(made))[:TRIES]:
            self._version.dress(made, outfit)
            _show(made)
            bones = Skeleton(made.rig)
            clothes = [evaluated_mesh(thing, frozenset()) for thing in _meshes(made.rig) if "cloth" in thing]
            bare = uncovered(_whole_body(made, bones), clothes, bones, female)
            if not bare:
                _underwear(made.body).default_value = 0.0
                return
        raise ProviderError(
            f"No outfit of Human Generator that was tried covers {' and '.join(bare)}. People without clothes are not made: "
            "install outfits that cover, or set person.provider of the preset to builtin."
        )


def _human(made: Made, person: Person, parts: dict[str, int], guest: Visit) -> Human:
    """Arrays of what stands in the file."""
    _show(made)
    bones = Skeleton(made.rig)
    whole = _whole_body(made, bones)
    body = evaluated_mesh(made.body, frozenset(bones.names))
    centre = bones.middle("head").astype(np.float32)
    built = [body_part(body, made.body, parts, guest), *hair_parts(made.body, person, parts, centre)]
    built += [
        marked_part(thing, evaluated_mesh(thing, frozenset()), parts, guest)
        for thing in _meshes(made.rig)
        if thing != made.body and not thing.hide_render
    ]
    shoes = [part for part in built if any(surface.pass_index == parts["shoe"] for surface in part.surfaces)]
    lowest = min(float(points[:, 2].min()) for points in (whole.vertices, *(shoe.vertices for shoe in shoes)))
    turned, aside = placing(person["turn"], lowest), np.array([*made.rig.matrix_world.translation[:2], 0], np.float32)

    def place(points: np.ndarray) -> np.ndarray:
        return turned(np.asarray(points, np.float32) - aside)

    landmarks = bones.landmarks() | {"body": (whole.vertices.min(0) + whole.vertices.max(0)) / 2}
    return Human(
        parts=tuple(replace(part, vertices=place(part.vertices)) for part in built),
        landmarks=placed(landmarks, place),
        height=_height(made, bones),
        keypoints=placed(bones.keypoints(), place),
    )


def _whole_body(made: Made, bones: Skeleton) -> Mesh:
    """The posed body without the masks by which clothes hide what is below them."""
    masks = [mask for mask in made.body.modifiers if mask.type == "MASK" and mask.show_viewport]
    try:
        for mask in masks:
            mask.show_viewport = False
        return evaluated_mesh(made.body, frozenset(bones.names))
    finally:
        for mask in masks:
            mask.show_viewport = True


def _height(made: Made, bones: Skeleton) -> float:
    """How tall the body stands at rest, metres."""
    rig = made.rig.data
    posed, rig.pose_position = rig.pose_position, "REST"
    try:
        return float(np.ptp(_whole_body(made, bones).vertices[:, 2]))
    finally:
        rig.pose_position = posed


def _meshes(rig: Block) -> Iterator[Block]:
    """Mesh objects below the armature. ProviderError for visible things of other kinds: they would be background."""
    for thing in rig.children_recursive:
        if thing.type == "MESH":
            yield thing
        elif thing.type not in ("EMPTY", "ARMATURE") and not thing.hide_render:
            raise ProviderError(f"Human Generator's human has an object {thing.name} of the unknown kind {thing.type}.")


def _show(made: Made) -> None:
    """Evaluated are only things that are shown; our renderer smooths by itself."""
    for thing in (made.rig, *made.rig.children_recursive):
        thing.hide_viewport = False
        thing.hide_set(False)
        for modifier in thing.modifiers:
            if modifier.type == "SUBSURF":
                modifier.show_viewport = False
    bpy.context.view_layer.update()


def _underwear(body: Block) -> Block:
    """The input by which underwear is painted on the skin: it would be labelled skin."""
    skin = body.data.materials[0] if len(body.data.materials) else None
    node = None if skin is None or skin.node_tree is None else skin.node_tree.nodes.get(UNDERWEAR)
    if node is None:
        raise ProviderError(
            f"The skin of Human Generator's human has no node {UNDERWEAR}: its content is not known here."
        )
    return node.inputs[1]


def _version_of(addon: AddOn) -> Version:
    if hasattr(addon.part(""), "Human"):
        return Version4(addon.part("").Human)
    human = getattr(addon.part("API"), "HG_Human", None)
    if human is None:
        raise ProviderError(f"Human Generator ({addon.module}) is neither version 3 nor 4: install one of those.")
    return Version3(human)


def _require_content(addon: AddOn) -> None:
    """ProviderError unless the add-on knows a content folder that holds humans."""
    preferences = addon.preferences
    if preferences is None or not hasattr(preferences, "filepath"):
        raise ProviderError("Human Generator has no preference for its content folder: its version is not known here.")
    given = os.environ.get(CONTENT)
    if given and not preferences.filepath:
        preferences.filepath = str(Path(given)) + os.sep
    if not preferences.filepath or not (Path(preferences.filepath) / BASE_HUMANS).is_file():
        raise ProviderError(
            f"Human Generator's content is missing: no {BASE_HUMANS} in {preferences.filepath or 'no folder'}. Set the variable "
            f"{CONTENT} to the folder that its preferences name, with the content pack Base Humans installed."
        )
    if hasattr(preferences, "remove_clothes"):
        preferences.remove_clothes = True
