"""Reads commands until `quit` or the end of stdin. A bad command is answered; the next one works."""

from __future__ import annotations

import json
import os
import traceback
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from s2mgen.worker.arguments import Arguments
from s2mgen.worker.channel import Channel
from s2mgen.worker.probe import capabilities, versions
from s2mgen.worker.problems import CommandError, describe
from s2mgen.worker.session import Session

PROTOCOL = 1
FIELDS: Mapping[str, tuple[str, ...]] = {"render": ("id", "spec", "out"), "body": ("id", "spec", "file"), "quit": ()}


def run(arguments: Arguments, channel: Channel, lines: Iterable[str]) -> int:
    """Serves commands; answers the exit code: 0, or 1 when the worker could not start."""
    try:
        found = capabilities()
        session = Session(arguments, found)
    except Exception as error:
        traceback.print_exc()
        channel.send({"event": "error", "id": None, "frame": None, **describe(error)})
        return 1
    ready = {"event": "ready", "protocol": PROTOCOL, **versions(), "capabilities": found.as_json()}
    channel.send({**ready, "device": session.device, "pid": os.getpid()})
    for line in lines:
        if line.strip() and not _serve(line, session, channel):
            break
    channel.send({"event": "bye"})
    return 0


def _serve(line: str, session: Session, channel: Channel) -> bool:
    """Answers one command; False after `quit`."""
    command: Mapping[str, Any] = {}
    try:
        command = _decoded(line)
        _check(command)
        if command["command"] == "quit":
            return False
        channel.send(_answer(command, session, channel))
    except Exception as error:
        # The traceback is for the log; the event says what a person can do something about.
        traceback.print_exc()
        channel.send({"event": "error", "id": _id(command), "frame": _frame(command), **describe(error)})
    return True


def _answer(command: Mapping[str, Any], session: Session, channel: Channel) -> dict[str, object]:
    number = command["id"]
    if command["command"] == "render":

        def progress(value: float, phase: str) -> None:
            channel.send({"event": "progress", "id": number, "value": round(value, 4), "phase": phase})

        result = session.render(command["spec"], Path(command["out"]), progress)
        return {"event": "frame", "id": number, "result": result}
    landmarks = session.body(command["spec"], Path(command["file"]))
    return {"event": "body", "id": number, "landmarks": landmarks}


def _decoded(line: str) -> Mapping[str, Any]:
    """A JSON object. CommandError for anything else."""
    try:
        command = json.loads(line)
    except ValueError as error:
        raise CommandError(f"The line is not JSON: {error}.") from error
    if not isinstance(command, dict):
        raise CommandError("The line is not a JSON object.")
    return command


def _check(command: Mapping[str, Any]) -> None:
    """Checks that a command has its fields. CommandError says what is wrong."""
    fields = FIELDS.get(str(command.get("command")))
    if fields is None:
        raise CommandError(f"There is no command {command.get('command')!r}; there are render, body and quit.")
    missing = [field for field in fields if field not in command]
    if missing:
        raise CommandError(f"The command {command['command']} lacks {', '.join(missing)}.")
    if fields and _id(command) is None:
        raise CommandError("The id of a command must be a whole number from 0 on.")
    for field in ("out", "file"):
        if field in fields and not isinstance(command[field], str):
            raise CommandError(f"{field} must be a path.")


def _id(command: Mapping[str, Any]) -> int | None:
    number = command.get("id")
    return number if isinstance(number, int) and not isinstance(number, bool) and number >= 0 else None


def _frame(command: Mapping[str, Any]) -> int | None:
    spec = command.get("spec")
    frame = spec.get("frame") if isinstance(spec, dict) else None
    return frame if isinstance(frame, int) and not isinstance(frame, bool) else None
