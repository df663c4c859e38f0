"""Office files: which kind they are, how many slides they have, and bombs."""

from __future__ import annotations

import struct
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from handmade import pptx_of, zip_of

from mcrubric.model.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcrubric.model.artifacts import Facts

    LookInto = Callable[..., Facts]

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
STRICT = (
    '<p:presentation xmlns:p="http://purl.oclc.org/ooxml/presentationml/main" '
    'xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships"><p:sldIdLst>'
    '<p:sldId id="256" r:id="rId0"/><p:sldId id="257" r:id="rId1"/></p:sldIdLst></p:presentation>'
)


@pytest.mark.parametrize("slides", [0, 1, 7, 120])
def test_slides_are_counted(look_into: LookInto, slides: int) -> None:
    facts = look_into(pptx_of(slides), "talk.pptx")
    assert (facts.medium, facts.slides, facts.problem) == ("slides", slides, None)


def test_the_strict_form_is_read_too(look_into: LookInto) -> None:
    assert look_into(pptx_of(2, presentation=STRICT), "talk.pptx").slides == 2


def test_a_slide_listed_again_and_again_is_one(look_into: LookInto) -> None:
    one = '<p:sldId id="256" r:id="rId0"/>'
    often = pptx_of(2, presentation=STRICT.replace(one, one * 5_000))
    assert look_into(often, "talk.pptx").slides == 2


def test_a_slide_that_is_listed_but_not_there_does_not_count(look_into: LookInto) -> None:
    missing = STRICT.replace("rId1", "rId9")
    assert look_into(pptx_of(2, presentation=missing), "talk.pptx").slides == 1


@pytest.mark.parametrize(
    ("presentation", "kind"),
    [
        ("<!DOCTYPE p [<!ENTITY a 'b'>]><p>&a;</p>", "damaged"),
        ("<p>" * 300, "limit"),
        ("<p><q></p>", "damaged"),
        ("no xml", "damaged"),
        ("<p>" + " " * 3_000_000 + "</p>", "limit"),
    ],
    ids=["document-type", "deep", "broken", "text", "bomb"],
)
def test_hostile_presentations_are_told(look_into: LookInto, presentation: str, kind: str) -> None:
    facts = look_into(pptx_of(1, presentation=presentation), "talk.pptx")
    assert facts.problem is not None
    assert (facts.problem.kind, facts.slides) == (kind, None)


def test_a_large_part_is_a_limit(look_into: LookInto) -> None:
    limits = replace(Limits(), part_bytes=1_000)
    facts = look_into(pptx_of(40), "talk.pptx", limits=limits)
    assert facts.problem is not None
    assert facts.problem.kind == "limit"


def test_many_parts_are_a_limit(look_into: LookInto) -> None:
    limits = replace(Limits(), package_parts=10)
    facts = look_into(pptx_of(40), "talk.pptx", limits=limits)
    assert facts.problem is not None
    assert facts.problem.kind == "limit"


def test_a_lie_about_the_number_of_parts_does_not_help(look_into: LookInto) -> None:
    whole = bytearray(pptx_of(40))
    struct.pack_into("<HH", whole, len(whole) - 14, 1, 1)
    limits = replace(Limits(), package_parts=10)
    facts = look_into(bytes(whole), "talk.pptx", limits=limits)
    assert facts.problem is not None
    assert facts.problem.kind == "limit"


def test_a_protected_part_is_told(look_into: LookInto) -> None:
    whole = bytearray(pptx_of(1))
    at = whole.index(b"PK\x01\x02", whole.index(b"PK\x01\x02") + 1)  # the second in the list
    whole[at + 8] |= 1
    facts = look_into(bytes(whole), "talk.pptx")
    assert facts.problem is not None
    assert facts.problem.kind == "encrypted"


@pytest.mark.parametrize("cut", [30, 500, 1_200])
def test_a_cut_file_is_told(look_into: LookInto, cut: int) -> None:
    facts = look_into(pptx_of(9)[:cut], "talk.pptx")
    assert facts.problem is not None
    assert facts.problem.kind == "truncated"


@pytest.mark.parametrize(
    ("parts", "name", "medium"),
    [
        ({"[Content_Types].xml": "", "word/document.xml": ""}, "a.docx", "document"),
        ({"[Content_Types].xml": "", "xl/workbook.bin": ""}, "a.xlsb", "sheets"),
        ({"Index/Document.iwa": ""}, "a.pages", "document"),
        ({"Index/Document.iwa": ""}, "a.key", "slides"),
        ({"a.txt": ""}, "a.zip", "archive"),
        ({"a.txt": ""}, "a", "archive"),
    ],
)
def test_what_has_no_reader_yet_has_a_medium(
    look_into: LookInto, parts: dict[str, bytes | str], name: str, medium: str
) -> None:
    facts = look_into(zip_of(parts), name)
    assert facts.problem is not None
    assert (facts.medium, facts.problem.kind) == (medium, "no-reader")


@pytest.mark.parametrize(
    ("name", "medium"), [("a.doc", "document"), ("a.ppt", "slides"), ("a.xls", "sheets")]
)
def test_old_office_files_have_a_medium(look_into: LookInto, name: str, medium: str) -> None:
    facts = look_into(OLE, name)
    assert facts.problem is not None
    assert (facts.medium, facts.problem.kind) == (medium, "no-reader")


def test_a_document_under_a_password_is_told(look_into: LookInto) -> None:
    facts = look_into(OLE + "EncryptedPackage".encode("utf-16-le"), "plan.docx")
    assert facts.problem is not None
    assert facts.problem.kind == "encrypted"
