"""A worker in a process of its own, spoken to as the studio does."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any

import s2mgen.worker

START = Path(s2mgen.worker.__file__ or "").with_name("start.py")


class Worker:
    """Starts on construction; `events` gives what it says until it stops."""

    def __init__(self, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(START), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                stream.close()

    def send(self, line: dict[str, Any] | str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write((line if isinstance(line, str) else json.dumps(line)) + "\n")
        self.process.stdin.flush()

    def end_of_input(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()

    def event(self) -> dict[str, Any]:
        """The next event. AssertionError for a line that is none."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line.startswith("{"), f"not an event: {line!r}"
        return json.loads(line)

    def answer(self) -> dict[str, Any]:
        """The next event that is no progress."""
        while True:
            event = self.event()
            if event["event"] != "progress":
                return event
