"""Active content of PDF files: what is told, and the ordinary twin of each, which is not."""

from __future__ import annotations

import pytest
from active import packed, pdf_with
from handmade import pdf_of, zip_of

import mcrubric
from mcrubric.readers.answers import STRANGE, facts_of
from mcrubric.readers.reading import FactRequest

SCRIPT = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
LINK = "/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A {} >>]"
FIELD = "<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /Rect [0 0 9 9] {} >>"
FILES = "/Names << /EmbeddedFiles << /Names [(a) 4 0 R] >> >>"
SPECIFICATION = "<< /Type /Filespec /F (a.txt) /EF << /F 5 0 R >> >>"
STREAM = "<< /Type /EmbeddedFile /Length 2 >>\nstream\nhi\nendstream"
FORM = "/AcroForm << /Fields [4 0 R] {} >>"
SIGNED = "<< /FT /Sig /T (s) /V << /Type /Sig /Contents <00> /ByteRange [0 1 2 3] >> >>"


def told(data: bytes) -> tuple[dict[str, int], str | None]:
    facts = mcrubric.read_facts(data, name="a.pdf")
    assert facts.problem is None
    assert facts.active is not None
    return {each.kind: each.count for each in facts.active}, facts.active_unread


TOLD: dict[str, tuple[bytes, dict[str, int]]] = {
    "a script when it is opened": (pdf_with(catalog=f"/OpenAction {SCRIPT}"), {"script": 1}),
    "the same one object further": (pdf_with(SCRIPT, catalog="/OpenAction 4 0 R"), {"script": 1}),
    "a script of the document": (
        pdf_with(SCRIPT, catalog="/Names << /JavaScript << /Names [(a) 4 0 R] >> >>"),
        {"script": 1},
    ),
    "a script when a page is closed": (pdf_with(page=f"/AA << /C {SCRIPT} >>"), {"script": 1}),
    "a sum in a form": (
        pdf_with(FIELD.format(f"/AA << /C {SCRIPT} >>"), catalog=FORM.format("")),
        {"script": 1},
    ),
    "a name that writes its letters as numbers": (
        pdf_with("<< /S /J#61vaScript /JS (x) >>", catalog="/OpenAction 4 0 R"),
        {"script": 1},
    ),
    "a script in a packed object": (
        pdf_with(packed((9, SCRIPT)), catalog="/OpenAction 9 0 R"),
        {"script": 1},
    ),
    "a program that a click starts": (
        pdf_with(page=LINK.format("<< /S /Launch /F (calc.exe) >>")),
        {"launch-action": 1},
    ),
    "a document that a click opens": (
        pdf_with(page=LINK.format("<< /S /Launch /F (plan.docx) >>")),
        {"file-link": 1},
    ),
    "a program with a document to open": (
        pdf_with(page=LINK.format("<< /S /Launch /Win << /F (cmd.exe) /P (a.pdf) >> >>")),
        {"launch-action": 1},
    ),
    "a form that sends itself": (
        pdf_with(page=LINK.format("<< /S /SubmitForm /F (https://example.org) >>")),
        {"form-submit": 1},
    ),
    "an attached file": (pdf_with(SPECIFICATION, STREAM, catalog=FILES), {"embedded-file": 1}),
    "a film": (
        pdf_with(page="/Annots [<< /Type /Annot /Subtype /RichMedia /Rect [0 0 9 9] >>]"),
        {"embedded-media": 1},
    ),
    "a dynamic form": (
        pdf_with(FIELD.format(""), STREAM, catalog=FORM.format("/XFA 5 0 R")),
        {"dynamic-form": 1},
    ),
    "an archive behind the end": (pdf_of(1) + zip_of({"a.txt": "hi"}), {"joined-archive": 1}),
}
ORDINARY: dict[str, bytes] = {
    "pages": pdf_of(3),
    "a link to an address": pdf_with(page=LINK.format("<< /S /URI /URI (https://e.org) >>")),
    "a link to a page": pdf_with(page=LINK.format("<< /S /GoTo /D [3 0 R /Fit] >>")),
    "a page to open at": pdf_with(catalog="/OpenAction [3 0 R /Fit]"),
    "a form to fill in": pdf_with(FIELD.format(""), catalog=FORM.format("")),
    "a signature": pdf_with(SIGNED, catalog=FORM.format("/SigFlags 3")),
    "words about scripts": pdf_with(catalog="/Lang (<< /S /JavaScript /JS 1 >>)"),
    "words about scripts on a page": pdf_of(1, texts=("(/S /JavaScript /Launch) Tj",)),
    "words with parentheses": pdf_with(catalog="/Lang (a \\( (b) /S /Launch)"),
    "a packed object with nothing in it": pdf_with(packed(), SCRIPT.replace("/S", "/T")),
    "packed objects": pdf_with(packed((9, "<< /S /URI >>")), catalog="/A 9 0 R"),
    "an escaped name": pdf_with(catalog="/My#41ction 1"),
    "the name of the list alone": pdf_with(catalog="/Names << /EmbeddedFiles << >> >>"),
}
UNKNOWN: dict[str, bytes] = {
    "an object that nothing leads to": pdf_with(SCRIPT),
    "packed objects that cannot be unpacked": pdf_with(packed((9, SCRIPT), spoilt=True)),
    "a packed stream that a number names": pdf_with(
        packed((9, SCRIPT)).replace(b"/FlateDecode", b"/LZWDecode")
    ),
    "an object that a newer one replaced": pdf_with(SCRIPT, catalog="/OpenAction 4 0 R").replace(
        b"xref", b"4 0 obj\n<< >>\nendobj\nxref", 1
    ),
}


