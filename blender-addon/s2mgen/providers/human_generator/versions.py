"""The calls of versions 3 and 4 of Human Generator's API, under one interface."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from s2mgen.human.clothes.decency import FEMALE_BELOW
from s2mgen.providers.human_generator.choice import Choice
from s2mgen.providers.provider import ProviderError
from s2mgen.scene.blender import Block, bpy
from s2mgen.spec.types import Person

#: Heights that Human Generator has shapes for, metres.
LOWEST, HIGHEST = 1.5, 2.0


@dataclass(frozen=True)
class Made:
    """A human in the Blender file: its armature, its body and the version's own handle."""

    rig: Block
    body: Block
    handle: Any


class Version(Protocol):
    """Makes and dresses humans in the open file."""

    def make(self, person: Person, choice: Choice) -> Made:
        """A human of the wanted body with hair, undressed but for painted underwear, not posed."""
        ...

    def outfits(self, made: Made) -> list[str]: ...

    def dress(self, made: Made, outfit: str) -> None: ...

    def finish(self, made: Made, person: Person, choice: Choice) -> None:
        """Shoes, pose, expression."""
        ...


@contextmanager
def calling(what: str) -> Iterator[None]:
    """Whatever goes wrong in the add-on is one clear error."""
    try:
        yield
    except ProviderError:
        raise
    except Exception as error:
        raise ProviderError(f"Human Generator cannot {what}: {type(error).__name__}: {error}.") from error


def gender_of(person: Person) -> str:
    return "female" if person["body"]["gender"] < FEMALE_BELOW else "male"


class Version3:
    """`HG_Human` of 3.x. Its setters read the active object."""

    def __init__(self, human: Any) -> None:
        self._human = human

    def make(self, person: Person, choice: Choice) -> Made:
        context, human = bpy.context, self._human()
        with calling("create a human"):
            options = human.get_starting_human_options(context, gender_of(person))
            human.create(context, choice.starting_human(options))
        made = Made(human.rig_object, human.body_object, human)
        with calling("shape a human"):
            human.randomize_body_proportions()
            human.randomize_face_proportions()
            human.randomize_skin()
        if person["hair"] is not None:
            with calling("set hair"):
                _activate(made.rig)
                human.set_hair(context, choice.order("hair", human.get_hair_options(context))[0])
        with calling("finish the creation of a human"):
            _activate(made.rig)
            human.finish_creation_phase(context)
        return made

    def outfits(self, made: Made) -> list[str]:
        with calling("list outfits"):
            return list(made.handle.get_outfit_options(bpy.context))

    def dress(self, made: Made, outfit: str) -> None:
        with calling("set an outfit"):
            _activate(made.rig)
            made.handle.set_outfit(bpy.context, outfit)

    def finish(self, made: Made, person: Person, choice: Choice) -> None:
        context, human = bpy.context, made.handle
        steps = [("pose", human.get_pose_options, human.set_pose)]
        if person["shoes"] is not None:
            steps.append(("footwear", human.get_footwear_options, human.set_footwear))
        if person["expression"]:
            steps.append(("expressions", human.get_expression_options, human.set_expression))
        for name, options, put in steps:
            with calling(f"set {name}"):
                _activate(made.rig)
                put(context, choice.order(name, options(context))[0])
        with calling("show hair"):
            human.set_hair_visibility(True)


class Version4:
    """`Human` of 4.x."""

    def __init__(self, human: Any) -> None:
        self._human = human

    def make(self, person: Person, choice: Choice) -> Made:
        context, body = bpy.context, person["body"]
        with calling("create a human"):
            options = self._human.get_preset_options(gender_of(person), context=context)
            human = self._human.from_preset(choice.starting_human(options), context, prettify_eevee=False)
        with calling("shape a human"):
            human.body.randomize()
            human.face.randomize()
            human.height.set(100 * min(max(body["height"], LOWEST), HIGHEST), context)
            human.age.set(round(body["age"]))
            human.skin.randomize()
            human.eyes.randomize()
        with calling("set hair"):
            if person["hair"] is not None:
                hair = human.hair.regular_hair
                hair.set(choice.order("hair", hair.get_options(context))[0], context)
            if person["facialHair"] is not None and gender_of(person) == "male":
                beard = human.hair.face_hair
                beard.set(choice.order("facial hair", beard.get_options(context))[0], context)
            human.hair.children_set_hide(False)
        return Made(human.objects.rig, human.objects.body, human)

    def outfits(self, made: Made) -> list[str]:
        with calling("list outfits"):
            return list(made.handle.clothing.outfit.get_options(bpy.context))

    def dress(self, made: Made, outfit: str) -> None:
        with calling("set an outfit"):
            made.handle.clothing.outfit.set(outfit, bpy.context)

    def finish(self, made: Made, person: Person, choice: Choice) -> None:
        context, human = bpy.context, made.handle
        if person["shoes"] is not None:
            with calling("set footwear"):
                shoes = human.clothing.footwear
                shoes.set(choice.order("footwear", shoes.get_options(context))[0], context)
        with calling("set a pose"):
            human.pose.set(choice.order("pose", human.pose.get_options(context))[0], context)
        if person["expression"]:
            with calling("set an expression"):
                human.expression.set(choice.order("expressions", human.expression.get_options(context))[0])


def _activate(thing: Block) -> None:
    for other in bpy.context.selected_objects:
        other.select_set(False)
    bpy.context.view_layer.objects.active = thing
    thing.select_set(True)
