"""PDFs that somebody made to break, bloat or mislead who reads the text of them."""

from __future__ import annotations

import zlib
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

import pytest
from handmade import pdf_of, typed

from mcrubric.model.documents import Document
from mcrubric.model.limits import Limits
from mcrubric.readers.client import WorkerClient
from mcrubric.readers.isolated import with_worker
from mcrubric.readers.pdf.pdf import PDF_TEXT
from mcrubric.readers.reading import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcrubric.model.artifacts import Facts, Problem

    LookInto = Callable[..., Facts]


SECONDS = 4
"""A worker is started, killed and started again in that time."""


def packed(content: str) -> bytes:
    data = zlib.compress(content.encode("latin-1"))
    head = f"<< /Filter /FlateDecode /Length {len(data)} >>\nstream\n"
    return head.encode() + data + b"\nendstream"


DRAWS_ITSELF = (
    b"<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << /Fm 4 0 R >> "
    b"/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> /Length 32 >>\n"
    b"stream\nBT /F1 9 Tf (x) Tj ET /Fm Do    \nendstream"
)
FIELD = "<< /Subtype /Widget /FT /Tx /V (x) /Rect [0 0 9 9] >> "
HOSTILE = {
    "a-million-characters": pdf_of(1, contents=packed(typed("word " * 200_000))),
    "a-hundred-thousand-lines": pdf_of(
        1, contents=packed("BT /F1 1 Tf 0 1 Td (x) Tj ET " * 100_000)
    ),
    "a-form-that-draws-itself": pdf_of(1, contents=DRAWS_ITSELF),
    "a-flood-of-fields": pdf_of(1, page_extra=f"/Annots [{FIELD * 50_000}]"),
    "far-away": pdf_of(1, texts=("BT /F1 9 Tf 1e30 -1e30 Td (x) Tj 1e38 0 Td (y) Tj ET",)),
    "no-size": pdf_of(1, texts=("BT /F1 0 Tf (x) Tj 1e-30 0 0 1e-30 0 0 Tm (y) Tj ET",)),
    "turned": pdf_of(1, texts=("BT /F1 9 Tf 0 1 -1 0 72 72 Tm (up) Tj 0 -9 Td (more) Tj ET",)),
    "control-signs": pdf_of(1, texts=(typed("".join(f"\\{n:03o}" for n in range(256))),)),
    "a-box-without-room": pdf_of(1, page_extra="/CropBox [0 0 0 0] /UserUnit 1e30"),
    "fonts-that-are-none": pdf_of(1, texts=("BT /F9 9 Tf 9 9 Td (words) Tj ET",)),
    "nested-states": pdf_of(1, contents=packed("q " * 500_000)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_read_or_told_in_time(worker: WorkerClient, name: str) -> None:
    began = monotonic()
    found: Document | Problem
    try:
        found = with_worker(PDF_TEXT, worker).read(HOSTILE[name], "part-1.pdf", Limits())
        found.text.encode()
    except ReadError as error:
        found = error.problem
        assert found.kind in ("limit", "timeout", "crash", "scanned")
    assert monotonic() - began < 10
    if isinstance(found, Document):
        assert all(sign.isprintable() or sign == "\n" for sign in found.text)


@pytest.mark.parametrize("name", HOSTILE)
def test_its_pages_are_counted_whatever_becomes_of_the_text(look_into: LookInto, name: str) -> None:
    facts = look_into(HOSTILE[name], "a.pdf", text=True)
    assert (facts.pages, facts.problem) == (1, None)


def test_a_text_over_which_the_reader_hangs_is_told_and_the_next_file_is_read() -> None:
    hanging = pdf_of(1, contents=packed("BT /F1 1 Tf (words of letters) Tj ET " * 400_000))
    limits = replace(Limits(), worker_seconds=0.3)
    with WorkerClient(limits) as worker:
        read = with_worker(PDF_TEXT, worker).read
        began = monotonic()
        with pytest.raises(ReadError) as caught:
            read(hanging, "part-1.pdf", limits)
        assert caught.value.problem.kind == "timeout"
        assert monotonic() - began < SECONDS
        assert read(pdf_of(1, texts=(typed("Words"),)), "part-1.pdf", limits).text == "Words"
