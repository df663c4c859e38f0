"""Law: whatever is in an OpenDocument file, reading it raises only ReadError and ends."""

from __future__ import annotations

import pathlib
import re
import zipfile
from contextlib import suppress
from io import BytesIO
from time import process_time
from typing import Any, Final

import pytest
import yaml
from handmade import zip_of
from hypothesis import given, settings
from hypothesis import strategies as st
from open_document import odp_of, ods_of, odt_of

from mcrubric.model.limits import Limits
from mcrubric.readers.odf.odp import read_odp_facts
from mcrubric.readers.odf.ods_document import read_ods
from mcrubric.readers.odf.ods_facts import read_ods_facts
from mcrubric.readers.odf.odt import read_odt
from mcrubric.readers.odf.odt_facts import read_odt_facts
from mcrubric.readers.reading import FactRequest, ReadError
from mcrubric.text.words import count_words

CASES: Final[dict[str, Any]] = yaml.safe_load(
    (pathlib.Path(__file__).parents[1] / "readers" / "odt.yaml").read_text("utf-8")
)
BODY: Final = "".join(case["body"] for case in CASES.values() if "cells" not in case)
TABLES: Final = (
    '<table:table table:name="S"><table:table-column table:number-columns-repeated="3"/>'
    '<table:table-row table:number-rows-repeated="3"><table:table-cell office:value="1"/>'
    '<table:table-cell table:number-columns-repeated="2"><text:p>a</text:p></table:table-cell>'
    "</table:table-row></table:table>"
)
PAGES: Final = (
    '<draw:page><draw:frame presentation:class="title"><draw:text-box><text:p>a</text:p>'
    "</draw:text-box></draw:frame><presentation:notes/></draw:page>"
)
FILES: Final = {
    "text": odt_of(
        BODY, styles=CASES["numbers of headings"]["styles"],
        margins="<style:header><text:p>a</text:p></style:header>",
    ),
    "sheets": ods_of(TABLES * 2),
    "slides": odp_of(PAGES * 2),
}  # fmt: skip
REQUEST: Final = FactRequest("document", "x", text=True)
WRITTEN: Final = {"text": read_odt, "sheets": read_ods}
FACTS: Final = {"text": read_odt_facts, "sheets": read_ods_facts, "slides": read_odp_facts}
SECONDS: Final = 5.0
_TOKENS: Final = re.compile(rb"<[^>]*>|[0-9]+")


def _read(kind: str, data: bytes) -> None:
    begun = process_time()
    with suppress(ReadError):
        FACTS[kind](BytesIO(data), REQUEST, Limits())
    if kind in WRITTEN:
        with suppress(ReadError):
            document = WRITTEN[kind](data, "part", Limits())
            words = count_words((document,), ())
            assert words.total == words.counted + sum(words.left_out.values())
            ends = [0, *(each.end for each in document.blocks)]
            assert all(each.start >= end for each, end in zip(document.blocks, ends, strict=False))
    assert process_time() - begun < SECONDS


@pytest.mark.parametrize("kind", FILES)
def test_the_files_themselves_are_read(kind: str) -> None:
    assert FACTS[kind](BytesIO(FILES[kind]), REQUEST, Limits()).problem is None


@pytest.mark.parametrize("kind", FILES)
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_bytes_changed(kind: str, data: st.DataObject) -> None:
    content = bytearray(FILES[kind])
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    _read(kind, bytes(content[: data.draw(st.integers(1, len(content)))]))
    _read(kind, bytes(content))


@pytest.mark.parametrize("kind", FILES)
@given(data=st.data())
@settings(max_examples=80, deadline=None)
def test_tags_lost_doubled_moved_and_numbers_changed(kind: str, data: st.DataObject) -> None:
    with zipfile.ZipFile(BytesIO(FILES[kind])) as archive:
        parts: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(n for n in parts if n.endswith(".xml"))))
    xml = parts[name]
    assert isinstance(xml, bytes)
    tokens = list(_TOKENS.finditer(xml))
    for _ in range(data.draw(st.integers(1, 3))):
        token = data.draw(st.sampled_from(tokens))
        other = data.draw(st.sampled_from(tokens))[0]
        number = str(data.draw(st.sampled_from((0, -1, 2**31, 10**400)))).encode()
        new = data.draw(st.sampled_from((b"", token[0] * 2, other, number)))
        assert isinstance(xml, bytes)
        xml = xml.replace(token[0], new, data.draw(st.sampled_from((1, -1))))
    _read(kind, zip_of(parts | {name: xml}))
