"""The API of version 3. As the real one it wants the armature active when something is set."""

from __future__ import annotations

from typing import Any

import bpy
from fakes.figure import clothe, grow_hair, new_human, pose

#: What was called with which argument.
calls: list[tuple[str, Any]] = []


class HG_Human:  # noqa: N801
    def __init__(self, existing_human=None) -> None:
        self.rig_object: Any = None
        self.body_object: Any = None
        self._gender: Any = ""
        self._finished = False

    def get_starting_human_options(self, context=None, gender=None) -> list[str]:
        self._gender = gender
        return [f"/models/{gender}/{name}.jpg" for name in ("Asian 1", "Black 2", "Caucasian 3")]

    def create(self, context=None, chosen_starting_human=None) -> None:
        calls.append(("create", chosen_starting_human))
        self.rig_object, self.body_object = new_human(self._gender)

    def randomize_body_proportions(self) -> None: ...

    def randomize_face_proportions(self) -> None: ...

    def randomize_skin(self) -> None: ...

    def get_hair_options(self, context=None) -> list[str]:
        return ["none", "/hair/short.json"]

    def set_hair(self, context, chosen_hair_option=None) -> None:
        self._set("hair", chosen_hair_option, finished=False)
        grow_hair(self.body_object, "Short_Hair")

    def finish_creation_phase(self, context=None) -> None:
        self._finished = True
        backup = bpy.data.objects.new("HG_Backup", None)
        bpy.context.scene.collection.objects.link(backup)

    def set_hair_visibility(self, set_visible) -> None: ...

    def get_outfit_options(self, context=None) -> list[str]:
        return ["/outfits/one.blend"]

    def set_outfit(self, context=None, chosen_outfit_option=None) -> None:
        self._set("outfit", chosen_outfit_option)
        clothe(self.rig_object, self.body_object, self._gender, "cloth")

    def get_footwear_options(self, context=None) -> list[str]:
        return ["/footwear/one.blend"]

    def set_footwear(self, context=None, chosen_footwear_option=None) -> None:
        self._set("footwear", chosen_footwear_option)
        clothe(self.rig_object, self.body_object, self._gender, "shoe")

    def get_pose_options(self, context=None) -> list[str]:
        return ["/poses/one.blend"]

    def set_pose(self, context=None, chosen_pose_option=None) -> None:
        self._set("pose", chosen_pose_option)
        pose(self.rig_object)

    def get_expression_options(self, context=None) -> list[str]:
        return ["/expressions/smile.txt"]

    def set_expression(self, context=None, chosen_expression_option=None) -> None:
        self._set("expression", chosen_expression_option)

    def _set(self, name: str, option: str | None, finished: bool = True) -> None:
        if bpy.context.view_layer.objects.active != self.rig_object:
            raise AttributeError("'NoneType' object has no attribute 'HG'")
        if self._finished != finished:
            raise RuntimeError("wrong phase")
        calls.append((name, option))
