"""Lines on many portfolios: what they say of a report, and strange words in each of their forms."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING, get_args

import pytest
from handins import SAMPLES
from hypothesis import given
from hypothesis import strategies as st

import mcrubric
from mcrubric.escaping.characters import holdable, unturned, valid
from mcrubric.formats.batch.data import HEAD, csv_head, csv_line, json_line
from mcrubric.formats.batch.page import page
from mcrubric.formats.batch.row import LONGEST, WORST_FIRST, Counts, Row, State, row_of
from mcrubric.formats.batch.table import WIDEST, columns_for
from mcrubric.formats.batch.totals import totals
from mcrubric.formats.terminal import look_for
from mcrubric.formats.terminal.layout import cells
from mcrubric.model.failures import Failure
from mcrubric.model.formats import Look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.report import Report

WORDS = st.text(max_size=60)
COUNTS = st.none() | st.builds(Counts, *(st.integers(0, 99_999),) * 3)
ROWS = st.builds(
    Row,
    name=WORDS,
    state=st.sampled_from(WORST_FIRST),
    exit=st.sampled_from((0, 1, 2, 3, 4)),
    counts=COUNTS,
    requirement=WORDS,
    first=WORDS,
    reports=st.lists(st.tuples(WORDS, WORDS), max_size=2).map(tuple),
)


@pytest.fixture(scope="module")
def report() -> Iterator[Report]:
    rubric = mcrubric.load_rubric("mo/building-personal-relationships")
    with mcrubric.Validator(rubric) as validator:
        yield validator.validate(SAMPLES / "absent-part")


def test_the_first_thing_is_the_gravest(report: Report) -> None:
    row = row_of(report, report, name="ada", exit_code=1)
    assert (row.state, row.requirement) == ("not-ready", "part-1.length")
    assert row.first.startswith("31 words counted")
    assert row.counts == Counts(16, 0, 0)


def test_whatever_a_report_says_a_failure_is_no_readiness(report: Report) -> None:
    broken = replace(report, readiness="ready", failures=(Failure(error="planted"),))
    row = row_of(broken, broken, name="ada", exit_code=3)
    assert (row.state, row.readiness) == ("failed", None)
    assert row.first == "The software failed: planted"
    assert totals([row]) == "1 portfolio: 1 where the software failed."


def test_a_line_is_no_longer_than_people_read(report: Report) -> None:
    failing = replace(report, failures=(Failure(error="x" * 10_000),))
    assert len(row_of(failing, failing, name="ada", exit_code=3).first) == LONGEST


def test_every_state_has_its_place_and_words() -> None:
    assert sorted(WORST_FIRST) == sorted(get_args(State))
    rows = [Row(name="ada", state=state, exit=0) for state in WORST_FIRST]
    assert totals(rows) == (
        "7 portfolios: 1 ready, 1 looked at in part, 1 undecided, 1 not ready, 1 not handed in, "
        "1 could not be checked, 1 where the software failed."
    )


def test_a_table_is_as_wide_as_its_window_and_in_a_file_as_wide_as_it_may_be() -> None:
    with io.TextIOWrapper(io.BytesIO()) as file:
        for columns, width in (("120", 120), ("300", WIDEST), ("", WIDEST)):
            look = look_for(file, {"COLUMNS": columns}, widest=WIDEST, usual=WIDEST)
            assert look.width == width


@given(row=ROWS, width=st.integers(60, WIDEST), ascii_only=st.booleans(), colour=st.booleans())
def test_strange_words_stay_on_one_line_of_a_terminal(
    row: Row,
    width: int,
    ascii_only: bool,  # noqa: FBT001
    colour: bool,  # noqa: FBT001
) -> None:
    look = Look(width=width, ascii=ascii_only, colour=colour)
    columns = columns_for(look, (row.name,), WORST_FIRST)
    line = columns.line(row)
    assert line.endswith("\n")
    assert len(line.splitlines()) == 1
    assert line.count("\x1b") == (2 if colour else 0)
    if not colour:
        assert cells(line.removesuffix("\n")) <= width


@pytest.mark.parametrize(
    ("width", "first"),
    [(120, "part-1.length: 31 words counted."), (80, "31 words counted."), (60, "31 words\u2026")],
)
def test_where_a_line_is_short_the_sentence_goes_before_the_requirement(
    width: int, first: str
) -> None:
    row = Row(
        name="a" * 20, state="not-ready", exit=1, requirement="part-1.length",
        first="31 words counted.", counts=Counts(1, 0, 0),
    )  # fmt: skip
    line = columns_for(Look(width=width), (row.name,), WORST_FIRST).line(row)
    assert line.endswith(f"  {first}\n")


@given(row=ROWS)
def test_strange_words_stay_in_their_cells(row: Row) -> None:
    written = csv_head() + csv_line(row)
    (read,) = csv.DictReader(io.StringIO(written.encode().decode("utf-8-sig"), newline=""))
    assert tuple(read) == HEAD
    assert read["exit"] == str(row.exit)
    assert not any(read[name].startswith(("=", "+", "-", "@")) for name in HEAD)
    line = json_line(row)
    assert len(line.splitlines()) == 1
    assert json.loads(line)["name"] == valid(row.name)


class _Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.names: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]
        if ("scope", "row") in attrs:
            self.names.append("")

    def handle_data(self, data: str) -> None:
        if self.names and self.tags[-1] == "th":
            self.names[-1] += data


@given(row=ROWS)
def test_strange_words_are_words_on_a_page(row: Row) -> None:
    plain, read = _Texts(), _Texts()
    harmless = Row(name="a", state=row.state, exit=0, counts=row.counts, requirement="a", first="a")
    plain.feed(page([replace(harmless, requirement=row.requirement and "a")], ()))
    read.feed(page([replace(row, reports=())], ()))
    assert read.tags == plain.tags
    assert read.names[0] == unturned(holdable(row.name))
    linked = _Texts()
    linked.feed(page([row], ()))
    assert not any(
        link.casefold().startswith(("javascript:", "//", "http")) for link in linked.links
    )
