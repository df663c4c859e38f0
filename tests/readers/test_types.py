"""What a file is by its bytes, what its name claims, and when that is a contradiction."""

from __future__ import annotations

import re
import sys
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

import pytest
from drawn import bmp_of, icon_of, jpeg_of, png_of, tiff_of
from handmade import pdf_of, pptx_of, zip_of
from recorded import MP3_FRAME, adts_frame

from mcrubric.model.limits import Limits
from mcrubric.readers.facts import read_facts
from mcrubric.readers.reading import FactReader, FactRequest
from mcrubric.readers.sniff import sniff

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcrubric.model.artifacts import Facts

    LookInto = Callable[..., Facts]

HTML = b"<!DOCTYPE html><html><h1>Hi</h1></html>"
JPEG = jpeg_of(6, 5)
PNG = png_of(5, 5)
MP4 = b"\0\0\0\x10ftypisom\0\0\0\0"


@pytest.mark.parametrize(
    ("head", "name", "medium", "media_type"),
    [
        (b"%PDF-1.4", "", "pdf", "application/pdf"),
        (MP4, "", "video", "video/mp4"),
        (b"\0\0\0\x10ftypM4A \0\0\0\0", "", "audio", "audio/mp4"),
        (b"\0\0\0\x10ftypqt  \0\0\0\0", "", "video", "video/quicktime"),
        (b"\0\0\0\x10ftypavif\0\0\0\0", "", "image", "image/avif"),
        (b"\0\0\0\x08wide\0\0\0\0mdat", "", "video", "video/quicktime"),
        (b"\0\0\0\x10ftypM4B \0\0\0\0", "", "audio", "audio/mp4"),
        (b"\0\0\0\x10ftypM4V \0\0\0\0", "", "video", "video/mp4"),
        (b"\0\0\0\x10ftyp3gp5\0\0\0\0", "", "video", "video/3gpp"),
        (b"\0\0\0\x10ftyp3g2a\0\0\0\0", "", "video", "video/3gpp2"),
        (b"\0\0\0\x10ftypheix\0\0\0\0", "", "image", "image/heic"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", "", "image", "image/heic"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif", "", "image", "image/avif"),
        (b"\0\0\0\x14ftyp\0\0\0\0\0\0\0\0heic", "", "image", "image/heic"),
        (b"\0\0\0\x14ftyp    \0\0\0\0isom", "", "video", "video/mp4"),
        (b"\x1a\x45\xdf\xa3\x8b\x42\x82\x84webm", "", "video", "video/webm"),
        (b"\x1a\x45\xdf\xa3\x8b\x42\x82\x88matroska", "", "video", "video/x-matroska"),
        (b"\x1a\x45\xdf\xa3\x8b\x42\x82\x84webm", "a.m4a", "audio", "video/webm"),
        (PNG, "", "image", "image/png"),
        (JPEG, "", "image", "image/jpeg"),
        (bmp_of(6, 5), "", "image", "image/bmp"),
        (icon_of(16), "", "image", "image/vnd.microsoft.icon"),
        (tiff_of(6, 5, order=">"), "", "image", "image/tiff"),
        (tiff_of(6, 5, large=True), "", "image", "image/tiff"),
        (b"8BPS\0\1" + bytes(20), "", "image", "image/vnd.adobe.photoshop"),
        (b"\xff\x0a\x91" + bytes(9), "", "image", "image/jxl"),
        (b"\0\0\0\x0cjP  \r\n\x87\n", "", "image", "image/jp2"),
        (MP3_FRAME * 2, "", "audio", "audio/mpeg"),
        (MP3_FRAME + bytes(9), "", "unknown", "application/octet-stream"),
        (adts_frame() * 2, "", "audio", "audio/aac"),
        (adts_frame() * 2, "a.mp3", "audio", "audio/aac"),
        (b"ID3\4\0\0\0\0\0\x09" + bytes(9), "", "audio", "audio/mpeg"),
        (b"OggS\0\2" + bytes(22), "", "audio", "audio/ogg"),
        (b"OggS\0\2" + bytes(22) + b"\x80theora", "", "video", "video/ogg"),
        (b"#!AMR\n\x3c\0", "", "audio", "audio/amr"),
        (b"FORM\0\0\0\0AIFC", "", "audio", "audio/aiff"),
        (b"RF64\xff\xff\xff\xffWAVE\0", "", "audio", "audio/wav"),
        (b"caff\0\1\0\0", "", "audio", "audio/x-caf"),
        (b"MThd\0\0\0\6", "", "audio", "audio/midi"),
        (b"\0\0\1\xba" + bytes(9), "", "video", "video/mpeg"),
        ((b"\x47" + bytes(187)) * 5, "", "video", "video/mp2t"),
        ((bytes(4) + b"\x47" + bytes(187)) * 5, "", "video", "video/mp2t"),
        (b"\x47" + bytes(999), "", "unknown", "application/octet-stream"),
        (b"GG" * 400, "", "text", "text/plain"),
        (b"GIF89a\x01\0", "", "image", "image/gif"),
        (b"RIFF\0\0\0\0WEBP", "", "image", "image/webp"),
        (b"{\\rtf1 Hello}", "", "document", "application/rtf"),
        (HTML, "", "html", "text/html"),
        (b"# Hello", "a.md", "markdown", "text/markdown"),
        (b"a,b\n1,2\n", "a.CSV", "sheets", "text/csv"),
        (b"\xff\xfeh\0i\0", "", "text", "text/plain"),
        (b"caf\xe9", "", "text", "text/plain"),
        (b"\x01\x02\x03", "", "unknown", "application/octet-stream"),
        (b"\x01\x02\x03", "a.mp3", "audio", "audio/mpeg"),
        # Words that look like marks.
        (b"ID3 tags are a pity", "", "text", "text/plain"),
        (b"GIF89a is a format", "a.txt", "text", "text/plain"),
        (b"BM is a format", "a.txt", "text", "text/plain"),
        (b"FORMAT: AIFF", "a.txt", "text", "text/plain"),
        (b"A file begins with %PDF- and", "a.md", "markdown", "text/markdown"),
    ],
)
def test_the_bytes_say_what_it_is(head: bytes, name: str, medium: str, media_type: str) -> None:
    sniffed = sniff(head, name)
    assert (sniffed.medium, sniffed.media_type) == (medium, media_type)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", HTML), ("a.pdf", JPEG), ("a.pdf", zip_of({"a": ""})), ("a.docx", pptx_of(1)),
        ("a.docx", b"only words"), ("a.pptx", pdf_of(1)), ("a.jpg", HTML), ("a.jpg", pdf_of(1)),
        ("a.mp4", JPEG), ("a.mp4", b"https://example.org/video"), ("a.txt", pdf_of(1)),
        ("a.md", PNG), ("a.docx", zip_of({"a": ""})), ("a.mp3", pdf_of(1)),
    ],
)  # fmt: skip
def test_a_name_that_the_bytes_contradict_is_told(
    look_into: LookInto, name: str, data: bytes
) -> None:
    facts = look_into(data, name)
    assert facts.problem is not None
    assert facts.problem.kind == "other-type"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jpeg", JPEG), ("a.jpg", PNG), ("a.png", JPEG), ("a.heic", JPEG),
        ("a.mp4", MP3_FRAME * 9), ("a.mp3", adts_frame() * 9), ("a.htm", HTML), ("a.txt", HTML),
        ("a.html", b"only words"), ("a.markdown", b"# Hi"), ("a.csv", b"a,b"), ("a.log", b"x"),
        ("a.PDF", pdf_of(1)), ("a", pdf_of(1)), ("a.xyz", pdf_of(1)), ("a.doc", HTML),
        ("a.xls", HTML), ("a.key", b"-----BEGIN"), ("a.json", b"{}"), ("a.v2", b"words"),
        ("a.svg", b"<!-- long -->"),
    ],
)  # fmt: skip
def test_a_name_about_which_there_is_a_doubt_is_not(
    look_into: LookInto, name: str, data: bytes
) -> None:
    facts = look_into(data, name)
    assert facts.problem is None or facts.problem.kind == "no-reader"