@pytest.mark.parametrize("case", TOLD)
def test_it_is_told(case: str) -> None:
    data, asked = TOLD[case]
    assert told(data) == (asked, None)


@pytest.mark.parametrize("case", ORDINARY)
def test_what_is_ordinary_is_not_told(case: str) -> None:
    assert told(ORDINARY[case]) == ({}, None)


@pytest.mark.parametrize("case", UNKNOWN)
def test_what_is_not_for_certain_is_neither_told_nor_denied(case: str) -> None:
    assert told(UNKNOWN[case]) == ({}, "unreadable")


def test_more_objects_than_the_limit_are_not_looked_at() -> None:
    limits = mcrubric.Limits(pdf_objects=3)
    facts = mcrubric.read_facts(pdf_with(SCRIPT), name="a.pdf", limits=limits)
    assert (facts.active, facts.active_unread, facts.pages) == ((), "limit", 1)


@pytest.mark.parametrize("name", ["pdf_object_bytes", "pdf_marks"])
def test_what_objects_say_has_a_bound(name: str) -> None:
    limits = mcrubric.Limits(**{name: 3})
    facts = mcrubric.read_facts(pdf_with(SCRIPT), name="a.pdf", limits=limits)
    assert (facts.active, facts.active_unread) == ((), "limit")


def test_a_locked_file_is_not_looked_into() -> None:
    facts = mcrubric.read_facts(b"%PDF-1.7\nnothing", name="a.pdf")
    assert (facts.active, facts.active_unread) == (None, None)


@pytest.mark.parametrize(
    "said", ["script", [["nonsense", 1]], [["script", 0]], [["script", "9"]], [["script"]], [7]]
)
def test_a_worker_that_says_something_strange_is_not_believed(said: object) -> None:
    facts = facts_of({"pages": 1, "active": said}, FactRequest(medium="pdf"))
    assert (facts.active, facts.problem) == (None, STRANGE)


def test_loops_and_references_to_nothing_end() -> None:
    looped = pdf_with(
        "<< /A 5 0 R /S /JavaScript >>", "<< /B 4 0 R >>", catalog="/OpenAction 4 0 R"
    )
    assert told(looped) == ({"script": 1}, None)
    assert told(pdf_with(SCRIPT, catalog="/OpenAction 4 0 R /X 99 0 R")) == ({"script": 1}, None)
