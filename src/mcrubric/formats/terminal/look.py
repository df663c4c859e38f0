"""How a stream wants a text for people: its width, its colours, its characters."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final, TextIO

from mcrubric.formats.terminal.signs import UNICODE
from mcrubric.model.formats import Look

if TYPE_CHECKING:
    from collections.abc import Mapping

WIDEST: Final = 100
"""Longer lines are hard to read; a wide window shows a report no wider than this."""

USUAL: Final = 80
"""The width where nobody says one: in a file, in a pipe."""


def look_for(
    stream: TextIO, environ: Mapping[str, str], *, widest: int = WIDEST, usual: int = USUAL
) -> Look:
    """Return the look for a stream; it is `usual` columns wide where nobody says how wide.

    Colour is for terminals, unless `NO_COLOR` is set to anything (no-color.org) or the terminal
    is `dumb`. `COLUMNS` wins over what the terminal says of its width.
    """
    terminal = stream.isatty()
    colour = terminal and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"
    width = min(_width(stream, environ, usual, terminal=terminal), widest)
    return Look(width=width, colour=colour, ascii=not _can_show_marks(stream))


def _width(stream: TextIO, environ: Mapping[str, str], usual: int, *, terminal: bool) -> int:
    said = environ.get("COLUMNS", "")
    if said.isascii() and said.isdigit() and int(said[:9]) > 0:
        return int(said[:9])
    if not terminal:
        return usual
    try:
        return os.get_terminal_size(stream.fileno()).columns or usual
    except (OSError, ValueError):  # a stream that says it is a terminal and has no window
        return usual


def _can_show_marks(stream: TextIO) -> bool:
    try:
        "".join((*UNICODE.of.values(), UNICODE.cut)).encode(
            getattr(stream, "encoding", None) or "ascii"
        )
    except (UnicodeEncodeError, LookupError):
        return False
    return True
