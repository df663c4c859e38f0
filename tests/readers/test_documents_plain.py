"""Plain text, in the encodings and shapes that people save."""

from __future__ import annotations

import codecs

import pytest

from mcrubric.model.limits import Limits
from mcrubric.readers.plain import PLAIN, read_plain
from mcrubric.readers.reading import ReadError


def _blocks(data: bytes) -> list[tuple[str, str]]:
    document = read_plain(data, "p.txt", Limits())
    return [(block.kind, document.slice(block)) for block in document.blocks]


def test_paragraphs_end_at_blank_lines_and_list_marks() -> None:
    assert _blocks(b"a\n b \n\nc\n- d\n  e\n2) f\n") == [
        ("paragraph", "a\nb"), ("paragraph", "c"), ("list-item", "- d\ne"), ("list-item", "2) f"),
    ]  # fmt: skip


def test_a_paragraph_to_a_line_as_word_processors_save_it() -> None:
    long = "word " * 40
    assert [text for _, text in _blocks(f"Title\n{long}\nNext\n".encode())] == [
        "Title", long.strip(), "Next",
    ]  # fmt: skip


def test_places() -> None:
    document = read_plain(b"a\n\n  b c\nd", "p.txt", Limits())
    at = document.text.index
    assert [
        (document.place(at(word), at(word) + 1).line, document.place(at(word), 0).column)
        for word in "abcd"
    ] == [(1, 1), (3, 3), (3, 5), (4, 1)]


@pytest.mark.parametrize(
    "data",
    [
        "Café “a”".encode(),
        codecs.BOM_UTF8 + "Café “a”".encode(),
        codecs.BOM_UTF16_LE + "Café “a”".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "Café “a”".encode("utf-16-be"),
        "Café “a”".encode("cp1252"),
    ],
)
def test_encodings(data: bytes) -> None:
    assert _blocks(data) == [("paragraph", "Café “a”")]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"a\0b", "other-type"),
        ("text".encode("utf-16-le"), "other-type"),
        (b"%PDF-1.7 text", "other-type"),
        (b"PK\x03\x04", "other-type"),
        (b"{\\rtf1 text}", "other-type"),
        (b"\x01\x02\x03" * 4 + b" text", "other-type"),
        (codecs.BOM_UTF16_LE + b"abc", "damaged"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a\x00", "damaged"),
        (b"line\nab \x81\xff", "damaged"),
        (b"a" * 2_000_001, "limit"),
    ],
)
def test_what_is_no_text(data: bytes, kind: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_plain(data, "p.txt", Limits())
    assert caught.value.problem.kind == kind
    assert str(caught.value)


def test_a_bad_byte_has_its_place() -> None:
    with pytest.raises(ReadError) as caught:
        read_plain(b"line\n\xe9ab \x81", "p.txt", Limits())
    assert (caught.value.line, caught.value.column) == (2, 5)
    assert str(caught.value).startswith("line 2, column 5: ")


def test_stray_control_characters_are_text() -> None:
    assert _blocks(b"\x0ba\x0c" + b"b" * 200 + b"\x1a") == [
        ("paragraph", "a\x0c" + "b" * 200 + "\x1a")
    ]


def test_nothing_is_a_document_without_words() -> None:
    assert PLAIN.read(b" \n", "p", Limits()).text == ""
