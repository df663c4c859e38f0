"""Law: a PDF with changed bytes is read by a real worker; no answer is missing or malformed."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcrubric.builtins import fact_readers
from mcrubric.model.artifacts import Facts, Problem
from mcrubric.model.limits import Limits
from mcrubric.readers.answers import facts_of
from mcrubric.readers.client import WorkerClient
from mcrubric.readers.facts import read_facts
from mcrubric.readers.reading import FactRequest
from mcrubric.readers.worker import to_json

if TYPE_CHECKING:
    from collections.abc import Iterator

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
CHANGES = st.lists(st.integers(0, 256 * len(SEED) - 1), max_size=8)
"""Where and what in one number: half as much to draw as pairs."""


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
    data = bytearray(SEED)
    for change in changes:
        at, byte = divmod(change, 256)
        data[at] = byte
    found = read_facts(
        BytesIO(data[:cut]),
        "a.pdf",
        FactRequest(pages=(1, 6, 7), labels=("ii",)),
        Limits(),
        worker,
        fact_readers(),
    )
    facts = found.facts
    assert found.failure is None
    assert facts.pages is not None or facts.problem is not None
    assert all(state.number <= (facts.pages or 0) for state in facts.page_states)
    assert facts.labels is None or len(facts.labels) == facts.pages


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
