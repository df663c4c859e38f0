"""Words, slides and sheets of OpenDocument files held against LibreOffice.

Run with `MCRUBRIC_AGAINST=1 python -m pytest tests/against/test_odf.py`; it needs
`libreoffice-writer-nogui`, `libreoffice-impress-nogui`, `libreoffice-calc-nogui` and
`poppler-utils` from Debian. Texts are made by hand and by LibreOffice from web pages, and all once
more by way of DOCX; each is held against the count that LibreOffice saves with it.
"""

from __future__ import annotations

import csv
import os
import pathlib
import re
import subprocess
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml
from flat_odf import presentation, spreadsheet
from open_document import odt_of

from mcrubric.model.limits import Limits
from mcrubric.readers.odf.odp import read_odp_facts
from mcrubric.readers.odf.ods_facts import read_ods_facts
from mcrubric.readers.odf.odt import read_odt
from mcrubric.readers.reading import FactRequest
from mcrubric.text.words import count_words

if TYPE_CHECKING:
    from collections.abc import Sequence

pytestmark = pytest.mark.skipif(
    os.environ.get("MCRUBRIC_AGAINST") != "1",
    reason="MCRUBRIC_AGAINST=1 holds OpenDocument files against LibreOffice",
)
SECONDS: Final = 240
DOCX: Final = "docx:MS Word 2007 XML"
REQUEST: Final = FactRequest("document", "x", text=True)
SAID: Final = (
    "We met every family twice a year \u2014 once at home \u2013 and asked and/or wrote 1,250. "
)
CASES: Final[dict[str, Any]] = yaml.safe_load(
    (pathlib.Path(__file__).parents[1] / "readers" / "odt.yaml").read_text("utf-8")
)
EXPLAINED: Final = {
    "a table within a cell is a table of its own": "its list in a cell has no number",
    "a note on a cell is in no cell": "LibreOffice counts the mark of a note",
    "fields are what they show": "LibreOffice counts the two ends of a field to fill in",
    "forms": "LibreOffice counts no words in the fields of a form",
    "headers and footers": "a footer that is off is hidden; LibreOffice counts it",
    "hidden by fields and sections": "LibreOffice works fields out again",
    "hidden by styles": "LibreOffice counts tiny words",
    "numbers of headings": "LibreOffice gives no number to a level that is unknown",
    "tables": "LibreOffice gives the words of a row that is repeated once",
    "text boxes once, and shapes": "LibreOffice counts no words in shapes",
    "white words where something may be behind them": "LibreOffice drops styles that are not used",
    "white words where nothing is behind them": "LibreOffice counts white words",
}
"""Cases of a few words where our rule differs, with the difference that the docs explain."""
PAGES: Final = {
    "plain": "<h1>Part one</h1>" + f"<p>{SAID * 6}</p>" * 5,
    "lists": "<ol>" + f"<li>{SAID}<ul><li>one</li><li>two<ol><li>deep</li></ol></ul>" * 8 + "</ol>",
    "tables": "<table border=1><tr><th>Detail<th colspan=2>Artifact</tr>"
    + f"<tr><td rowspan=2>EO<td>a.pdf<td>p. 1</tr><tr><td>{SAID}<td></tr>" * 6
    + "</table>",
    "nested": "<table><tr><td>a<table><tr><td>b c<td>d</table><td>e</table>",
    "links": f"<p>{SAID}<a href='http://example.org/a'>our site</a></p>" * 3,
    "quotes": "<dl><dt>Term<dd>Meaning</dl><blockquote>quoted words</blockquote><pre>a  b\nc</pre>",
    "CJK": "<p>\u6821\u957f\u548c\u5bb6\u957f\u89c1\u9762\u3002 We met. \u5b66\u6821\u306e</p>",
    "letters": "<p>" + "<b>wo</b>rd <i>an</i>other <span style='color:red'>col</span>our " * 50,
    "comments": "<p>one <!-- a comment --> two&nbsp;three&shy;four</p>",
    "headings": "<h1>A</h1><p>x</p><h2>B c</h2><p>y</p><h3>D</h3>",
    "pictures": "<p>before <img src='none.png' alt='a door and a cat'> after</p>",
    "notes": "<p>text<a class=sdfootnoteanc name=sdfootnote1anc href='#sdfootnote1sym'><sup>1</sup>"
    "</a> more<div id=sdfootnote1><p><a class=sdfootnotesym name=sdfootnote1sym "
    "href='#sdfootnote1anc'>1</a> the note</div>",
    "signs": "<p>\u201cQuoted,\u201d she said\u2026 50% &amp; more / @ 7:45 \u2022 * # ~ 3.5</p>"
    * 4,
    "lines": "<center><h1>Title</h1></center><div align=right>right<br>words</div><hr>",
}
SHAPES: Final = {**CASES, **PAGES}


