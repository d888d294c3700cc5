"""The studio's command: where it is, and the scene spec that it prints. There is one sampler, and it is the studio's."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

#: Seconds; sampling takes one, starting the command another.
PATIENCE = 60
#: Where Electron keeps the switch that lets its program run as Node: this text, a version, a count, then the switches.
FUSES = b"dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX"
HOW_TO_FIX = (
    "Give the studio's command in the add-on's preferences (a checkout has tools/s2mgen.mjs), "
    'or as "command" in the studio\'s settings.json, or put s2mgen on the PATH.'
)


class StudioError(RuntimeError):
    """The studio's command is missing or failed. The message says what to do."""


@dataclass(frozen=True)
class Machine:
    """What decides where the studio is. Tests give their own. `root` stands before the installed places."""

    environment: Mapping[str, str]
    home: Path
    platform: str = sys.platform
    root: Path = Path("/")

    @staticmethod
    def here() -> Machine:
        return Machine(os.environ, Path.home())


@dataclass(frozen=True)
class Command:
    """What to start, and what its environment has besides."""

    words: tuple[str, ...]
    environment: Mapping[str, str]


@dataclass(frozen=True)
class Answer:
    """Frame k's scene spec, and folders: asset packs, the user's pictures. `pack` is None where it is still to be made."""

    spec: dict[str, Any]
    pack: str | None
    packs: tuple[str, ...]
    backgrounds: str | None


def config_folder(machine: Machine) -> Path:
    """The folder of the studio's settings, as in `main/places.ts`."""
    given = machine.environment.get("S2MGEN_CONFIG")
    if given:
        return Path(given)
    if machine.platform == "darwin":
        return machine.home / "Library" / "Application Support" / "s2mgen"
    if machine.platform == "win32":
        return Path(machine.environment.get("APPDATA") or machine.home / "AppData" / "Roaming") / "s2mgen"
    given = machine.environment.get("XDG_CONFIG_HOME", "")
    return (Path(given) if Path(given).is_absolute() else machine.home / ".config") / "s2mgen"


def find_command(preference: str, machine: Machine) -> Command:
    """The add-on's preference, else `command` of settings.json, else `s2mgen` on the PATH, else an installed studio.

    StudioError with what to do when none is there, or when what is named is not.
    """
    if preference.strip():
        return _named(preference, "The add-on's preferences name", machine)
    settings = config_folder(machine) / "settings.json"
    given = _setting(settings)
    if given:
        return _named(given, f"{settings} names", machine)
    found = shutil.which("s2mgen", path=machine.environment.get("PATH", ""))
    if found:
        return _started(Path(found), machine)
    installed = _installed(machine)
    if installed:
        return installed
    raise StudioError(f"The studio's command was not found. {HOW_TO_FIX}")


def _setting(file: Path) -> str:
    try:
        value = json.loads(file.read_text("utf-8")).get("command", "")
    except (OSError, ValueError, AttributeError):
        return ""
    return value if isinstance(value, str) else ""


def _named(text: str, who: str, machine: Machine) -> Command:
    """A path, which may have spaces in it, or a command with words after it."""
    if Path(text.strip()).expanduser().is_file():
        return _started(Path(text.strip()).expanduser(), machine)
    words = shlex.split(text, posix=machine.platform != "win32")
    found = shutil.which(words[0], path=machine.environment.get("PATH", "")) if words else None
    if found is None:
        raise StudioError(f"{who} {text}, which is not there. {HOW_TO_FIX}")
    return Command((found, *words[1:]), {})


def _started(path: Path, machine: Machine) -> Command:
    """Scripts need Node in front; Node from 18 on finds the one that the studio needs."""
    if path.suffix not in (".mjs", ".js"):
        return Command((str(path),), {})
    node = shutil.which("node", path=machine.environment.get("PATH", ""))
    if node is None:
        raise StudioError(f"{path} needs Node, and there is none on the PATH. Start Blender where Node is on the PATH.")
    return Command((node, str(path)), {})


def _installed(machine: Machine) -> Command | None:
    """A packaged studio whose program may run as Node."""
    home, root = machine.home, machine.root
    local = Path(machine.environment.get("LOCALAPPDATA") or home / "AppData" / "Local")
    places = {
        "darwin": [
            folder / "S2MGen Studio.app" / "Contents" / "MacOS" / "S2MGen Studio"
            for folder in (root / "Applications", home / "Applications")
        ],
        "win32": [local / "Programs" / "s2mgen-studio" / "S2MGen Studio.exe"],
    }.get(machine.platform, [root / "opt" / "S2MGen Studio" / "s2mgen-studio"])
    for program in places:
        above = program.parent.parent if machine.platform == "darwin" else program.parent
        archive = above / ("Resources" if machine.platform == "darwin" else "resources") / "app.asar"
        if program.is_file() and archive.exists() and _runs_as_node(program):
            script = archive / "out" / "main" / "s2mgen.js"
            return Command((str(program), str(script)), {"ELECTRON_RUN_AS_NODE": "1"})
    return None


def _runs_as_node(program: Path) -> bool:
    """Released builds switch this off: then the program would open a window instead."""
    before = b""
    with program.open("rb") as file:
        while block := file.read(1 << 22):
            text = before + block
            at = text.find(FUSES)
            if 0 <= at < len(text) - len(FUSES) - 3:
                return text[at + len(FUSES) + 2 : at + len(FUSES) + 3] == b"1"
            before = text[-64:]
    return True


def ask(
    command: Command,
    preset: Path,
    frame: int,
    run: Callable[..., subprocess.CompletedProcess[str]] = subprocess.run,
) -> Answer:
    """Frame k's scene spec, by `s2mgen spec`. StudioError with the studio's own words when it refuses."""
    words = [*command.words, "spec", "--preset", str(preset), "--frame", str(frame), "--json"]
    environment = {**os.environ, **command.environment}
    try:
        done = run(
            words, capture_output=True, text=True, encoding="utf-8", env=environment, timeout=PATIENCE, check=False
        )
    except OSError as error:
        raise StudioError(f"{command.words[0]} cannot be started: {error.strerror}. {HOW_TO_FIX}") from error
    except subprocess.TimeoutExpired as error:
        raise StudioError(f"{command.words[0]} did not answer within {PATIENCE} s. {HOW_TO_FIX}") from error
    answer = _last_object(done.stdout.splitlines())
    if answer.get("type") == "result" and isinstance(answer.get("spec"), dict):
        return Answer(answer["spec"], answer.get("pack"), tuple(answer.get("packs", ())), answer.get("backgrounds"))
    if "message" in answer:
        details = "; ".join(f"{one['path']}: {one['rule']}" for one in answer.get("details", ()))
        raise StudioError(" ".join(filter(None, [answer["message"], details, answer.get("next")])))
    last = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
    raise StudioError(f"{command.words[0]} is no studio that this add-on can use: {last}")


def _last_object(lines: Sequence[str]) -> dict[str, Any]:
    for line in reversed(lines):
        if line.startswith("{"):
            try:
                value = json.loads(line)
            except ValueError:
                continue
            if isinstance(value, dict):
                return value
    return {}
