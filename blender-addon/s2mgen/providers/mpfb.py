"""People whose bodies MPFB 2 makes, an add-on of the MakeHuman project. Its code is GPL-3: it is called, never copied.

MPFB's base mesh is the one of the asset pack (hm08, all helpers included). So MPFB makes the unposed body from its own,
newer shapes, and everything else is the built-in provider's: faces' details, expression, skin, hair, clothes, pose, labels.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from typing import Any

import numpy as np

from s2mgen.assets.contents import BodyArrays, Floats
from s2mgen.assets.reader import AssetPack
from s2mgen.assets.targets import Targets
from s2mgen.human.body.anatomy import anatomy_of
from s2mgen.human.body.details import Details
from s2mgen.human.body.expression import expression_weights
from s2mgen.human.body.macros import ages
from s2mgen.human.body.shape import as_tall
from s2mgen.human.build import build_human
from s2mgen.human.errors import PersonError
from s2mgen.human.geometry import Human
from s2mgen.providers.addons import AddOn, open_addon
from s2mgen.providers.provider import ProviderError
from s2mgen.providers.visit import visit
from s2mgen.scene.blender import Block
from s2mgen.spec.types import Body, Person

INSTALL = "Install it from extensions.blender.org (Edit, Preferences, Get Extensions, MPFB; Blender 4.2 or later)."
#: What of `HumanService.create_human` is used, as its source has it.
CREATE = ("mask_helpers", "detailed_helpers", "extra_vertex_groups", "feet_on_ground", "scale", "macro_detail_dict")
#: A body of middle height lies this near to the pack's neutral adult on average, decimetres; else it is another mesh.
ALIKE = 3.0


class MpfbProvider:
    """Enables MPFB in this Blender. ProviderError where it is missing or too old."""

    def __init__(self, pack: AssetPack) -> None:
        self._pack, self._addon = pack, open_addon("MPFB 2", "mpfb", INSTALL)
        self._create = _service(self._addon, "humanservice", "HumanService", "create_human")
        self._default_macros = _service(self._addon, "targetservice", "TargetService", "get_default_macro_info_dict")
        unknown = [name for name in CREATE if name not in inspect.signature(self._create).parameters]
        if unknown:
            raise _too_old(f"create_human does not take {', '.join(unknown)}")

    def build(self, person: Person, parts: Mapping[str, int]) -> Human:
        return build_human(person, parts, self._pack, self._shape)

    def _shape(
        self, body: Body, expression: dict[str, float], arrays: BodyArrays, targets: Targets, details: Details
    ) -> tuple[Floats, float]:
        """As `shape_body`."""
        if sum(body["ethnicity"].values()) <= 0:
            raise PersonError("At least one share of body.ethnicity must be above 0.")
        middle = self._made(body, 0.5, len(arrays.vertices))
        away = float(np.linalg.norm(middle - anatomy_of(self._pack).neutral, axis=1).mean())
        if away > ALIKE:
            raise ProviderError(
                f"MPFB's body lies {away / 10:.2f} m from the asset pack's on average: it has another base mesh or scale."
            )
        vertices = middle.copy()
        targets.add(vertices, details.weights(body["details"]))
        targets.add(vertices, expression_weights(expression, body["ethnicity"], targets.names))

        def to_the_end(taller: bool) -> Floats:
            return self._made(body, 1.0 if taller else 0.0, len(arrays.vertices)) - middle

        return as_tall(vertices, body["height"], to_the_end), body["height"]

    def _made(self, body: Body, height: float, count: int) -> Floats:
        """All vertices of MPFB's body in the pack's space: decimetres, Y up. `height`: MPFB's slider, 0 to 1."""
        macros = {**self._default_macros(), **macros_of(body), "height": height}
        with visit(0):
            try:
                # Without masks, and without moving it to the floor: the helpers are needed, at the base mesh's own place.
                made = self._create(
                    mask_helpers=False,
                    detailed_helpers=False,
                    extra_vertex_groups=False,
                    feet_on_ground=False,
                    scale=0.1,
                    macro_detail_dict=macros,
                )
            except Exception as error:
                raise ProviderError(f"MPFB 2 cannot make a body: {type(error).__name__}: {error}.") from error
            metres = _mixed(made)
        vertices = np.stack([metres[:, 0], metres[:, 2], -metres[:, 1]], 1) * np.float32(10)
        if len(vertices) != count:
            raise ProviderError(
                f"MPFB's base mesh has {len(vertices)} vertices, hm08 of the asset pack {count}: its version is unknown here."
            )
        return vertices


def macros_of(body: Body) -> dict[str, Any]:
    """MPFB's macro values but the height, of adults. PersonError below 25 years."""
    try:
        old = ages(body["age"])["old"]
    except ValueError as error:
        raise PersonError(f"Only adults are made: body.{error}.") from error
    total = sum(body["ethnicity"].values())
    return {
        "gender": body["gender"],
        "age": 0.5 + old / 2,
        "muscle": body["muscle"],
        "weight": body["weight"],
        "proportions": body["proportions"],
        "cupsize": body["cupSize"],
        "firmness": body["firmness"],
        "race": {race: share / total for race, share in body["ethnicity"].items()},
    }


def _service(addon: AddOn, module: str, service: str, function: str) -> Any:
    """A function of one of MPFB's services. ProviderError where this version lacks it."""
    found = getattr(getattr(addon.part(f"services.{module}"), service, None), function, None)
    if found is None:
        raise _too_old(f"{service}.{function} is missing")
    return found


def _too_old(reason: str) -> ProviderError:
    return ProviderError(f"This MPFB has another interface ({reason}). Known are versions from 2.0.15 on. {INSTALL}")


def _mixed(made: Block) -> Floats:
    """Vertices [n, 3] of an object with its shape keys mixed, in metres. No modifier takes part."""
    mixed = made.shape_key_add(name="s2mgen", from_mix=True)
    found = np.empty(3 * len(mixed.data), np.float32)
    mixed.data.foreach_get("co", found)
    placed = np.array(made.matrix_basis, np.float32)
    return found.reshape(-1, 3) @ placed[:3, :3].T + placed[:3, 3]
