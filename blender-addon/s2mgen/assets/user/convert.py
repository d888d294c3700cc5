"""`python -m s2mgen.assets.user.convert --source ZIP|DIR|BVH --builtin PACK --name NAME --out DIR` makes a pack of users' files.

The last line of stdout is a JSON object with `added` (ids by kind) and `skipped` (file: reason). What makes the whole of it
unusable is one line on stderr and exit code 1. `--out` is an empty folder.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

import numpy as np

from s2mgen.assets.errors import AssetError
from s2mgen.assets.making.folder import PackFolder
from s2mgen.assets.making.targets import is_packed
from s2mgen.assets.reader import AssetPack
from s2mgen.assets.user.bvh import read_bvh
from s2mgen.assets.user.converted import item_arrays, packed_targets, skin_entry, target_rows, textures_of
from s2mgen.assets.user.coverage import cores, covered_by
from s2mgen.assets.user.files import UserFileError, UserFiles, open_files
from s2mgen.assets.user.licences import Rights, RightsOfPack
from s2mgen.assets.user.mesh_files import read_fit
from s2mgen.assets.user.pose_kind import kind_of_pose
from s2mgen.assets.user.retarget import poses_of

#: Never taken, whatever folder they lie in.
REFUSED = re.compile(
    r"genital|penis|vagina|vulva|nipple|(^|[/_ -])(baby|babies|child|children|toddler|infant|kid|kids)([/_ .-]|$)",
    re.IGNORECASE,
)
PAINTED = re.compile(r"special_?suit|painted", re.IGNORECASE)
#: Folder or word in the name or tags → kind. The first that fits counts.
KINDS = (
    ("hair", re.compile(r"(^|/)hair/")),
    ("eyebrows", re.compile(r"(^|/)eyebrows/")),
    ("eyelashes", re.compile(r"(^|/)eyelashes/")),
    ("eyes", re.compile(r"(^|/)eyes/")),
    ("shoes", re.compile(r"shoe|boot|sandal|sneaker|slipper|pumps|heels", re.IGNORECASE)),
    ("hats", re.compile(r"(^|[/_ -])(hats?|caps?|fedora|beanie|helmet|beret)([0-9/_ .-]|$)", re.IGNORECASE)),
    (
        "other",
        re.compile(
            r"(^|/)(teeth|tongue)/|glasses|beard|moustache|mustache|horn|necklace|earring|watch|glove|sock",
            re.IGNORECASE,
        ),
    ),
)


class Conversion:
    """One pack in the making. `skipped` tells why files were left out; what is broken does not end it."""

    def __init__(
        self, files: UserFiles, builtin: AssetPack, out: Path, allow_credits: bool, frames: list[int] | int
    ) -> None:
        self.files, self.folder = files, PackFolder(out)
        self.assets: dict[str, list[dict[str, Any]]] = {}
        self.targets: dict[str, tuple[np.ndarray, np.ndarray]] = {}
        self.skipped: dict[str, str] = {}
        self.credits: list[str] = []
        self._body, self._frames, self._allow_credits = builtin.body, frames, allow_credits
        self._builtin, self._regions = builtin, None
        self._rights = RightsOfPack(files)

    def run(self) -> None:
        for name in self.files.names:
            lower = name.lower()
            if REFUSED.search(name):
                if lower.endswith((".mhclo", ".proxy", ".target", ".target.gz", ".mhmat")):
                    self.skipped[name] = "genitals and children are never taken"
                continue
            for ending, take in self._takers():
                if lower.endswith(ending):
                    try:
                        take(name)
                    except (UserFileError, AssetError) as error:
                        self.skipped[name] = str(error)
                    break

    def _takers(self) -> list[tuple[str, Callable[[str], None]]]:
        return [
            (".mhclo", self._item), (".proxy", self._item), (".mhmat", self._skin), (".target", self._target),
            (".target.gz", self._target), (".npz", self._targets), (".bvh", self._poses),
        ]  # fmt: skip

    def _allowed(self, name: str, text: str) -> Rights:
        rights = self._rights.of(name, text)
        if rights.licence == "CC-BY" and not self._allow_credits:
            raise UserFileError(f"{rights.author} wants to be named (CC-BY): allow it with --allow-credits")
        if rights.licence not in ("CC0", "CC-BY"):
            raise UserFileError(f"its licence is {rights.licence}; only CC0, and CC-BY with --allow-credits, are taken")
        return rights

    def _add(self, kind: str, asset: str, rights: Rights, tags: list[str], **more: Any) -> None:
        if rights.licence != "CC0":
            self.credits.append(f"{asset}: {rights.author}, {rights.licence}")
        entry = {
            "id": asset,
            "author": rights.author,
            "licence": rights.licence,
            "tags": sorted(set(tags)),
            "variants": 1,
        }
        self.assets.setdefault(kind, []).append({**entry, **more})

    def _new_id(self, kind: str, name: str) -> str:
        stem = re.sub(r"[^A-Za-z0-9._-]+", "_", PurePosixPath(name).stem)
        taken = {entry["id"] for entry in self.assets.get(kind, ())}
        ids = (f"{kind}/{stem}" + (f"_{number}" if number > 1 else "") for number in range(1, len(taken) + 2))
        return next(one for one in ids if one not in taken)

    def _item(self, name: str) -> None:
        text = self.files.text(name)
        fit = read_fit(text, name)
        if any(REFUSED.search(tag) for tag in fit.tags):
            raise UserFileError("genitals and children are never taken")
        words = f"{name} {' '.join(fit.tags)}"
        kind = next((kind for kind, pattern in KINDS if pattern.search(words)), "clothes")
        if kind == "other":
            raise UserFileError("things of this kind are not used")
        rights = self._allowed(name, text)
        tags, part, covers = _gender(words), "whole", []
        if kind == "clothes":
            covers = covered_by(fit, self._body, self._cores())
            if not covers:
                raise UserFileError("it covers neither hips nor chest, and accessories of packs are not used")
            part = "whole" if len(covers) == 2 else "bottom" if covers == ["hips"] else "top"
            tags.append("suit" if part == "whole" else part)
        asset = self._new_id(kind, name)
        arrays = item_arrays(self.files, name, fit, self._body, self.folder, asset, part)
        textures = textures_of(self.files, name, fit, self.folder)
        self._add(
            kind, asset, rights, tags, parts=[part], covers=covers, layer=fit.layer, arrays=arrays, textures=textures
        )

    def _cores(self) -> dict[str, np.ndarray]:
        self._regions = self._regions or cores(self._builtin)
        return self._regions

    def _skin(self, name: str) -> None:
        if not re.search(r"(^|/)skins?/", name.lower()) and len(self.files.names) > 2:
            # Materials of clothes are read with them.
            return
        if PAINTED.search(name):
            raise UserFileError("clothes are painted on this skin, which would be labelled as skin")
        rights = self._allowed(name, self.files.text(name))
        asset = self._new_id("skins", name)
        more = skin_entry(self.files, name, self._body, self.folder, asset)
        tags = _gender(name) + [tag for tag, word in (("old", "old"), ("middleAge", "middle")) if word in name.lower()]
        self._add("skins", asset, rights, tags + (["dark"] if more["typologyAngle"] < 0 else []), **more)

    def _target(self, name: str) -> None:
        rights = self._allowed(name, self.files.bytes(name)[:4000].decode("utf-8", "replace"))
        stem = re.sub(r"[^A-Za-z0-9._-]+", "_", re.sub(r"\.target(\.gz)?$", "", PurePosixPath(name).name))
        self._keep_target(f"targets/{stem}", target_rows(self.files, name), rights, name)

    def _targets(self, name: str) -> None:
        rights = self._allowed(name, "")
        for key, rows in packed_targets(self.files, name).items():
            self._keep_target(f"targets/{PurePosixPath(key.removesuffix('.target')).name}", rows, rights, key)

    def _keep_target(self, asset: str, rows: tuple[np.ndarray, np.ndarray], rights: Rights, name: str) -> None:
        if REFUSED.search(asset) or not is_packed(asset.removeprefix("targets/")):
            raise UserFileError(f"{name} is a shape of children or genitals, which are never taken")
        if rights.licence != "CC0":
            self.credits.append(f"{asset}: {rights.author}, {rights.licence}")
        self.targets[asset] = rows

    def _poses(self, name: str) -> None:
        motion = read_bvh(self.files.text(name), name)
        rights = self._allowed(name, "")
        count = len(motion.rotations)
        if isinstance(self._frames, int):
            # In the middle of so many equal stretches: the ends of a capture are often a T-pose.
            taken = min(self._frames, count)
            wanted = [int((k + 0.5) * count / taken) for k in range(taken)]
        else:
            wanted = self._frames
            beyond = [frame for frame in wanted if frame >= count]
            if beyond:
                raise UserFileError(f"it has the frames 0 to {count - 1}; there is no frame {beyond[0]}")
        for frame, turns in zip(wanted, poses_of(motion, wanted, self._body, name), strict=True):
            kind = kind_of_pose(turns, self._body)
            if kind is None:
                self.skipped[f"{name}, frame {frame}"] = "nobody stands, sits, kneels or moves like this"
                continue
            asset = self._new_id("poses", name if count == 1 else f"{PurePosixPath(name).stem}-{frame:05d}.bvh")
            self._add("poses", asset, rights, [kind], arrays=self.folder.array(f"{asset}.npy", turns))

    def finish(self, name: str) -> dict[str, Any]:
        """Writes `pack.json`. UserFileError when nothing could be used."""
        if not self.assets and not self.targets:
            reasons = "; ".join(f"{file}: {why}" for file, why in list(self.skipped.items())[:5])
            raise UserFileError(f"There is nothing in it that can be used. {reasons}".strip())
        targets = self._write_targets() if self.targets else None
        if self.credits:
            self.folder.bytes(
                "CREDITS.md", ("# Credits\n\n" + "\n".join(f"* {line}" for line in self.credits) + "\n").encode()
            )
        index = {
            "format": "s2mgen.pack",
            "formatVersion": 1,
            "name": name,
            "version": self.folder.digest()[:12],
            "sha256": self.folder.digest(),
            "credits": self.credits,
            "assets": self.assets,
            "targets": targets,
            "targetNames": sorted(self.targets),
            "files": self.folder.files,
        }
        (self.folder.root / "pack.json").write_text(json.dumps(index, indent=1, sort_keys=True) + "\n", "utf-8")
        added = {kind: [entry["id"] for entry in entries] for kind, entries in self.assets.items()}
        return {
            "added": {**added, **({"targets": sorted(self.targets)} if self.targets else {})},
            "skipped": self.skipped,
        }

    def _write_targets(self) -> dict[str, str]:
        names = sorted(self.targets)
        starts = np.cumsum([0, *(len(self.targets[name][0]) for name in names)]).tolist()
        return {
            "index": self.folder.bytes("targets.json", json.dumps({"names": names, "starts": starts}).encode()),
            "vertices": self.folder.array(
                "targets-vertices.npy", np.concatenate([self.targets[name][0] for name in names])
            ),
            "offsets": self.folder.array(
                "targets-offsets.npy", np.concatenate([self.targets[name][1] for name in names])
            ),
        }


def _gender(words: str) -> list[str]:
    lower = words.lower()
    female = bool(re.search(r"female|woman|women|girl|lady", lower))
    male = bool(re.search(r"(?<!fe)male|(?<!wo)man\b|(?<!wo)men\b", lower))
    return [tag for tag, is_so in (("female", female), ("male", male)) if is_so]


def _frames(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="s2mgen.assets.user.convert", description=__doc__)
    parser.add_argument("--source", type=Path, required=True)
    parser.add_argument("--builtin", type=Path, required=True, help="folder of the built-in pack, for the body")
    parser.add_argument("--name", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--allow-credits", action="store_true")
    parser.add_argument("--poses", type=int, default=8, help="how many poses to take of a longer BVH")
    parser.add_argument("--frames", type=_frames, help="these frames of each BVH, as in 0,120,300")
    given = parser.parse_args(arguments)
    try:
        conversion = Conversion(
            open_files(given.source),
            AssetPack(given.builtin),
            given.out,
            given.allow_credits,
            given.frames or given.poses,
        )
        conversion.run()
        print(json.dumps(conversion.finish(given.name)), flush=True)
    except (UserFileError, AssetError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
