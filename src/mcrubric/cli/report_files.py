"""A folder of reports: for each portfolio a file for each format, under a name that is safe."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unicodedata import category, normalize

from mcrubric.cli.checking import may_quote
from mcrubric.cli.outcome import say, stop
from mcrubric.cli.outputs import Output, Showing, into_file, real, take_away, write_all
from mcrubric.model.exits import EXIT_TOOL_FAILED, EXIT_USAGE
from mcrubric.model.limits import Limits
from mcrubric.portfolio.collected import without_ending
from mcrubric.portfolio.names import why_unsafe

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mcrubric.cli.checking import Request
    from mcrubric.engine.library import Library
    from mcrubric.formats.batch.row import Row
    from mcrubric.model.report import Report

REPORTS: Final = "reports"
"""A folder of their own: what candidates call their portfolios must not choose which files of
the caller's are written over."""

INDEX: Final = "index.html"
ENDINGS: Final = {"terminal": "txt", "markdown": "md", "junit": "junit.xml", "github": "log"}
"""Endings of formats whose files are not called by the name of the format."""

LONGEST: Final = 150
"""Bytes of a name; with number and ending it stays below the 255 that file systems have."""

_PLAIN: Final = "-_.() "


class FileNames:
    """Gives each portfolio a name for its files that is safe and nobody else's."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def of(self, name: str) -> str:
        """Return the name, without ending, for a portfolio of this name."""
        plain = _plain(without_ending(name))
        free = plain
        while _folded(free) in self._given:
            number = self._given[_folded(plain)] = self._given.get(_folded(plain), 1) + 1
            free = f"{plain}-{number}"
        self._given[_folded(free)] = 1
        return free


def _folded(name: str) -> str:
    """Return what is the same for names that a file system may take for one."""
    return normalize("NFKC", normalize("NFKC", name).casefold())


def _plain(name: str) -> str:
    """Return a name of letters, digits and few signs, that every system can store."""
    kept = "".join(each if _belongs(each) else "_" for each in normalize("NFC", name))
    short = kept.encode()[:LONGEST].decode(errors="ignore").strip(" .-") or "_"
    return f"_{short}" if why_unsafe(short, Limits()) else short


def _belongs(character: str) -> bool:
    return character in _PLAIN or category(character)[0] in "LNM"


@dataclass(frozen=True, slots=True)
class Reports:
    """Writes reports into a folder, and the page that links to them; `forms` is for each file."""

    folder: Path
    outputs: tuple[Output, ...]
    names: FileNames = field(default_factory=FileNames)

    def write(
        self, report: Report, name: str, showing: Showing
    ) -> tuple[tuple[tuple[str, str], ...], bool]:
        """Write the reports of a portfolio; return links to those written, and if that is all."""
        links = []
        for each, path in self._files(name):
            output = Output(each.form, str(self.folder / path))
            if write_all(report, (output,), showing, None):
                links.append((each.form.name, path))
        return tuple(links), len(links) == len(self.outputs)

    def take_away(self, names: Iterable[str]) -> None:
        """Take away what an earlier run wrote of portfolios that have no report this time.

        A report that says "ready" would be believed by whoever reads the folder.
        """
        for _, path in chain.from_iterable(map(self._files, names)):
            take_away(self.folder / path)

    def _files(self, name: str) -> tuple[tuple[Output, str], ...]:
        """Return the file for each format; to be asked once for each portfolio, in their order."""
        file = self.names.of(name)
        return tuple((each, f"{REPORTS}/{file}.{each.file}") for each in self.outputs)

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


def reports_of(each: Request, known: Library, portfolios: Path) -> Reports | None:
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
    outputs = tuple(Output(form, ENDINGS.get(form.name, _plain(form.name))) for form in forms)
    may_quote(each, outputs)
    return Reports(_made(Path(each.output), portfolios), outputs)


def _made(folder: Path, portfolios: Path) -> Path:
    """Return the folder for reports, made if it is not there."""
    there, collected = real(str(folder)), real(str(portfolios))
    if collected in (there, *there.parents):
        stop(f"{folder} is in {portfolios}, and would be taken for a portfolio", EXIT_USAGE)
    if collected == real(str(folder / REPORTS)):
        stop(f"the reports would go into {portfolios}, among the portfolios", EXIT_USAGE)
    try:
        (folder / REPORTS).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        stop(f"the folder {folder} cannot be made: {error.strerror}", EXIT_TOOL_FAILED)
    return folder
