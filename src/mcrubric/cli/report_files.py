"""A folder of reports: for each portfolio a file for each format, under a name that is safe."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mcrubric.cli.checking import check_quote
from mcrubric.cli.outcome import say, stop
from mcrubric.cli.outputs import Output, Showing, into_file, real, take_away, write_all
from mcrubric.cli.report_names import ending_of, file_names
from mcrubric.model.exits import EXIT_TOOL_FAILED, EXIT_USAGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mcrubric.cli.checking import Request
    from mcrubric.cli.gathered import Gathered
    from mcrubric.engine.library import Library
    from mcrubric.formats.batch.row import Row
    from mcrubric.model.report import Report

REPORTS: Final = "reports"
"""A folder of their own: what candidates call their portfolios must not choose which files of
the caller's are written over."""

INDEX: Final = "index.html"


@dataclass(frozen=True, slots=True)
class Reports:
    """Writes reports into a folder, and the page that links to them.

    `outputs` are the formats that are asked for, each with the ending of its files, `endings` those
    of all formats that there are. `files` has for each portfolio the name of its files, without
    ending: the same however often it is asked for, and whatever becomes of the others.
    """

    folder: Path
    outputs: tuple[Output, ...]
    endings: tuple[str, ...]
    files: Mapping[str, str]

    def begin(self) -> None:
        """Take away the page of an earlier run: it would be believed if this one is broken off."""
        take_away(self.folder / INDEX)

    def write(
        self, report: Report, name: str, showing: Showing
    ) -> tuple[tuple[tuple[str, str], ...], bool]:
        """Write the reports of a portfolio; return links to those written, and if that is all."""
        links = []
        for each in self.outputs:
            path = self._path(name, str(each.file))
            output = Output(each.form, str(self.folder / path))
            if write_all(report, (output,), showing, None):
                links.append((each.form.name, path))
        return tuple(links), len(links) == len(self.outputs)

    def take_away(self, name: str) -> None:
        """Take away the reports of a portfolio, in whatever format an earlier run wrote them.

        One that says "ready" would be believed by whoever reads the folder.
        """
        for file in self._all_of(name):
            take_away(file)

    def paths(self) -> Iterator[Path]:
        """Give all files that may be written or taken away."""
        yield self.folder / INDEX
        for name in self.files:
            yield from self._all_of(name)

    def _all_of(self, name: str) -> Iterator[Path]:
        return (self.folder / self._path(name, ending) for ending in self.endings)

    def _path(self, name: str, ending: str) -> str:
        return f"{REPORTS}/{self.files[name]}.{ending}"

    def index(self, rows: Sequence[Row], sentences: Sequence[str]) -> bool:
        """Write the page of all portfolios; return whether that could be done."""
        from mcrubric.formats.batch.page import page

        try:
            into_file(iter((page(rows, sentences[1:]),)), self.folder / INDEX)
        except OSError as error:
            why = error.strerror or type(error).__name__
            say(f"mcrubric: {self.folder / INDEX} could not be written: {why}", err=True)
            return False
        return True

    def told(self) -> tuple[str, ...]:
        """Say where the reports are."""
        return (f"Written: {self.folder / INDEX}, with the reports in {self.folder / REPORTS}.",)


def reports_of(each: Request, known: Library, found: Gathered) -> Reports | None:
    """Return where reports go, None if none are asked for; what cannot be done ends here.

    Raises:
        McrubricError: there is no format of that name.
    """
    if each.output is None:
        return None
    files = [name for name in each.formats if "=" in name]
    if files:
        stop(f"--format {files[0]}: with --all, reports go into the folder of -o", EXIT_USAGE)
    forms = [known.format(name) for name in dict.fromkeys(each.formats or ("json",))]
    outputs = tuple(Output(form, ending_of(form.name)) for form in forms)
    check_quote(each, outputs)
    folder = Path(each.output)
    _check_apart(folder, found)
    endings = tuple(map(ending_of, known.everything.formats))
    return Reports(_made(folder), outputs, endings, file_names((*found.there, *found.missing)))


def _check_apart(folder: Path, found: Gathered) -> None:
    """End with exit code 2 where reports would lie among the portfolios, or in one of them."""
    there, collected = real(str(folder)), real(str(found.folder))
    reports = real(str(folder / REPORTS))
    if collected in (there, *there.parents):
        stop(f"{folder} is in {found.folder}, and would be taken for a portfolio", EXIT_USAGE)
    if collected in (reports, *reports.parents):
        stop(f"the reports would go into {found.folder}, among the portfolios", EXIT_USAGE)
    around = {there, *there.parents, reports, *reports.parents}
    for each in (found.folder / name for name in found.there):
        if real(str(each)) in around:  # a portfolio may be a link to anywhere
            stop(f"the reports would go into {each}, which is a portfolio", EXIT_USAGE)


def _made(folder: Path) -> Path:
    """Return the folder for reports, made if it is not there."""
    try:
        (folder / REPORTS).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        stop(f"the folder {folder} cannot be made: {error.strerror}", EXIT_TOOL_FAILED)
    return folder
