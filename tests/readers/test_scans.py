"""A word-processor file that shows pictures and no words is a scan, never an empty text."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from open_document import odt_of
from wordfiles import docx_of, paragraph

from mcrubric.model.limits import Limits
from mcrubric.readers.docx.docx import read_docx
from mcrubric.readers.odf.odt import read_odt
from mcrubric.readers.reading import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcrubric.model.documents import Document

    Read = Callable[[bytes, str, Limits], Document]

HEADING = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Part 1</w:t></w:r></w:p>'
FRAME = '<text:p><draw:frame><draw:image xlink:href="Pictures/a.png"/></draw:frame>{}</text:p>'


def pictured(data: bytes) -> bytes:
    """Return a DOCX file with a picture among its parts."""
    stream = BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/media/image1.jpeg", b"\xff\xd8\xff")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("read", "data"),
    [
        (read_docx, pictured(docx_of(""))),
        (read_docx, pictured(docx_of(HEADING))),
        (read_odt, odt_of(FRAME.format(""))),
    ],
    ids=["docx", "docx-with-a-heading", "odt"],
)
def test_pictures_alone_are_a_scan(read: Read, data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        read(data, "part-1", Limits())
    assert caught.value.problem.kind == "scanned"


@pytest.mark.parametrize(
    ("read", "data"),
    [
        (read_docx, docx_of("")),
        (read_docx, pictured(docx_of(paragraph("We open at seven.")))),
        (read_odt, odt_of(FRAME.format("We open at seven."))),
    ],
    ids=["nothing", "docx", "odt"],
)
def test_words_beside_pictures_are_read(read: Read, data: bytes) -> None:
    read(data, "part-1", Limits())
