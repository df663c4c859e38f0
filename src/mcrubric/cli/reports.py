"""Reports that are named on the command line: stored by us, or by a stranger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.cli.outcome import stop
from mcrubric.model.exits import EXIT_USAGE
from mcrubric.model.limits import MIB
from mcrubric.text.wording import sized

if TYPE_CHECKING:
    from mcrubric.model.report import Report

LARGEST: Final = 32 * MIB
"""Bytes of a report that is read: ten times those of one with 5,000 findings, since what passes is
told too. Of a stranger's report, each MB costs nearly a second."""

SHOWN: Final = 20
"""Mistakes of a file that are told: a screen full. One that has more is no report at all."""


def read_report(path: str) -> Report:
    """Return the report in a file; what is none ends with exit code 2 and the file's name."""
    return parsed(read_bytes(path), path)


def read_bytes(path: str) -> bytes:
    """Return what a file holds, if a report may be as large."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - a path as the caller wrote it
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "there is no such name"
        stop(f"{path} cannot be read: {why}", EXIT_USAGE)
    if len(content) > LARGEST:
        stop(f"{path} is no report: it is larger than {sized(LARGEST)}", EXIT_USAGE)
    return content


def parsed(content: bytes, path: str) -> Report:
    """Return the report that a file's content is."""
    from mcrubric.escaping.terminal import shown
    from mcrubric.model.errors import ReportError
    from mcrubric.model.report_json import parse_report

    try:
        return parse_report(content)
    except ReportError as error:
        told = [f"{path}: {shown(str(mistake))}" for mistake in error.mistakes[:SHOWN]]
        left = len(error.mistakes) - len(told)
        stop("\n".join((*told, *([f"{path}: and {left} more"] if left else ()))), EXIT_USAGE)
