"""`python -m s2mgen.worker --pack DIR [--backgrounds DIR] [--threads N] [--device auto]`, or `--probe`."""

from __future__ import annotations

import sys

from s2mgen.worker.arguments import parse_arguments
from s2mgen.worker.channel import open_channel


def main() -> None:
    """Runs the worker until `quit` or the end of stdin, and leaves the process: 0, or 1 when it could not start."""
    # Before anything imports Blender: what that prints must not reach the protocol's stream.
    channel = open_channel()
    arguments = parse_arguments(sys.argv)
    if arguments.probe:
        from s2mgen.worker.probe import probe

        channel.send(probe())
        code = 0
    else:
        from s2mgen.worker.loop import run

        code = run(arguments, channel, sys.stdin)
    if code:
        sys.exit(code)


if __name__ == "__main__":
    main()