@pytest.mark.parametrize("name", ["a.pdf", "a.mp4", "a.txt", "a.docx", "a", ""])
def test_an_empty_file_is_empty_whatever_its_name(look_into: LookInto, name: str) -> None:
    facts = look_into(b"", name)
    assert facts.problem is not None
    assert facts.problem.kind == "empty"


def test_a_file_over_the_limit_is_not_read(look_into: LookInto) -> None:
    facts = look_into(pdf_of(1), "a.pdf", limits=Limits(file_bytes=100))
    assert facts.problem is not None
    assert (facts.problem.kind, facts.medium, facts.pages) == ("limit", "pdf", None)


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (b"a", 1), (b"a\n", 1), (b"a\nb", 2), (b"a\r\nb\r\n", 2), (b"a\rb\rc", 3), (b"\n\n", 2),
        (b"\xff\xfe" + "a\r\nb\nc".encode("utf-16-le"), 3),
        (b"x" * (2**20 - 1) + b"\r\nend", 2),
    ],
)  # fmt: skip
def test_lines_are_counted_whatever_ends_them(look_into: LookInto, data: bytes, lines: int) -> None:
    assert look_into(data, "notes.txt").lines == lines


def test_pages_have_headings(look_into: LookInto) -> None:
    markdown = look_into(b"# Our *week*\n\nText\n\n## Aims\n", "a.md")
    assert markdown.headings is not None
    assert {"Our week", "Aims"} <= set(markdown.headings)
    html = look_into(b"<h1 id='top'>Our week</h1>\n<p id=aims>x</p>", "a.html")
    assert html.headings is not None
    assert {"Our week", "top", "aims"} <= set(html.headings)
    assert (markdown.lines, html.lines) == (5, 2)


