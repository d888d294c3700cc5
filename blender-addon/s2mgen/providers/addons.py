"""Add-ons of the user's own Blender program: found, enabled, their modules imported. Nothing of theirs is copied."""

from __future__ import annotations

import importlib
import re
import sys
from dataclasses import dataclass
from types import ModuleType

from s2mgen.providers.provider import ProviderError
from s2mgen.scene.blender import Block, bpy


@dataclass(frozen=True)
class AddOn:
    """An enabled add-on. `module` is the name under which this Blender knows it, as `bl_ext.user_default.mpfb`."""

    title: str
    module: str

    def part(self, name: str) -> ModuleType:
        """A module of the add-on, as `services.humanservice`. ProviderError where it has none: another version."""
        try:
            return importlib.import_module(f"{self.module}.{name}" if name else self.module)
        except ImportError as error:
            raise ProviderError(
                f"{self.title} is installed, but its module {name} cannot be imported ({error}). Its version is not known here."
            ) from error

    @property
    def preferences(self) -> Block:
        """Its preferences in this Blender; None where it has none."""
        entry = bpy.context.preferences.addons.get(self.module)
        return None if entry is None else entry.preferences


def open_addon(title: str, pattern: str, install: str) -> AddOn:
    """Finds and enables the add-on whose last name matches `pattern`. ProviderError where it is missing or does not start.

    `install` tells the user where the add-on comes from.
    """
    matches = re.compile(pattern, re.IGNORECASE)
    import addon_utils  # pyright: ignore[reportMissingImports]

    found = sorted(
        module.__name__
        for module in addon_utils.modules(refresh=True)
        if matches.fullmatch(module.__name__.rpartition(".")[2])
    )
    # One that is enabled already is the one that the user means.
    found.sort(key=lambda name: not addon_utils.check(name)[1])
    if not found:
        raise ProviderError(
            f"{title} is not installed in Blender {bpy.app.version_string} ({sys.executable}). {install} "
            "Or set person.provider of the preset to builtin."
        )
    name = found[0]
    reasons: list[str] = []
    if not addon_utils.check(name)[1]:
        # With an entry in the preferences, for add-ons look their own up; a worker never saves them.
        addon_utils.enable(name, default_set=True, handle_error=lambda error: reasons.append(str(error)))
    if not addon_utils.check(name)[1]:
        reason = f": {reasons[0]}" if reasons else ""
        raise ProviderError(f"{title} is installed as {name}, but Blender cannot enable it{reason}.")
    return AddOn(title, name)
