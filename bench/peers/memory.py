"""Resident memory of a worker over many frames, each fourth with a new person and all with a new room.

python memory.py --pack DIR --specs FILE --out DIR --every N
"""

from __future__ import annotations

import argparse
import resource
import sys
from pathlib import Path

from studio import answer, bpy, open_studio, read_specs

from s2mgen.worker.memory import FreedMemory

KINDS = ("objects", "meshes", "materials", "images", "node_groups")


def megabytes() -> float:
    """Of this process now; the most so far where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        return pages * resource.getpagesize() / 1e6
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("pack", "specs", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--every", type=int, default=100)
    options = parser.parse_args()
    studio = open_studio(options.pack)
    rows, freed = [], FreedMemory()
    for number, spec in enumerate(read_specs(options.specs), 1):
        studio.renderer.render(spec, options.out, lambda value, phase: None)
        freed.frame_done()
        if number % options.every == 0:
            blocks = {kind: len(getattr(bpy.data, kind)) for kind in KINDS}
            rows.append({"frames": number, "megabytes": megabytes(), "blocks": sum(blocks.values())})
            print(rows[-1], blocks, file=sys.stderr)
    answer(rows)


main()
