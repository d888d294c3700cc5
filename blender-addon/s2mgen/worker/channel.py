"""The stream of events: a private copy of stdout, so that nothing that Blender prints can mix with it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from typing import TextIO


class Channel:
    """Writes one JSON object per line."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def send(self, event: Mapping[str, object]) -> None:
        """Sends one event. Values that are no JSON numbers (NaN, infinity) are refused with ValueError."""
        self._stream.write(json.dumps(event, allow_nan=False, ensure_ascii=False) + "\n")
        self._stream.flush()


def open_channel() -> Channel:
    """Takes stdout for events; whatever Python or C prints from now on goes to stderr. Call it once, first."""
    sys.stdout.flush()
    stream = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return Channel(stream)
