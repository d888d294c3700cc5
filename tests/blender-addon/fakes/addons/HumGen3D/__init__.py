"""Stands in for Human Generator 4: signatures recorded from its source, none of its code or content."""

from __future__ import annotations

from typing import Any

import bpy
from fakes.figure import clothe, grow_hair, new_human, pose
from fakes.preferences import preferences_of

bl_info = {"name": "Human Generator 3D", "version": (4, 0, 31), "blender": (3, 2, 0), "category": "Add Mesh"}
_Preferences = preferences_of(__name__)
#: What was called with which argument.
calls: list[tuple[str, Any]] = []
#: Whether outfits cover.
outfits = {"cover": True, "unknown": False}


class _Collection:
    def __init__(self, human: Human, name: str) -> None:
        self._human, self._name = human, name

    def get_options(self, context=None, category="All") -> list[str]:
        return [f"/{self._name}/one.blend", f"/{self._name}/two.blend"]

    def set(self, preset, context=None) -> None:
        calls.append((self._name, preset))
        rig, body, gender = self._human.objects.rig, self._human.objects.body, self._human.gender
        if self._name == "pose":
            pose(rig)
        if self._name == "hair":
            grow_hair(body, "Short_Hair")
        if self._name in ("outfit", "footwear") and outfits["cover"]:
            clothe(rig, body, gender, "cloth" if self._name == "outfit" else "shoe")
        if self._name == "footwear" and outfits["unknown"]:
            bag = bpy.data.objects.new("bag", body.data)
            bag.parent = rig
            bpy.context.scene.collection.objects.link(bag)


class _Expression(_Collection):
    def set(self, preset) -> None:
        calls.append((self._name, preset))


class _Slider:
    def __init__(self, name: str) -> None:
        self._name = name

    def randomize(self) -> None:
        calls.append((self._name, "randomize"))


class _Height(_Slider):
    def set(self, value_cm, context=None, realtime=False) -> None:
        calls.append((self._name, value_cm))


class _Age(_Slider):
    def set(self, age, realtime=False) -> None:
        calls.append((self._name, age))


class _Objects:
    def __init__(self, rig: Any, body: Any) -> None:
        self.rig, self.body = rig, body


class _Group:
    def __init__(self, **members: Any) -> None:
        self.__dict__.update(members)

    def children_set_hide(self, hide: bool) -> None:
        calls.append(("children", hide))


class Human:
    def __init__(self, rig: Any, body: Any, gender: str) -> None:
        self.objects, self.gender = _Objects(rig, body), gender
        self.body, self.face, self.skin, self.eyes = (_Slider(name) for name in ("body", "face", "skin", "eyes"))
        self.height, self.age = _Height("height"), _Age("age")
        self.clothing = _Group(outfit=_Collection(self, "outfit"), footwear=_Collection(self, "footwear"))
        self.hair = _Group(regular_hair=_Collection(self, "hair"), face_hair=_Collection(self, "face_hair"))
        self.pose, self.expression = _Collection(self, "pose"), _Expression(self, "expression")

    @staticmethod
    def get_preset_options(gender, category="All", context=None) -> list[str]:
        return [f"models/{gender}/{name}.json" for name in ("Asian 1", "Black 2", "Caucasian 3")]

    @classmethod
    def from_preset(cls, preset, context=None, prettify_eevee=True) -> Human:
        calls.append(("preset", preset))
        gender = preset.split("/")[1]
        return cls(*new_human(gender), gender)


def register() -> None:
    bpy.utils.register_class(_Preferences)


def unregister() -> None:
    bpy.utils.unregister_class(_Preferences)
