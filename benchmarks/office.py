"""`python -m benchmarks.office`: facts of a presentation and a workbook beside a bare parser.

The bare pass unpacks the same parts and lets expat call three functions that do nothing.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from time import process_time
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from mcrubric.model.limits import Limits
from mcrubric.readers.reading import FactRequest
from mcrubric.readers.sheets.sheets import read_sheets
from mcrubric.readers.slides.slides import read_slides

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mcrubric.model.artifacts import Facts

SLIDES: Final = 100
ROWS: Final = 5_000
COLUMNS: Final = 10
REPEATS: Final = 9
_OPEN_XML: Final = "application/vnd.openxmlformats-officedocument."
_SCHEMAS: Final = "http://schemas.openxmlformats.org/"
_RELATIONS: Final = f"{_SCHEMAS}officeDocument/2006/relationships"


def presentation() -> bytes:
    """Return a deck whose slides have a title and nine lines each."""
    spaces = f'xmlns:p="{_SCHEMAS}presentationml/2006/main" xmlns:a="{_SCHEMAS}drawingml/2006/main"'
    run = '<a:p><a:pPr lvl="1"/><a:r><a:rPr lang="en-US" dirty="0"/><a:t>{}</a:t></a:r></a:p>'
    frame = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="1" cy="1"/></a:xfrm>'
    shape = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="x"/><p:cNvSpPr/><p:nvPr>{}</p:nvPr></p:nvSpPr>'
        f"<p:spPr>{frame}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>{{}}</p:txBody></p:sp>"
    )
    body = "".join(run.format(f"Point {n} with some more words in it") for n in range(9))
    slides = {
        f"ppt/slides/slide{n}.xml": f"<p:sld {spaces}><p:cSld><p:spTree>"
        + shape.format('<p:ph type="title"/>', run.format(f"Slide {n}"))
        + shape.format('<p:ph idx="1"/>', body)
        + "</p:spTree></p:cSld></p:sld>"
        for n in range(SLIDES)
    }
    ids = "".join(f'<p:sldId id="{256 + n}" r:id="r{n}"/>' for n in range(SLIDES))
    main = (
        f'<p:presentation {spaces} xmlns:r="{_RELATIONS}"><p:sldIdLst>{ids}</p:sldIdLst>'
        "</p:presentation>"
    )
    listed = ((f"r{n}", "slide", f"slides/slide{n}.xml") for n in range(SLIDES))
    return _packed({
        "ppt/presentation.xml": main, "ppt/_rels/presentation.xml.rels": _related(listed), **slides
    })  # fmt: skip


def workbook() -> bytes:
    """Return a workbook of 50,000 cells, three in ten of them strings."""
    main = f'xmlns="{_SCHEMAS}spreadsheetml/2006/main"'
    rows = "".join(
        f'<row r="{row}">' + "".join(_cell(row, column) for column in range(COLUMNS)) + "</row>"
        for row in range(1, ROWS + 1)
    )
    strings = "".join(f"<si><t>answer {n}</t></si>" for n in range(ROWS))
    relations = (("r1", "worksheet", "sheet1.xml"), ("r2", "sharedStrings", "strings.xml"))
    return _packed({
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{_RELATIONS}"><sheets><sheet name="Survey" '
        'r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _related(relations),
        "xl/sheet1.xml": f"<worksheet {main}><sheetData>{rows}</sheetData></worksheet>",
        "xl/strings.xml": f"<sst {main}>{strings}</sst>",
    })  # fmt: skip


def _cell(row: int, column: int) -> str:
    name = f"{'ABCDEFGHIJ'[column]}{row}"
    if column < 3:  # noqa: PLR2004 - three in ten
        return f'<c r="{name}" t="s"><v>{row * column % ROWS}</v></c>'
    return f'<c r="{name}"><v>{row * column}.5</v></c>'


def _related(relations: Iterable[tuple[str, str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="{name}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for name, kind, target in relations
    )
    return f"<Relationships>{each}</Relationships>"


def _packed(parts: dict[str, str]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def bare(data: bytes, *, strings: bool) -> None:
    """Unpack and parse all parts, doing nothing; without `strings` not those of a workbook."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if strings or not name.endswith("strings.xml"):
                parser = expat.ParserCreate(namespace_separator=" ")
                parser.buffer_text = True
                parser.StartElementHandler = lambda _name, _attributes: None
                parser.EndElementHandler = lambda _name: None
                parser.CharacterDataHandler = lambda _text: None
                parser.Parse(archive.read(name), True)  # noqa: FBT003


def _best(run: Callable[[], object]) -> float:
    """Return the shortest of several times, in milliseconds of the processor."""
    times = []
    for _ in range(REPEATS):
        begun = process_time()
        run()
        times.append(process_time() - begun)
    return min(times) * 1_000


def main() -> None:
    """Print both times of each file, with and without its text."""
    deck = (f"{SLIDES} slides", presentation(), read_slides, "presentationml.presentation")
    book = (f"{ROWS * COLUMNS:,} cells", workbook(), read_sheets, "spreadsheetml.sheet")
    for what, data, read, kind in (deck, book):
        for text in (False, True):
            request = FactRequest(
                "slides" if read is read_slides else "sheets", _OPEN_XML + kind, text=text
            )

            def ours(
                data: bytes = data,
                read: Callable[[BytesIO, FactRequest, Limits], Facts] = read,
                request: FactRequest = request,
            ) -> Facts:
                return read(BytesIO(data), request, Limits())

            own, raw = _best(ours), _best(lambda data=data, text=text: bare(data, strings=text))  # type: ignore[misc]
            told = "with text" if text else "without text"
            print(f"{what}, {told}: {own:.1f} ms, bare {raw:.1f} ms, {own / raw:.2f} times")


if __name__ == "__main__":
    main()
