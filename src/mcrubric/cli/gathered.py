"""The portfolios that `check --all` finds in its folder, and what is told of all else there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mcrubric.cli.outcome import stop
from mcrubric.escaping.terminal import storable
from mcrubric.formats.batch.totals import told, totals
from mcrubric.model.exits import EXIT_USAGE
from mcrubric.portfolio.collected import Collected, collected, natural
from mcrubric.portfolio.expected import Compared, compare, expected_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mcrubric.engine.library import Library
    from mcrubric.formats.batch.row import Row


@dataclass(frozen=True, slots=True)
class Gathered:
    """A folder of portfolios, held against those that are expected, if that was asked for."""

    folder: Path
    listed: Collected
    compared: Compared

    @property
    def there(self) -> tuple[str, ...]:
        """The portfolios that are there."""
        return self.listed.names

    @property
    def missing(self) -> Mapping[str, str | None]:
        """The portfolios that are not, with what is there and may be meant."""
        return self.compared.missing

    @property
    def names(self) -> tuple[str, ...]:
        """All portfolios, there or not, in the order of their lines."""
        return tuple(sorted((*self.there, *self.missing), key=natural))

    def sentences(self, rows: Sequence[Row], known: Library) -> tuple[str, ...]:
        """Return what is told once, below the lines."""
        ids = known.rubric_ids() if any(row.lacks_rubric for row in rows) else ()
        others = {
            "Not expected": self.compared.unexpected,
            "Passed over, for they are no portfolios": self.listed.passed_over,
            "Left out, for they are hidden or left behind by programs": self.listed.left_out,
            "Name a rubric with --rubric, or in portfolio.yaml as `rubric: ID`; there are": ids,
        }
        said = (told(about, tuple(map(storable, names))) for about, names in others.items())
        return (totals(rows), *filter(None, said))


def gathered(folder: str, expect: str | None) -> Gathered:
    """Return the portfolios of a folder; where there is none to check, end with exit code 2."""
    listed = _listed(folder)
    if listed.itself:
        stop(f"{folder} is itself a portfolio; leave out --all to check it", EXIT_USAGE)
    if not listed.names:
        stop(f"there is no portfolio in {folder}: no folder, zip or hand-in JSON", EXIT_USAGE)
    none = Compared({}, ())
    compared = none if expect is None else compare(_expected(expect), listed.names)
    return Gathered(Path(folder), listed, compared)


def _listed(folder: str) -> Collected:
    try:
        return collected(folder)
    except FileNotFoundError:
        stop(f"there is no folder {folder!r}", EXIT_USAGE)
    except OSError as error:
        stop(f"{folder} cannot be listed: {error.strerror}", EXIT_USAGE)


def _expected(path: str) -> tuple[str, ...]:
    try:
        # A name that is no UTF-8 is read as the system gives such names.
        text = Path(path).read_bytes().decode("utf-8", "surrogateescape")
    except OSError as error:
        stop(f"{path} cannot be read: {error.strerror}", EXIT_USAGE)
    names = expected_in(text)
    if not names:
        stop(f"{path} names no portfolio", EXIT_USAGE)
    return names