def _office(folder: pathlib.Path, kind: str, to: str, *files: pathlib.Path) -> None:
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", folder / to, *files],  # noqa: S607
        check=True, capture_output=True, timeout=SECONDS,
    )  # fmt: skip


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """Write every shape, and convert it in LibreOffice straight and by way of DOCX."""
    folder = tmp_path_factory.mktemp("texts")
    for number, case in enumerate(CASES.values()):
        made = {name: case[name] for name in ("automatic", "styles", "margins") if name in case}
        (folder / f"{number}.odt").write_bytes(odt_of(case["body"], **made))
    for number, page in enumerate(PAGES.values(), len(CASES)):
        html = f"<html><meta charset=utf-8><title>T</title><body>{page}</body></html>"
        (folder / f"{number}.html").write_text(html, encoding="utf-8")
    _office(folder, "odt:writer8", "", *folder.glob("*.html"))
    _office(folder, "odt:writer8", "straight", *folder.glob("*.odt"))
    _office(folder, DOCX, "docx", *folder.glob("*.odt"))
    _office(folder, "odt:writer8", "round", *(folder / "docx").glob("*.docx"))
    return folder


def _counts(path: pathlib.Path) -> tuple[int, int]:
    with zipfile.ZipFile(path) as archive:
        found = re.search(r'meta:word-count="(\d+)"', archive.read("meta.xml").decode())
    words = count_words((read_odt(path.read_bytes(), path.name, Limits()),), ())
    return words.word_processor_total, int(found[1]) if found else 0


@pytest.mark.parametrize("way", ["straight", "round"])
@pytest.mark.parametrize("name", SHAPES)
def test_words_are_as_many_as_libreoffice_counts(texts: pathlib.Path, name: str, way: str) -> None:
    if name in EXPLAINED:
        pytest.skip(EXPLAINED[name])
    ours, its = _counts(texts / way / f"{list(SHAPES).index(name)}.odt")
    assert abs(ours - its) <= its * 0.01, (ours, its)


DECK: Final = [(f"Slide {n}", "point " * 9, n % 7 == 3) for n in range(30)]
BOOK: Final[dict[str, Sequence[Sequence[str]]]] = {
    "First sheet": [["a", "", "b"], [], *[["same", "same"]] * 40, ["", "12.5"]],
    "Empty": [[]],
    "Far": [*[[]] * 30, ["", "", "x"]],
}


def test_slides_are_the_pages_of_its_pdf(tmp_path: pathlib.Path) -> None:
    (tmp_path / "deck.fodp").write_text(presentation(DECK), encoding="utf-8")
    _office(tmp_path, "odp", "", tmp_path / "deck.fodp")
    _office(tmp_path, "pdf", "", tmp_path / "deck.odp")
    facts = read_odp_facts(BytesIO((tmp_path / "deck.odp").read_bytes()), REQUEST, Limits())
    shown = [(each.title, each.hidden) for each in facts.slide_states]
    assert shown == [(title, hidden) for title, _, hidden in DECK]
    told = subprocess.run(
        ["pdfinfo", tmp_path / "deck.pdf"],  # noqa: S607
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert re.search(rf"Pages:\s+{sum(not hidden for *_, hidden in DECK)}\n", told.stdout)


def test_sheets_are_those_that_libreoffice_writes(tmp_path: pathlib.Path) -> None:
    (tmp_path / "book.fods").write_text(spreadsheet(BOOK), encoding="utf-8")
    _office(tmp_path, "ods", "", tmp_path / "book.fods")
    _office(
        tmp_path, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
        "", tmp_path / "book.ods",
    )  # fmt: skip
    facts = read_ods_facts(BytesIO((tmp_path / "book.ods").read_bytes()), REQUEST, Limits())
    assert facts.sheets is not None
    assert [(each.name, each.cells) for each in facts.sheets] == [
        ("First sheet", "A1:C43"), ("Empty", ""), ("Far", "C31"),
    ]  # fmt: skip
    for sheet in facts.sheets:
        with (tmp_path / f"book-{sheet.name}.csv").open(encoding="utf-8", newline="") as file:
            its = [cell for row in csv.reader(file) for cell in row if cell]
        assert (sheet.text or "").split() == its
