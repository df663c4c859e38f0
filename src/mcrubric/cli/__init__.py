"""The command line: arguments in, exit code out."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; click itself ends the process with the exit code."""
    from mcrubric.cli.app import app

    for stream in (sys.stdout, sys.stderr):
        # A terminal or pipe that cannot show a character gets its escape, never a traceback.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    app(prog_name="mcrubric")
