"""Files that hang cost a hand-in so much time together, and no more."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from mcrubric.model.artifacts import Problem
from mcrubric.readers import patience
from mcrubric.readers.patience import SPENT, Patience

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pytest

HANGS = Problem("timeout", "reading it took longer than 4 seconds")
CRASHES = Problem("crash", "its reader broke down on it")
LOCKED = Problem("encrypted", "it opens only with a password")


class _Worker:
    """Gives its answers one after another, each after two seconds of a clock of our own."""

    def __init__(self, clock: pytest.MonkeyPatch, *answers: Any) -> None:
        self._answers: Iterator[Any] = iter(answers)
        self._now = 0.0
        clock.setattr(patience, "monotonic", lambda: self._now)

    def ask(self, *_: Any) -> Mapping[str, Any] | Problem:
        self._now += 2
        answer: Mapping[str, Any] | Problem = next(self._answers)
        return answer


def _asked(worker: _Worker, times: int) -> list[Mapping[str, Any] | Problem]:
    patient = Patience(worker, 4.0)
    return [patient.ask("pdf", io.BytesIO(), 0, {}) for _ in range(times)]


def test_no_file_is_read_once_the_time_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = _asked(_Worker(monkeypatch, HANGS, CRASHES), 4)
    assert answers == [HANGS, CRASHES, SPENT, SPENT]


def test_files_that_are_read_cost_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = _asked(_Worker(monkeypatch, {}, LOCKED, HANGS, {}, LOCKED, {}), 6)
    assert SPENT not in answers


def test_what_was_not_read_is_told_as_out_of_time() -> None:
    assert SPENT.kind == "timeout"
    assert SPENT.remedy
