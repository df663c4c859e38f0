"""Law: whatever is in a presentation, a workbook or a CSV, reading it raises only ReadError."""

from __future__ import annotations

import re
import zipfile
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from handmade import zip_of
from hypothesis import given, settings
from hypothesis import strategies as st
from office import (
    cell_of,
    deck_of,
    diagram_of,
    relations_of,
    row_of,
    shape_of,
    sheet_of,
    slide_of,
    strings_of,
    styles_of,
    workbook_of,
)  # fmt: skip

from mcrubric.model.limits import Limits
from mcrubric.readers.reading import FactRequest, ReadError
from mcrubric.readers.sheets.csv_document import read_csv, read_tsv
from mcrubric.readers.sheets.number_formats import show_number
from mcrubric.readers.sheets.sheets import read_sheets
from mcrubric.readers.sheets.xlsx_reader import read_xlsx
from mcrubric.readers.slides.slides import read_slides
from mcrubric.text.words import count_words

if TYPE_CHECKING:
    from mcrubric.model.documents import Document

OPEN_XML = "application/vnd.openxmlformats-officedocument."
DECK = deck_of(
    [
        slide_of(shape_of("Our week", kind="title") + shape_of("One")),
        slide_of(
            "<mc:AlternateContent><mc:Choice>" + shape_of("a") + "</mc:Choice><mc:Fallback>"
            + shape_of("b") + "</mc:Fallback></mc:AlternateContent>", show="0",
        ),
    ],
    more={
        "ppt/slides/_rels/slide0.xml.rels": relations_of(("r", "diagramData", "../d.xml")),
        "ppt/d.xml": diagram_of("Plan"),
    },
)  # fmt: skip
BOOK = workbook_of(
    {
        "Budget": sheet_of(
            row_of(cell_of("A1", "0", "s"), cell_of("B1", "0.09375", style="0"), "<c/>")
            + row_of(cell_of("A2", "1"), number="2", more=' hidden="1"'),
            before='<cols><col min="2" max="3" hidden="1"/></cols>',
            after='<mergeCells><mergeCell ref="A1:A2"/></mergeCells>'
            '<hyperlinks><hyperlink ref="A1" r:id="rId1"/></hyperlinks>',
        ),
        "Chart": "<chartsheet/>",
    },
    states={"Chart": "hidden"},
    more={
        "xl/sharedStrings.xml": strings_of("<t>Week</t>", "<r><t>rich</t></r><rPh><t>x</t></rPh>"),
        "xl/styles.xml": styles_of("h:mm"),
        "xl/worksheets/_rels/sheet1.xml.rels": relations_of(
            ("rId1", "hyperlink", "https://example.org/"), ("rId2", "comments", "../comments.xml")
        ),
        "xl/comments.xml": '<comments><comment ref="A1"><t>Hm</t></comment></comments>',
    },
)  # fmt: skip
PIECES = st.sampled_from([
    "", "<", ">", "/", '"', "0", "-1", "99999999999999999999", "1048576", "XFD1048576", "A1:XFD9",
    "_x0000_", "_xD800_", "..", "/../../x", "s", "t", "r", "<c/>", "<v>9</v>", "<si>", "&#0;",
    "<!DOCTYPE a>", "\x00", "\ud7ff", "nan", "inf", "h:mm:ss", "[h]", "true", "External", "rId1",
])  # fmt: skip
CHANGES = st.lists(st.tuples(st.floats(0, 1), PIECES, st.booleans()), min_size=1, max_size=6)
BYTES = st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=6)), max_size=6)


def _read_all(data: bytes) -> None:
    for medium, kind, read in (
        ("slides", "presentationml.presentation", read_slides),
        ("sheets", "spreadsheetml.sheet", read_sheets),
    ):
        with suppress(ReadError):
            request = FactRequest(medium, OPEN_XML + kind, text=True)  # type: ignore[arg-type]
            facts = read(BytesIO(data), request, Limits())
            assert facts.slides == (len(facts.slide_states) if medium == "slides" else None)
            assert facts.sheets is not None or medium == "slides"
    with suppress(ReadError):
        _sound(read_xlsx(data, "t.xlsx", Limits()))


def _sound(document: Document) -> None:
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.text)
        end = block.end
    words = count_words((document,), ())
    assert words.total == words.counted + sum(words.left_out.values())


@pytest.mark.parametrize("seed", [DECK, BOOK], ids=["deck", "book"])
@given(changes=CHANGES)
@settings(max_examples=150, deadline=None)
def test_parts_with_changed_xml(seed: bytes, changes: list[tuple[float, str, bool]]) -> None:
    with zipfile.ZipFile(BytesIO(seed)) as archive:
        parts: dict[str, bytes | str] = {
            name: archive.read(name).decode() for name in archive.namelist()
        }
    names = sorted(parts)
    for where, piece, instead in changes:
        name = names[min(int(where * len(names)), len(names) - 1)]
        words = re.split(r"(\W)", str(parts[name]))
        at = min(int(where * len(names) % 1 * len(words)), len(words) - 1)
        words[at] = piece if instead else words[at] + piece
        parts[name] = "".join(words).encode("utf-8", "replace").decode()
    _read_all(zip_of(parts))


@pytest.mark.parametrize("seed", [DECK, BOOK], ids=["deck", "book"])
@given(changes=BYTES, cut=st.floats(0, 1))
@settings(max_examples=150, deadline=None)
def test_archives_with_changed_bytes(
    seed: bytes, changes: list[tuple[float, bytes]], cut: float
) -> None:
    data = bytearray(seed)
    for where, new in changes:
        at = int(where * len(data))
        data[at : at + len(new)] = new
    _read_all(bytes(data if cut > 0.5 else data[: int(2 * cut * len(data))]))


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_any_bytes_as_a_table(data: bytes) -> None:
    for read in (read_csv, read_tsv):
        with suppress(ReadError):
            _sound(read(data, "t.csv", Limits()))
    for kind in ("text/csv", "text/tab-separated-values"):
        read_sheets(BytesIO(data), FactRequest("sheets", kind, text=True), Limits())


@given(
    st.text(st.sampled_from("0123456789.-+eEnaif"), max_size=20) | st.floats().map(str),
    st.text(st.sampled_from('ymdhsAPM/:[];"\\_*0#,.% @g'), max_size=30),
    st.booleans(),
)
@settings(max_examples=500, deadline=None)
def test_any_number_in_any_format_shows_something(stored: str, code: str, late: bool) -> None:  # noqa: FBT001
    assert isinstance(show_number(stored, code, since_1904=late), str)