def test_a_page_over_the_limit_is_told(look_into: LookInto) -> None:
    facts = look_into(b"# A\n" * 100, "a.md", limits=Limits(text_bytes=100))
    assert facts.problem is not None
    assert facts.problem.kind == "limit"


def _raises(stream: BinaryIO, _request: FactRequest, _limits: Limits) -> Facts:
    raise ZeroDivisionError(stream.read())


def _exits(_stream: BinaryIO, _request: FactRequest, _limits: Limits) -> Facts:
    sys.exit(0)


def _gives_nothing(_stream: BinaryIO, _request: FactRequest, _limits: Limits) -> Any:
    return None


@pytest.mark.parametrize("read", [_raises, _exits, _gives_nothing])
def test_a_reader_that_breaks_costs_its_file_alone_and_is_told(read: Any) -> None:
    reader = FactReader("broken", ("text",), read)
    found = read_facts(BytesIO(b"words"), "a.txt", FactRequest(), Limits(), None, (reader,))
    assert found.facts.problem is not None
    assert (found.facts.problem.kind, found.facts.medium) == ("crash", "text")
    assert found.failure is not None
    assert re.fullmatch(
        r"the reader broken failed: \w+ in \w+, line \d+|the reader broken failed: it gave \w+, .*",
        found.failure.error,
    )
    assert "words" not in str(found)


class _Gone(BytesIO):
    def read(self, _size: int | None = -1, /) -> bytes:
        raise OSError(5, "Input/output error")


def test_a_file_that_cannot_be_read_is_told() -> None:
    found = read_facts(_Gone(b"%PDF-"), "a.pdf", FactRequest(), Limits(), None, ())
    facts = found.facts
    assert facts.problem is not None
    assert found.failure is None
    assert (facts.problem.kind, facts.medium) == ("no-reader", "pdf")


def test_a_medium_without_a_reader_is_told() -> None:
    facts = read_facts(BytesIO(pdf_of(1)), "a.pdf", FactRequest(), Limits(), None, ()).facts
    assert facts.problem is not None
    assert facts.problem.kind == "no-reader"
