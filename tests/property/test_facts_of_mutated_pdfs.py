"""Laws: a PDF with changed bytes is read by a real worker, and its answer is never malformed."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from handmade import pdf_of, typed
from hypothesis import given, settings
from hypothesis import strategies as st

from mcrubric.builtins import fact_readers
from mcrubric.model.artifacts import Facts, Problem
from mcrubric.model.documents import Document
from mcrubric.model.limits import Limits
from mcrubric.readers.answers import facts_of
from mcrubric.readers.client import WorkerClient
from mcrubric.readers.facts import read_facts
from mcrubric.readers.isolated import with_worker
from mcrubric.readers.pdf.answers import pages_of
from mcrubric.readers.pdf.document import document_of
from mcrubric.readers.pdf.pdf import PDF_TEXT
from mcrubric.readers.reading import FactRequest, ReadError
from mcrubric.readers.worker import to_json
from mcrubric.text.words import count_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Read = TypeVar("Read")

SEED = (Path(__file__).parents[1] / "readers" / "data" / "labels.pdf").read_bytes()
REQUEST = FactRequest("pdf", "application/pdf")

# Short texts and few leaves: what is drawn here is drawn on a machine that does other things too.
words = st.text(max_size=8)
plain_values = (
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False, allow_infinity=False)
    | words
)
json_values = (
    plain_values
    | st.lists(plain_values | st.lists(plain_values, max_size=3), max_size=3)
    | st.dictionaries(words, plain_values | st.lists(plain_values, max_size=3), max_size=3)
)
# What a line can hold: pieces of text that mean something to who puts lines together.
LINES = st.tuples(
    st.text(st.sampled_from("aB1. -\u2022\u00ad\ufffe\ufb01\ue000\ud800\x00\r\n"), max_size=6)
    | words,
    *[st.sampled_from((0, 720, 7200)) | st.integers(-(10**6), 10**6)] * 4,
)
UNSEEN = st.tuples(words, st.sampled_from(("colour", "off-page")))
WRITTEN = pdf_of(2, texts=tuple(typed(f"Page {n}", "These are-", "words.", "- one") for n in "12"))
CHANGES = st.lists(st.integers(0, 256 * len(SEED) - 1), max_size=8)
"""Where and what in one number: half as much to draw as pairs."""


def changed(seed: bytes, changes: list[int]) -> bytes:
    data = bytearray(seed)
    for change in changes:
        at, byte = divmod(change, 256)
        data[at] = byte
    return bytes(data)


@pytest.fixture(scope="module")
def worker() -> Iterator[WorkerClient]:
    with WorkerClient(Limits(worker_seconds=2.0)) as client:
        yield client


@given(
    changes=CHANGES,
    cut=st.integers(1, len(SEED)) | st.just(len(SEED)),
)
@settings(max_examples=150, deadline=None)
def test_changed_bytes_are_answered(worker: WorkerClient, changes: list[int], cut: int) -> None:
    data = BytesIO(changed(SEED, changes)[:cut])
    request = FactRequest(pages=(1, 6, 7), labels=("ii",), text=True)
    found = read_facts(data, "a.pdf", request, Limits(), worker, fact_readers())
    facts = found.facts
    assert found.failure is None
    for state in facts.page_states:
        (state.text or "").encode()
    assert facts.pages is not None or facts.problem is not None
    assert all(state.number <= (facts.pages or 0) for state in facts.page_states)
    assert facts.labels is None or len(facts.labels) == facts.pages


@given(
    changes=st.lists(st.integers(0, 256 * len(WRITTEN) - 1), max_size=8),
    cut=st.integers(1, len(WRITTEN)) | st.just(len(WRITTEN)),
)
@settings(max_examples=150, deadline=None)
def test_changed_bytes_are_a_document_or_a_read_error(
    worker: WorkerClient, changes: list[int], cut: int
) -> None:
    read = with_worker(PDF_TEXT, worker).read
    data = changed(WRITTEN, changes)[:cut]
    found = or_problem(lambda: read(data, "part-1.pdf", Limits()))
    if isinstance(found, Document):
        check_document(found)


@given(st.dictionaries(st.sampled_from(("pages", "problem")), json_values))
def test_an_answer_of_any_form_is_pages_or_a_read_error(answer: dict[str, object]) -> None:
    assert isinstance(or_problem(lambda: pages_of(answer)), tuple | Problem)


@given(
    st.lists(st.tuples(st.booleans(), st.lists(LINES, max_size=6), st.lists(UNSEEN)), max_size=4)
)
def test_lines_of_any_text_at_any_place_are_a_document(pages: list[object]) -> None:
    found = or_problem(lambda: document_of("part-1.pdf", pages_of({"pages": pages})))
    if isinstance(found, Document):
        check_document(found)
        assert len(found.page_starts) == len(pages)
    else:
        assert found.kind == "scanned"


def or_problem(read: Callable[[], Read]) -> Read | Problem:
    """Call a reader; nothing but a problem that it tells may keep it from its answer."""
    try:
        return read()
    except ReadError as error:
        return error.problem


def check_document(document: Document) -> None:
    document.text.encode()
    ends = [0, *(place for block in document.blocks for place in (block.start, block.end))]
    assert ends == sorted(ends)
    assert all(document.slice(block).strip() == document.slice(block) for block in document.blocks)
    assert list(document.page_starts) == sorted(document.page_starts)
    count = count_words((document,), ())
    assert count.total == count.counted + sum(count.left_out.values())


@given(st.dictionaries(st.sampled_from(("pages", "labels", "page_states", "problem")), json_values))
def test_an_answer_of_any_form_becomes_facts(answer: dict[str, object]) -> None:
    facts = facts_of(answer, REQUEST)
    assert isinstance(facts, Facts)
    assert facts.pages is None or facts.pages >= 0
    assert facts.problem is None or isinstance(facts.problem, Problem)
    assert all(isinstance(label, str) for label in facts.labels or ())


@given(json_values)
def test_what_the_worker_writes_can_be_read_back(value: object) -> None:
    line = to_json(value).encode("utf-8", "replace")
    assert b"\n" not in line
    assert json.loads(line) == value
