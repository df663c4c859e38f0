"""What is said of an error: its kind and where, never a candidate's text or a folder's name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_FRAMES: Final = 8
"""The innermost calls say what broke; the outer ones are the same in every run."""

_QUOTED: Final = re.compile(r"""(?<=['"(<])(?:/|[A-Za-z]:[/\\]|\\\\)[^'")>\n]*(?=['")>])""")
_BARE: Final = re.compile(r"(?<![\w.~/\\-])(?!(?<=:)//)(?:/|[A-Za-z]:[/\\]|\\\\)[^\s'\"(),:;]+")
"""An absolute path, POSIX or Windows, in quotation marks or brackets, or by itself."""


def describe(error: BaseException) -> str:
    """Return the kind of an error, and the function and line where it was raised.

    The message and the rest of the traceback may hold a candidate's text, so they are left out.
    """
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f" in {trace.tb_frame.f_code.co_name}, line {trace.tb_lineno}" if trace else ""
    return type(error).__name__ + where


def trail(error: BaseException) -> tuple[str, ...]:
    """Return the calls that led to an error, the innermost last: module, function and line.

    That is what a traceback says, without the folders that the modules lie in and without values.
    """
    return tuple(_frames(error))[-_FRAMES:]


def _frames(error: BaseException) -> Iterator[str]:
    trace = error.__traceback__
    while trace:
        module = trace.tb_frame.f_globals.get("__name__", "?")
        yield f"{module}.{trace.tb_frame.f_code.co_name}, line {trace.tb_lineno}"
        trace = trace.tb_next


def without_folders(text: str) -> str:
    """Return the words of an error of somebody else's in which absolute paths have no folders."""
    return _BARE.sub(_last, _QUOTED.sub(_last, text))


def _last(found: re.Match[str]) -> str:
    return re.split(r"[/\\]", found[0].rstrip("/\\"))[-1] or "/"
