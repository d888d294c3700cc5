"""Reads and checks scene specs. Pure Python: the same rules as `shared/domain/scene/spec.ts`."""

from s2mgen.spec.errors import SpecError
from s2mgen.spec.scene import check_person, check_scene

__all__ = ["SpecError", "check_person", "check_scene"]
