"""The same table as one static page: no script, no picture, nothing from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.escaping.html import artifact_link, text
from mcrubric.formats.batch.look import STYLE
from mcrubric.formats.batch.row import WORDS, WORST_FIRST
from mcrubric.formats.batch.table import SIGNS
from mcrubric.formats.batch.totals import SAID
from mcrubric.formats.html.page import HEAD, foot
from mcrubric.formats.html.tags import element
from mcrubric.formats.outline.phrases import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mcrubric.formats.batch.row import Row, State

COLUMNS: Final = ("Portfolio", "Readiness", "To do", "Worth a look", "Undecided", "Look at first")
REPORTS: Final = "Reports"


def page(rows: Sequence[Row], sentences: Sequence[str]) -> str:
    """Return the page: how many stand where, then all portfolios, the gravest first.

    Portfolios that stand alike are in the order of the rows; `sentences` are told at the end.
    """
    return "".join(_pieces(rows, sentences))


def _pieces(rows: Sequence[Row], sentences: Sequence[str]) -> Iterator[str]:
    title = counted(len(rows), "portfolio")
    states = tuple(state for state in WORST_FIRST if any(row.state == state for row in rows))
    reports = any(row.reports for row in rows)
    yield HEAD.format(title, STYLE)
    yield element("h1", title) + "\n"
    yield element("ul", "".join(_summary(rows, state) for state in states)) + "\n"
    yield f"<table>\n<thead><tr>{_head(reports=reports)}</tr></thead>\n"
    for state in states:
        inside = (_row(row, reports=reports) for row in rows if row.state == state)
        yield element("tbody", "\n".join(("", *inside, "")), id=state, class_=state) + "\n"
    yield "</table>\n"
    yield from (f"{element('p', text(each))}\n" for each in sentences)
    yield foot(linked=False)


def _summary(rows: Sequence[Row], state: State) -> str:
    number = sum(row.state == state for row in rows)
    link = element("a", SAID[state].format(number), href=f"#{state}")
    return element("li", f"{_sign(state)} {link}", class_=state)


def _head(*, reports: bool) -> str:
    columns = (*COLUMNS, REPORTS) if reports else COLUMNS
    return "".join(element("th", each, scope="col") for each in columns)


def _row(row: Row, *, reports: bool) -> str:
    numbers = row.counts.shown if row.counts else ("", "", "")
    cells = (
        element("th", text(row.name), scope="row"),
        element("td", f"{_sign(row.state)} {WORDS[row.state]}", class_="state"),
        *map(_number, COLUMNS[2:5], numbers),
        element("td", _first(row)),
        *((element("td", _links(row), class_="reports"),) if reports else ()),
    )
    return element("tr", "".join(cells))


def _number(title: str, number: str) -> str:
    """Return a cell that names its column, for narrow pages, which show no head."""
    kind = "number nothing" if number in ("", "0") else "number"
    return element("td", number, class_=kind, data_column=title.lower())


def _first(row: Row) -> str:
    asked = f" {element('code', text(row.requirement))}" if row.requirement else ""
    return f"{text(row.first)}{asked}"


def _links(row: Row) -> str:
    made = ((name, artifact_link(path)) for name, path in row.reports)
    return " ".join(element("a", text(name), href=url) for name, url in made if url)


def _sign(state: State) -> str:
    return element("span", SIGNS[state], class_="sign", aria_hidden="true")
