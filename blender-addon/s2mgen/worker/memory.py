"""Memory that was freed goes back to the system now and then."""

from __future__ import annotations

import ctypes
import sys

#: Frames between two times: it takes some hundredths of a second.
EVERY = 20


class FreedMemory:
    """glibc keeps what a frame's arrays and trees leave between the blocks that stay: some 50 MB within twenty frames.

    Other systems' allocators do by themselves what is asked for here, or cannot be asked.
    """

    def __init__(self) -> None:
        self._frames = 0
        self._trim = None
        if sys.platform == "linux":
            try:
                self._trim = ctypes.CDLL(None).malloc_trim
            except (OSError, AttributeError):
                # Another C library.
                self._trim = None

    def frame_done(self) -> None:
        """To be called after each frame."""
        self._frames += 1
        if self._trim is not None and self._frames % EVERY == 0:
            self._trim(0)
