"""Add-ons that stand in for those that tests cannot have, found by Blender as if they were installed."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from s2mgen.scene.blender import bpy

ADDONS = Path(__file__).parent / "addons"


@contextmanager
def installed(*names: str) -> Iterator[None]:
    """Only these stand-ins are installed in the block."""
    import addon_utils  # Blender's own, there once bpy is

    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            shutil.copytree(ADDONS / name, Path(folder) / "addons" / name)
        paths = bpy.context.preferences.filepaths
        # Blender 3.4 knows a single folder.
        entry = paths.script_directories.new() if hasattr(paths, "script_directories") else None
        if entry is None:
            paths.script_directory = folder
        else:
            entry.name, entry.directory = "fakes", folder
        bpy.utils.refresh_script_paths()
        try:
            yield
        finally:
            for name in names:
                if addon_utils.check(name)[1]:
                    addon_utils.disable(name, default_set=True)
            for module in [one for one in sys.modules if one.partition(".")[0] in names]:
                del sys.modules[module]
            if entry is None:
                paths.script_directory = ""
            else:
                paths.script_directories.remove(entry)
            sys.path.remove(str(Path(folder) / "addons"))
            addon_utils.modules(refresh=True)
