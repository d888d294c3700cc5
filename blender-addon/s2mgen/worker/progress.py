"""Progress inside a trace, from Cycles' status line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from s2mgen.scene.blender import bpy

_SAMPLE = re.compile(r"Sample (\d+)/(\d+)")


@contextmanager
def tracing_progress(report: Callable[[float], None]) -> Iterator[None]:
    """Calls `report` with the share of samples done, 0..1, while the block renders. 3.4 says nothing here."""

    def heard(*arguments: object) -> None:
        text = next((argument for argument in arguments if isinstance(argument, str)), "")
        found = _SAMPLE.search(text)
        if found:
            report(int(found[1]) / max(1, int(found[2])))

    handlers = bpy.app.handlers.render_stats
    handlers.append(heard)
    try:
        yield
    finally:
        handlers.remove(heard)
