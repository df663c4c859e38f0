"""Figures as Markdown tables, and put into a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from benchmarks.text.counting import Figures, Value

COLUMNS: Final = 6
"""Groups that stand side by side, so that a line fits a screen."""
BEGIN: Final = "<!-- figures of python -m benchmarks.text: begin -->"
END: Final = "<!-- end -->"


class MarksError(Exception):
    """A page does not say where the figures stand in it."""


def tables(groups: Mapping[str, Figures]) -> str:
    """Return tables with a row for each figure and a column for each group."""
    names = list(groups)
    some = (names[at : at + COLUMNS] for at in range(0, len(names), COLUMNS))
    return "\n\n".join("\n".join(_table({name: groups[name] for name in each})) for each in some)


def put_into(page: str, figures: str) -> str:
    """Return a page with what stands between its two marks replaced.

    Raises:
        MarksError: it has not both of them.
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise MarksError(f"the page lacks {BEGIN} or, behind it, {END}")
    return f"{before}{begin}\n\n{figures}\n\n{end}{after}"


def _table(groups: Mapping[str, Figures]) -> Iterator[str]:
    yield _line(("what", *groups))
    yield _line(("---", *("---:" for _ in groups)))
    for name in dict.fromkeys(name for figures in groups.values() for name in figures):
        yield _line((name, *(_cell(figures.get(name)) for figures in groups.values())))


def _cell(value: Value) -> str:
    if value is None:
        return "-"
    return str(value) if isinstance(value, int) else f"{value:.2f}"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
