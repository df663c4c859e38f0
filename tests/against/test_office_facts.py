"""Slides and sheets held against LibreOffice, which writes and reads the same files.

Run with `MCRUBRIC_AGAINST=1 python -m pytest tests/against/test_office_facts.py`; it needs
`libreoffice-impress-nogui`, `libreoffice-calc-nogui` and `poppler-utils` from Debian.
"""

from __future__ import annotations

import csv
import os
import re
import subprocess
from io import BytesIO
from typing import TYPE_CHECKING, Final

import pytest
from flat_odf import presentation, spreadsheet
from office import cell_of, row_of, sheet_of, strings_of, workbook_of

from mcrubric.builtins import fact_readers
from mcrubric.model.limits import Limits
from mcrubric.readers.facts import read_facts
from mcrubric.readers.reading import FactRequest
from mcrubric.readers.sheets.grid import UsedRange

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mcrubric.model.artifacts import Facts

pytestmark = pytest.mark.skipif(
    os.environ.get("MCRUBRIC_AGAINST") != "1",
    reason="MCRUBRIC_AGAINST=1 holds slides and sheets against LibreOffice",
)
EVERY_SHEET_AS_SHOWN: Final = (
    "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
)
SECONDS: Final = 120

DECKS: Final = {
    "one": [("Our week", "We greet every family", False)],
    "hidden": [("First", "a", False), ("Second", "b", True), ("Third", "c", False)],
    "titles": [
        ("", "no title", False),
        ("A &amp; B", "x", False),
        ("Caf\u00e9", "y", False),
    ],
    "long": [(f"Slide {n}", "point " * 20, n % 7 == 3) for n in range(60)],
}
BOOKS: Final[dict[str, dict[str, list[list[str]]]]] = {
    "plain": {"Budget": [["item", "cost"], ["bus", "12.5"], ["", "", "note"]]},
    "several": {
        "First sheet": [["a"]], "Empty": [[]], "Caf\u00e9 &amp; more": [[], [], ["", "", "x", "1"]],
    },
    "wide": {"Wide": [[str(n) for n in range(300)], ["", "end"]]},
    "long": {"Long": [[f"row {n}", str(n)] for n in range(2_000)]},
}  # fmt: skip
RAW: Final = workbook_of(
    {
        "Raw": sheet_of(
            row_of(cell_of("B2", "0", "s"), '<c r="C2"/>', cell_of("D2", "1", "b"), number="2")
            + '<row><c t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c></row>',
            before='<dimension ref="A1:ZZ999"/>',
            after='<mergeCells><mergeCell ref="B5:XFD1000"/></mergeCells>',
        ),
        "Second": sheet_of(row_of(cell_of("AA1", "7"))),
    },
    more={"xl/sharedStrings.xml": strings_of("<r><t>sha</t></r><r><t>red</t></r>")},
)


def _office(folder: Path, kind: str, *files: Path) -> None:
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", folder, *files],  # noqa: S607
        check=True, capture_output=True, timeout=SECONDS,
    )  # fmt: skip


def _facts(path: Path) -> Facts:
    request = FactRequest(text=True)
    found = read_facts(
        BytesIO(path.read_bytes()), path.name, request, Limits(), None, fact_readers()
    )
    assert found.facts.problem is None
    return found.facts


@pytest.fixture(scope="module")
def decks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("decks")
    for name, slides in DECKS.items():
        (folder / f"{name}.fodp").write_text(presentation(slides), encoding="utf-8")
    _office(folder, "pptx", *folder.glob("*.fodp"))
    _office(folder, "pdf", *folder.glob("*.pptx"))
    return folder


@pytest.mark.parametrize("name", DECKS)
def test_slides_are_those_that_libreoffice_writes(decks: Path, name: str) -> None:
    facts = _facts(decks / f"{name}.pptx")
    slides = DECKS[name]
    assert facts.slides == len(slides)
    assert [each.hidden for each in facts.slide_states] == [hidden for *_, hidden in slides]
    titles = [title.replace("&amp;", "&") for title, *_ in slides]
    assert [each.title for each in facts.slide_states] == titles
    for state, (_, text, _) in zip(facts.slide_states, slides, strict=True):
        assert text.strip() in (state.text or "")


@pytest.mark.parametrize("name", DECKS)
def test_slides_that_are_not_hidden_are_the_pages_of_its_pdf(decks: Path, name: str) -> None:
    told = subprocess.run(
        ["pdfinfo", decks / f"{name}.pdf"],  # noqa: S607
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    pages = re.search(r"Pages:\s+(\d+)", told.stdout)
    assert pages is not None
    shown = [each for each in _facts(decks / f"{name}.pptx").slide_states if not each.hidden]
    assert int(pages[1]) == len(shown)


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("books")
    for name, sheets in BOOKS.items():
        (folder / f"{name}.fods").write_text(spreadsheet(dict(sheets)), encoding="utf-8")
    _office(folder, "xlsx", *folder.glob("*.fods"))
    (folder / "raw.xlsx").write_bytes(RAW)
    _office(folder, EVERY_SHEET_AS_SHOWN, *folder.glob("*.xlsx"))
    return folder


def _exported(folder: Path, name: str, sheet: str) -> Mapping[tuple[int, int], str]:
    """Return the cells that hold something in the sheet as LibreOffice exports it."""
    with (folder / f"{name}-{sheet}.csv").open(encoding="utf-8", newline="") as lines:
        return {
            (row, column): text
            for row, fields in enumerate(csv.reader(lines), 1)
            for column, text in enumerate(fields, 1)
            if text
        }


@pytest.mark.parametrize("name", [*BOOKS, "raw"])
def test_sheets_are_those_that_libreoffice_reads(books: Path, name: str) -> None:
    facts = _facts(books / f"{name}.xlsx")
    assert facts.sheets is not None
    if name in BOOKS:
        assert [each.name for each in facts.sheets] == [
            each.replace("&amp;", "&") for each in BOOKS[name]
        ]
    for sheet in facts.sheets:
        cells = _exported(books, name, sheet.name)
        used = UsedRange()
        for row, column in cells:
            used.add(row, column)
        assert sheet.cells == str(used)
        assert re.split(r"[\t\n]", sheet.text or "") == (list(cells.values()) or [""])


@pytest.mark.parametrize("name", ["plain", "wide", "long"])
def test_a_csv_that_libreoffice_writes_has_the_range_of_its_sheet(books: Path, name: str) -> None:
    (sheet,) = _facts(books / f"{name}.xlsx").sheets or ()
    (table,) = _facts(books / f"{name}-{sheet.name}.csv").sheets or ()
    assert (table.cells, table.text) == (sheet.cells, sheet.text)
