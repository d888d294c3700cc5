"""The worker's command line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Arguments:
    """`pack` is None only with `probe`; `more_packs` are those of users. `threads` None = all cores."""

    pack: Path | None
    backgrounds: Path | None
    threads: int | None
    device: str
    probe: bool
    more_packs: tuple[Path, ...] = ()


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise ValueError
    return value


def parse_arguments(argv: Sequence[str]) -> Arguments:
    """Inside Blender's program the worker's own arguments come after `--`. Exits with 2 when they are wrong."""
    own = argv[argv.index("--") + 1 :] if "--" in argv else argv[1:]
    parser = argparse.ArgumentParser(prog="s2mgen.worker", description="Renders frames on command.")
    parser.add_argument(
        "--pack",
        type=Path,
        action="append",
        default=[],
        help="folder of the asset pack; given again, of packs that users added",
    )
    parser.add_argument("--backgrounds", type=Path, help="folder of the user's pictures, for assets named user/...")
    parser.add_argument("--threads", type=_positive, help="render threads; all cores when left out")
    parser.add_argument("--device", default="auto", help="auto, cpu, optix, cuda, hip, oneapi or metal")
    parser.add_argument("--probe", action="store_true", help="print what this Blender can do and exit")
    given = parser.parse_args(own)
    if not given.pack and not given.probe:
        parser.error("--pack is missing")
    packs: list[Path] = given.pack
    pack = packs[0] if packs else None
    return Arguments(pack, given.backgrounds, given.threads, given.device, given.probe, tuple(packs[1:]))
