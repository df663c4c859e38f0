"""Of a PDF that opens without a password it is known what runs in it, encrypted or not."""

from __future__ import annotations

import io
from typing import Any

import pytest
from locked import locked_pdf

import mcrubric
from mcrubric.model.artifacts import ActiveContent, Facts, Problem
from mcrubric.readers.unlocked import unlocked

SCRIPT = "<< /S /JavaScript /JS (x) >>"
LINK = "<< /S /URI /URI (https://example.org) >>"


@pytest.mark.parametrize(
    ("within", "found"), [(SCRIPT, (ActiveContent("script"),)), (LINK, ())]
)  # fmt: skip
def test_packed_objects_are_looked_into(within: str, found: tuple[ActiveContent, ...]) -> None:
    facts = mcrubric.read_facts(locked_pdf(within), name="a.pdf")
    assert (facts.pages, facts.problem) == (1, None)
    assert (facts.active, facts.active_unread) == (found, None)


def test_what_does_not_fit_into_an_answer_stays_open() -> None:
    small = mcrubric.Limits(worker_answer_bytes=1_000)
    facts = mcrubric.read_facts(locked_pdf(SCRIPT), name="a.pdf", limits=small)
    assert (facts.pages, facts.active, facts.active_unread) == (1, (), "unreadable")


class Worker:
    def __init__(self, answer: Any) -> None:
        self.answer = answer

    def ask(self, *_: Any) -> Any:
        return self.answer


ANSWERS = {
    "none": Problem("crash"),
    "nothing": {},
    "a number": {"plain": 3},
    "no base64": {"plain": "?"},
    "no file": {"plain": "AAAA"},
    "one that is still encrypted": {"plain": "dHJhaWxlciA8PCAvRW5jcnlwdCA5IDAgUiA+Pg=="},
}


@pytest.mark.parametrize("answer", ANSWERS)
def test_no_answer_of_a_worker_is_believed_unseen(answer: str) -> None:
    facts = Facts(medium="pdf", active=(), active_unread="unreadable")
    stream = io.BytesIO(locked_pdf(SCRIPT))
    worker: Any = Worker(ANSWERS[answer])
    assert unlocked(facts, stream, worker, mcrubric.Limits()) is None


@pytest.mark.parametrize(
    ("facts", "data"),
    [
        (Facts(medium="pdf", active=(), active_unread="limit"), locked_pdf(SCRIPT)),
        (Facts(medium="pdf", active=(), active_unread="unreadable"), b"%PDF-"),
        (Facts(medium="pdf", problem=Problem("damaged")), locked_pdf(SCRIPT)),
        (Facts(medium="document", active_unread="unreadable"), locked_pdf(SCRIPT)),
    ],
)
def test_nothing_is_asked_where_it_would_not_help(facts: Facts, data: bytes) -> None:
    worker: Any = None
    assert unlocked(facts, io.BytesIO(data), worker, mcrubric.Limits()) is None
