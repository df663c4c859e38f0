"""A written file is read as what it is, whatever it is called."""

from __future__ import annotations

from typing import Any

import pytest
from handmade import pdf_of, pptx_of, zip_of
from hypothesis import given
from hypothesis import strategies as st

from mcrubric.builtins import readers
from mcrubric.model.documents import Document
from mcrubric.model.limits import Limits
from mcrubric.portfolio.choosing import choose_reader
from mcrubric.readers.reading import Reader, ReadError

HTML = b"<!DOCTYPE html><html><body><p>We began.</p></body></html>"
WORD_XML = b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x05\0\0\0\x05" + bytes(9)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le")
ODT_TYPE = "application/vnd.oasis.opendocument.text"
ODT = zip_of({"mimetype": ODT_TYPE, "content.xml": "<x/>"})
DOCX = zip_of({"[Content_Types].xml": "<Types/>", "word/document.xml": "<x/>"})


def words_of(_data: bytes, path: str, _limits: Limits) -> Document:
    return Document(path=path, text="")


ALL = (
    *(each for each in readers() if each.name in {"markdown", "text", "html"}),
    Reader("docx", (".docx",), words_of),
    Reader("odt", (".odt",), words_of),
    Reader("pdf", (".pdf",), words_of),
    Reader("notes", (".note", ".wpd"), words_of),
)


@pytest.mark.parametrize(
    ("name", "data", "reader", "read_as"),
    [
        ("part-1.md", b"# We", "markdown", ""),
        ("part-1.md", b"", "markdown", ""),
        ("part-1.txt", b"We", "text", ""),
        ("part-1.docx", DOCX, "docx", ""),
        ("part-1.docx", ODT, "odt", ".odt"),
        ("part-1.odt", DOCX, "docx", ".docx"),
        ("part-1.docx", pdf_of(1), "pdf", ".pdf"),
        ("part-1.pdf", DOCX, "docx", ".docx"),
        ("part-1.txt", DOCX, "docx", ".docx"),
        ("part-1.doc", HTML, "html", ".html"),
        ("part-1.docx", HTML, "html", ".html"),
        ("part-1.txt", HTML, "html", ".html"),
        ("part-1.docx", b"We began.", "text", ".txt"),
        ("part-1.pages", b"We began.", "text", ".txt"),
        ("part-1", b"We began.", "text", ".txt"),
        ("part-1", DOCX, "docx", ".docx"),
        ("Part 1.v2", DOCX, "docx", ".docx"),
        ("part-1.html", b"We began.", "html", ""),
        ("part-1.docx", b"\x01\x02\x03", "docx", ""),
        ("part-1.note", b"We began.", "notes", ""),
        ("part-1.note", DOCX, "notes", ""),
    ],
)
def test_the_reader_is_the_one_for_the_bytes(
    name: str, data: bytes, reader: str, read_as: str
) -> None:
    chosen = choose_reader(data, name, ALL, Limits())
    assert chosen is not None
    assert (chosen.reader.name, chosen.read_as) == (reader, read_as)


@pytest.mark.parametrize("name", ["part-1.xyz", "part-1.tex", "part-1.csv", "part-1.json"])
def test_a_text_in_a_language_that_is_not_known_is_not_read(name: str) -> None:
    assert choose_reader(b"We began.", name, ALL, Limits()) is None


@pytest.mark.parametrize(
    ("name", "data", "kind", "said"),
    [
        ("part-1.docx", b"", "empty", "0 bytes"),
        ("part-1.docx", DOCX[:40], "truncated", ""),
        ("part-1.pages", b"\x01\x02\x03", "no-reader", "Pages"),
        ("part-1.docx", LOCKED, "encrypted", "password"),
        ("part-1.docx", pptx_of(1), "other-type", "a presentation"),
        ("part-1.docx", PNG, "other-type", "a picture"),
        ("part-1.docx", bytes(900), "stand-in", "in the cloud"),
        ("part-1.gdoc", b"{}", "stand-in", "Google Drive"),
        ("part-1.doc", OLE, "no-reader", "old office program"),
        ("part-1.docx", OLE, "no-reader", "old office program"),
        ("part-1.docx", b"{\\rtf1 We}", "no-reader", "RTF"),
        ("part-1.rtf", b"{\\rtf1 We}", "no-reader", "RTF"),
        ("part-1.pages", zip_of({"Index/Document.iwa": "x"}), "no-reader", "Pages"),
        ("part-1.doc", b"MIME-Version: 1.0\r\n", "no-reader", "MHTML"),
        ("part-1.doc", WORD_XML, "no-reader", "old office program"),
        ("part-1.zip", zip_of({"part-1.docx": DOCX}), "no-reader", "zip file"),
        ("part-1.png", PNG, "no-reader", "a picture"),
        ("part-1.pptx", pptx_of(1), "no-reader", "a presentation"),
    ],
)
def test_what_cannot_be_read_is_told_as_what_it_is(
    name: str, data: bytes, kind: str, said: str
) -> None:
    with pytest.raises(ReadError) as raised:
        choose_reader(data, name, ALL, Limits())
    problem = raised.value.problem
    assert problem.kind == kind
    assert said in problem.detail
    assert problem.remedy or kind not in {"stand-in", "no-reader"}


def test_what_was_read_as_something_else_is_kept(loaded: Any) -> None:
    (document,) = loaded({"files": {"part-1.doc": HTML}}).part("part-1").documents
    assert (document.text, document.read_as) == ("We began.", ".html")


@pytest.mark.parametrize(
    ("name", "key", "kind"),
    [
        ("part-2.gdoc", "unreadable-kind", "stand-in"),
        ("part-2.doc", "unreadable-kind", "no-reader"),
    ],
)
def test_a_self_analysis_is_told_as_what_it_is(loaded: Any, name: str, key: str, kind: str) -> None:
    (fault,) = loaded({"files": {name: OLE if kind == "no-reader" else b"{}"}}).faults
    assert (fault.key, fault.args["kind"]) == (key, kind)


def test_a_pointer_of_git_is_no_self_analysis(loaded: Any) -> None:
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n"
    (fault,) = loaded({"files": {"part-2.yaml": pointer}}).faults
    assert (fault.key, fault.args["kind"]) == ("unreadable-kind", "stand-in")


@given(st.binary(max_size=300), st.sampled_from(("", ".docx", ".doc", ".txt", ".gdoc", ".zip")))
def test_any_bytes_have_a_reader_or_a_reason(data: bytes, ending: str) -> None:
    for start in (b"", b"PK\x03\x04", b"%PDF-", b"<html", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        try:
            choose_reader(start + data, f"part-1{ending}", ALL, Limits())
        except ReadError as error:
            assert error.problem.detail  # noqa: PT017 - what it says is the law
