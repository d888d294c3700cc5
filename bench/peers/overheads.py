"""What a frame costs beside path tracing and denoising: seconds at 64 × 64 and one sample, where tracing is next to nothing.

python overheads.py --pack DIR --specs FILE --out DIR
"""

from __future__ import annotations

import argparse
import copy
from pathlib import Path
from typing import Any

from studio import answer, open_studio, read_specs, show, timed, trace


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("pack", "specs", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    studio, specs = open_studio(options.pack), read_specs(options.specs)
    found: dict[str, list[dict[str, float]]] = {"camera": [], "room": [], "person": []}

    def measure(change: str, spec: dict[str, Any]) -> None:
        wall, cpu = timed(lambda: show(studio, spec))
        traced_wall, traced_cpu = timed(lambda: trace(studio, options.out))
        found[change].append({"build": wall, "buildCpu": cpu, "sync": traced_wall, "syncCpu": traced_cpu})

    for number in range(0, len(specs) - 4, 4):
        base, other, stranger = specs[number], specs[number + 1], specs[number + 4]
        show(studio, base)
        trace(studio, options.out)
        if number == 0:
            continue
        spec = copy.deepcopy(base)
        spec["cameras"] = other["cameras"]
        measure("camera", spec)
        spec["room"] = other["room"]
        measure("room", spec)
        spec["people"] = stranger["people"]
        measure("person", spec)
    least = {change: {name: min(row[name] for row in rows) for name in rows[0]} for change, rows in found.items()}
    mean = {
        change: {name: sum(row[name] for row in rows) / len(rows) for name in rows[0]} for change, rows in found.items()
    }
    answer({"least": least, "mean": mean})


main()
