"""What a run reads is never written over by what it writes."""

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from mcrubric.cli.outcome import stop
from mcrubric.cli.outputs import real
from mcrubric.model.exits import EXIT_USAGE
from mcrubric.portfolio.unnamed import part_meant

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from mcrubric.cli.checking import Request
    from mcrubric.cli.outputs import Output
    from mcrubric.engine.validator import PlanValidator
    from mcrubric.model.report import Report

UPLOADS: Final = "artifacts"
"""The folder of uploads unless a manifest names another."""

INPUT: Final = "{} is read by this run and would be lost; write the report elsewhere"
LINK: Final = "{} is a link, and what it leads to would be lost; take it away"
MEANT: Final = (
    "{} would lie in the portfolio, where it may be taken for {} the next time; give the report "
    "another name, or write it elsewhere"
)
OWN: Final = "{} would be one of the portfolio's own files; write the report elsewhere"


def no_links(written: Iterable[Path]) -> None:
    """End with exit code 2 where something would be written through a link."""
    for file in written:
        if file.is_symlink():
            stop(LINK.format(file), EXIT_USAGE)


def keep(read: Iterable[str | Path], written: Iterable[str | Path]) -> None:
    """End with exit code 2 where a file that is read would be written over or taken away."""
    there = frozenset(filter(None, map(_identity, read)))
    for file in written:
        if _identity(file) in there:
            stop(INPUT.format(file), EXIT_USAGE)


def inputs_of(request: Request) -> Iterator[str | Path]:
    """Give the files that a run is told to read, whatever the portfolio."""
    from mcrubric.rubric.given import is_file_name
    from mcrubric.rubric.side_files import beside

    yield from request.waivers
    if request.since is not None:
        yield request.since
    named = (request.rubric,) if request.rubric and is_file_name(request.rubric) else ()
    for layer in (*named, *request.overlays):
        yield from (layer, beside(Path(layer)))


def keep_inputs(
    outputs: Sequence[Output], request: Request, report: Report, validator: PlanValidator
) -> None:
    """End with exit code 2 where a report would be written over what is read, or into it.

    A portfolio may be a whole repository, with reports in a folder of it. What no report may be is
    a file that was handed in: its manifest, a part, an upload.
    """
    files = [each.file for each in outputs if each.file is not None]
    for file in files:
        inside = _inside(real(file), real(request.portfolio), report)
        if not inside:
            continue
        if _named(inside, report) or _is_there(inside, request, report, validator):
            stop(OWN.format(file), EXIT_USAGE)
        rubric = validator.plan.rubric
        part = part_meant(rubric, report.portfolio.id, str(inside), UPLOADS)
        if part is not None:
            stop(MEANT.format(file, part), EXIT_USAGE)
    keep((request.portfolio, *inputs_of(request)), files)


def _is_there(
    inside: PurePosixPath, request: Request, report: Report, validator: PlanValidator
) -> bool:
    """Whether a file that is there was handed in: in a repository, not all that was read was."""
    read = str(inside) in (report.portfolio.paths or ())
    return read and str(inside) in validator.files(Path(request.portfolio))


def _inside(file: Path, portfolio: Path, report: Report) -> PurePosixPath | None:
    """Return the name of a file as a report has it, None if it does not lie in the portfolio."""
    if not file.is_relative_to(portfolio) or file == portfolio:
        return None
    root = _root(portfolio, file, report.portfolio.paths or ())
    return PurePosixPath(file.relative_to(root).as_posix())


def _named(inside: PurePosixPath, report: Report) -> bool:
    """Whether a file, there or not, is handed in because of its name alone."""
    from mcrubric.portfolio.manifest import MANIFESTS

    at_top = len(inside.parts) == 1
    part = at_top and (inside.name.casefold() in MANIFESTS or inside.stem in report.labels)
    return part or inside.parts[0] in (UPLOADS, ".git") or _is_another(inside, report)


def _is_another(inside: PurePosixPath, report: Report) -> bool:
    """Whether some computers take the name of a file for that of another one that is there."""
    name = str(inside)
    there = report.portfolio.paths or ()
    return name not in there and name.casefold() in map(str.casefold, there)


def _root(portfolio: Path, file: Path, paths: Collection[str]) -> Path:
    """Return the folder that the names of a report are in: one that holds all else is left out."""
    way = reversed([each for each in file.parents if each.is_relative_to(portfolio)])
    held = (each for each in way if any((each / path).is_file() for path in paths))
    return next(held, portfolio)


def _identity(path: str | Path) -> tuple[int, int] | None:
    """Return what is the same for all names of a file; None for what nothing can be lost of."""
    try:
        found = os.stat(path)  # noqa: PTH116 - a path as the caller wrote it
    except (OSError, ValueError):
        return None
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else None
