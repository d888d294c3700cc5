"""Morph targets of adults, sparse."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import numpy as np

from s2mgen.assets.making.folder import PackFolder
from s2mgen.assets.source import MakeHumanData

#: Never packed: children, genitals, and what is always covered or only repeats other sliders.
REFUSED = re.compile(r"(^|[/-])(baby|child)(-|$)|^genitals/|^pelvis/|^measure/|nipple")
#: In this release of the package the two ends of these sliders are swapped.
SWAPPED = re.compile(r"(eye-push2|mouth-lowerlip-ext|mouth-lowerlip-middle|stomach-tone)-(\w+)$")
OPPOSITE = {"in": "out", "out": "in", "up": "down", "down": "up", "incr": "decr", "decr": "incr"}


def is_packed(name: str) -> bool:
    """Whether a target belongs into a pack: adults only, no genitals."""
    return REFUSED.search(name) is None


def true_name(name: str) -> str:
    """The name under which a target should have been filed."""
    return SWAPPED.sub(lambda match: f"{match[1]}-{OPPOSITE[match[2]]}", name)


def make_targets(source: MakeHumanData, folder: PackFolder, progress: Callable[[float], None]) -> dict[str, object]:
    """Writes vertex numbers (uint16) and offsets (int16, thousandths of a decimetre) of all targets one after another."""
    rows = sorted((true_name(name), row) for row, name in enumerate(source.target_names) if is_packed(name))
    starts, vertices, offsets = [0], [], []
    for done, (_, row) in enumerate(rows):
        dense = np.asarray(source.targets[row])
        moved = np.flatnonzero(dense.any(1))
        vertices.append(moved.astype(np.uint16))
        offsets.append(dense[moved])
        starts.append(starts[-1] + len(moved))
        if done % 64 == 0:
            progress(done / len(rows))
    names = [name for name, _ in rows]
    index = {"names": names, "starts": starts}
    return {
        "index": folder.bytes("targets.json", json.dumps(index).encode()),
        "vertices": folder.array("targets-vertices.npy", np.concatenate(vertices)),
        "offsets": folder.array("targets-offsets.npy", np.concatenate(offsets)),
    }
