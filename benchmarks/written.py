"""How long a word-processor file of 60 pages takes to read, beside a bare pass over its XML.

`python -m benchmarks.written` prints a table. The raw side unpacks the part that holds the text and
lets expat call empty handlers for it, which is what no reader of the format can do without.
"""

from __future__ import annotations

import sys
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from benchmarks.table import busy, machine
from benchmarks.turns import least
from mcrubric.builtins import readers
from mcrubric.model.limits import Limits
from mcrubric.text.words import count_words

if TYPE_CHECKING:
    from collections.abc import Callable

PAGES: Final = 60
PARAGRAPHS: Final = 8
ROUNDS: Final = 30
SENTENCES: Final = (
    "We asked every family in week {at} what they had hoped for, ",
    "and wrote down what they said; ",
    "by spring the calls had become visits, and the visits a habit of ours. ",
    "Nobody had planned it so.",
)
WORDS: Final = PAGES * PARAGRAPHS * len("".join(SENTENCES).split())

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ODF: Final = "urn:oasis:names:tc:opendocument:xmlns:"


def docx() -> dict[str, str]:
    """Return the parts of a DOCX file with its text in runs, as Word saves them."""
    run = '<w:r w:rsidR="00A77B3E"><w:rPr><w:lang w:val="en-US"/></w:rPr><w:t xml:space="preserve">'
    paragraphs = "".join(
        '<w:p w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E">'
        '<w:pPr><w:spacing w:after="160"/></w:pPr>'
        + "".join(f"{run}{each.format(at=at)}</w:t></w:r>" for each in SENTENCES)
        + "</w:p>"
        for at in range(PAGES * PARAGRAPHS)
    )
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships"><Relationship Id="a" Type="{_OFFICE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{_W}">'
        f"<w:body>{paragraphs}</w:body></w:document>",
    }


def odt() -> dict[str, str]:
    """Return the parts of an ODT file with its text in spans, as LibreOffice saves them."""
    span = '<text:span text:style-name="T1">'
    paragraphs = "".join(
        '<text:p text:style-name="P1">'
        + "".join(f"{span}{each.format(at=at)}</text:span>" for each in SENTENCES)
        + "</text:p>"
        for at in range(PAGES * PARAGRAPHS)
    )
    return {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f'<office:document-content xmlns:office="{_ODF}office:1.0" '
        f'xmlns:text="{_ODF}text:1.0"><office:body><office:text>{paragraphs}</office:text>'
        "</office:body></office:document-content>",
    }


ROWS: Final[dict[str, tuple[str, Callable[[], dict[str, str]]]]] = {
    ".docx": ("word/document.xml", docx),
    ".odt": ("content.xml", odt),
}
"""Each kind of file, the part that holds its text, and what writes it."""


def main() -> int:
    """Print the table."""
    print(f"{machine()}; {busy()}; {PAGES} pages, {WORDS:,} words\n")
    print("| what | against | ours | raw | ratio |\n| --- | --- | --- | --- | --- |")
    for suffix, (part, write) in ROWS.items():
        data = packed(write())
        mine, other = least(ROUNDS, lambda: read(data, suffix), lambda: bare(data, part))  # noqa: B023 - called at once
        what = f"a {suffix.removeprefix('.').upper()} of {PAGES} pages"
        print(f"| {what} | expat alone | {mine:.1f} ms | {other:.1f} ms | {mine / other:.2f}x |")
    return 0


def packed(parts: dict[str, str]) -> bytes:
    """Return an office file with these parts."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def read(data: bytes, suffix: str) -> None:
    """Read the file as a written part, and see that no word of it is lost."""
    reader = next(each for each in readers() if suffix in each.suffixes)
    document = reader.read(data, f"part-1{suffix}", Limits())
    if document.text.count(" ") < WORDS - PAGES * PARAGRAPHS:
        raise ValueError(f"{count_words((document,), ()).total} words of {WORDS}")


def bare(data: bytes, part: str) -> None:
    """Unpack a part and parse it for nothing."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        xml = archive.read(part)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = parser.EndElementHandler = parser.CharacterDataHandler = _nothing
    parser.Parse(xml, True)  # noqa: FBT003 - expat takes it by position only


def _nothing(*_: object) -> None:
    return


if __name__ == "__main__":
    sys.exit(main())
