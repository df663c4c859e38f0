"""What a run reads is never written over by what it writes."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from mcrubric.cli.outcome import stop
from mcrubric.cli.outputs import real
from mcrubric.model.exits import EXIT_USAGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from mcrubric.cli.checking import Request
    from mcrubric.cli.outputs import Output
    from mcrubric.model.report import Report

UPLOADS: Final = "artifacts"
"""The folder of uploads unless a manifest names another."""

INPUT: Final = "{} is read by this run and would be lost; write the report elsewhere"
OWN: Final = "{} would be one of the portfolio's own files; write the report elsewhere"


def keep_inputs(outputs: Sequence[Output], request: Request, report: Report) -> None:
    """End with exit code 2 where a report would be written over what is checked, or into it.

    A portfolio may be a whole repository, with reports in a folder of it. What no report may be is
    a file that was handed in: its manifest, a part, an upload.
    """
    read = {*map(real, (request.portfolio, *request.overlays, *request.waivers))}
    read |= {real(request.rubric)} if request.rubric else set()
    for file in (each.file for each in outputs if each.file is not None):
        if real(file) in read and not real(file).is_dir():
            stop(INPUT.format(file), EXIT_USAGE)
        if _handed_in(real(file), real(request.portfolio), report):
            stop(OWN.format(file), EXIT_USAGE)


def _handed_in(file: Path, portfolio: Path, report: Report) -> bool:
    from mcrubric.portfolio.manifest import MANIFESTS

    if not file.is_relative_to(portfolio) or file == portfolio:
        return False
    inside = PurePosixPath(file.relative_to(portfolio).as_posix())
    at_top = len(inside.parts) == 1
    named = at_top and (inside.name in MANIFESTS or inside.stem in report.labels)
    return named or inside.parts[0] == UPLOADS or str(inside) in set(_told(report))


def _told(report: Report) -> Iterator[str]:
    """Yield the files that a report tells of, wherever a manifest says that they are."""
    from mcrubric.formats.outline.told import told_by

    for told in told_by(report):
        yield told.target
        yield from (place.path for place in told.places if place.path)
