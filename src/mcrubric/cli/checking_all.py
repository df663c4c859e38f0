"""`check --all`: every portfolio in a folder, a line each as soon as it is known."""

from __future__ import annotations

import sys
from contextlib import closing, redirect_stdout
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mcrubric.cli.checking import Request, showing
from mcrubric.cli.gathered import gathered
from mcrubric.cli.keeping import inputs_of, keep, no_links
from mcrubric.cli.outcome import stop, told_plainly
from mcrubric.cli.outputs import exit_of
from mcrubric.cli.outside import refuse_inside
from mcrubric.cli.report_files import Reports, reports_of
from mcrubric.cli.rubric import read_named
from mcrubric.cli.tables import Screen, screen_of
from mcrubric.cli.tidying import tidied
from mcrubric.cli.unreported import missing_row, row_of_error
from mcrubric.engine.batch import ByRubric, Checked, one_by_one
from mcrubric.engine.library import Library
from mcrubric.engine.readiness import FailOn
from mcrubric.engine.validator import PlanValidator
from mcrubric.escaping.terminal import shown, storable
from mcrubric.formats.batch.row import Row, row_of
from mcrubric.model.errors import UnknownPartError
from mcrubric.model.exits import EXIT_INTERRUPTED, EXIT_OK, worst_exit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.cli.gathered import Gathered
    from mcrubric.model.report import Report
    from mcrubric.model.rubric import Rubric

UNWRITTEN: Final = "Not all of its reports could be written."


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestAll:
    """What a run of `check --all` is asked for; `each` is what is asked of every portfolio.

    `expect` is the file that names the portfolios that are to be there. The formats of `each` are
    those that were named; none if none was. `placed`: the prefix of `each` says where in a
    repository the folder is, which is the repository itself if it is blank.
    """

    folder: str
    each: Request
    expect: str | None = None
    placed: bool = False


def check_all(request: RequestAll, fail_on: FailOn) -> int:
    """Check all portfolios of a folder, and return the exit code of the whole, the worst."""
    from mcrubric.api import library

    known, stdout = library(), sys.stdout
    # A plugin that prints must not get its words into a table on stdout.
    with told_plainly(), redirect_stdout(sys.stderr):
        found = gathered(request.folder, request.expect)
        refuse_inside(request.each, (found.folder / name for name in found.there))
        reports = reports_of(request.each, known, found)
        if reports is not None:
            no_links(reports.paths())
            keep(_inputs(request, found), reports.paths())
        screen = screen_of(request.each, stdout, found, people=reports is not None)
        with closing(_validator(request.each, known)) as validator:
            if reports is not None:
                reports.begin()
            run = _Run(request, known, fail_on, validator, reports)
            rows = _shown(tidied(run.rows(found)), screen, found)
        sentences = found.sentences(rows, known)
        written = reports is None or reports.index(rows, sentences)
        screen.end(rows, (*sentences, *(reports.told() if reports and written else ())))
    return worst_exit((*(row.exit for row in rows), exit_of(EXIT_OK, written=written)))


def _inputs(request: RequestAll, found: Gathered) -> Iterator[str | Path]:
    """Give the files that a run reads: also portfolios that are a file, or a link to one."""
    yield from inputs_of(request.each)
    if request.expect is not None:
        yield request.expect
    yield from (found.folder / name for name in found.there)


def _shown(rows: Iterator[Row], screen: Screen, found: Gathered) -> list[Row]:
    """Show each line when it is known; of a run that is broken off, those that were stay."""
    done: list[Row] = []
    try:
        for row in rows:
            screen.line(row)
            done.append(row)
    except KeyboardInterrupt:
        number = sum(row.handed_in for row in done)
        told = f"interrupted after {number} of {len(found.there)} portfolios"
        stop(f"{told}; the others do not count as looked at", EXIT_INTERRUPTED)
    return done


def _validator(each: Request, known: Library) -> PlanValidator | ByRubric:
    """Return what validates: by the rubric that was given, or by that which each names."""
    from mcrubric.api import planned

    def made(rubric: Rubric) -> PlanValidator:
        return planned(rubric, known.everything, each.limits)

    if each.rubric is not None:
        return made(read_named(known, each.rubric, each.overlays))
    return ByRubric(lambda named: known.load(named, map(Path, each.overlays)), made)


@dataclass(frozen=True, slots=True)
class _Run:
    """What every portfolio of a run is checked with."""

    request: RequestAll
    known: Library
    fail_on: FailOn
    validator: PlanValidator | ByRubric
    reports: Reports | None

    @property
    def each(self) -> Request:
        """What is asked of every portfolio."""
        return self.request.each

    def rows(self, found: Gathered) -> Iterator[Row]:
        """Give the line of each portfolio, also of those that are not there, in their order."""
        results = one_by_one((found.folder / name for name in found.there), self._validate)
        for name in found.names:
            if name in found.missing:
                self._take_away(name)
                yield missing_row(name, found.missing[name], self.fail_on)
            else:
                yield self._row(next(results))

    def _validate(self, source: Path) -> Report:
        from mcrubric.formats.progress import waiting

        with waiting(f"Looking into {shown(source.name)}", sys.stderr):
            return self.validator.validate(source, parts=self.each.parts, basis=self.each.basis)

    def _row(self, checked: Checked) -> Row:
        if self.each.rubric is not None and isinstance(checked.error, UnknownPartError):
            raise checked.error  # the caller's slip, and the same for all
        name = checked.source.name
        self._take_away(name)
        if checked.report is None:
            return row_of_error(checked, storable(name))
        try:
            return self._reported(checked.report, name)
        except Exception as error:  # noqa: BLE001 - what befalls one costs no other
            self._take_away(name)
            return row_of_error(Checked(checked.source, error=error), storable(name))

    def _take_away(self, name: str) -> None:
        if self.reports is not None:
            self.reports.take_away(name)

    def _reported(self, report: Report, name: str) -> Row:
        from mcrubric.engine.readiness import exit_code
        from mcrubric.privacy.fitting import shareable

        links, written = self._written(report, name)
        row = row_of(
            report,
            shareable(report, names=self.each.names),
            name=storable(name),
            exit_code=exit_of(exit_code(report, self.fail_on), written=written),
            reports=links,
        )
        return row if written else replace(row, requirement="", first=UNWRITTEN)

    def _written(self, report: Report, name: str) -> tuple[tuple[tuple[str, str], ...], bool]:
        if self.reports is None:
            return (), True
        folders = (self.each.prefix, storable(name)) if self.request.placed else ()
        prefix = "/".join(filter(None, folders))
        request = replace(self.each, prefix=prefix)
        return self.reports.write(report, name, showing(request, self.known.rules(report)))
