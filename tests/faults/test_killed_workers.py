"""The worker dies or stops at any moment: the right report, or that file is open, in time."""

from __future__ import annotations

import os
import random
import signal
from dataclasses import replace
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, Final, Self

import pytest
from handins import PERSONAL
from processes import PROC, SMALL, children, descriptors, hanging_pdf

import mcrubric
from mcrubric.model.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(not PROC, reason="processes are looked up in /proc")

REPETITIONS: Final = 5_000 if "MCRUBRIC_SOAK" in os.environ else 200
RUBRIC: Final = mcrubric.load_rubric(PERSONAL)
LIMITS: Final = replace(Limits(), worker_seconds=1.0)
WITHIN: Final = LIMITS.worker_seconds + 9
"""Seconds: a hang has no end, and a machine with other work to do takes its time."""
LOOKED_INTO: Final = ("part-2.readable", "part-2.places", "part-2.places-verified")
LONGEST: Final = 0.06
"""Seconds: about what a start and three small files take, so that each moment is met."""


class Killer(Thread):
    """Sends a signal to every child of this process, at a moment that a seed decides."""

    def __init__(self, sent: signal.Signals, after: float) -> None:
        super().__init__(daemon=True)
        self._sent, self._after, self._over = sent, after, Event()
        self.hit = 0

    def run(self) -> None:
        self._over.wait(self._after)
        for child in children():
            try:
                os.kill(child, self._sent)
            except ProcessLookupError:
                continue
            self.hit += 1

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self.join()


@pytest.fixture
def validator() -> Iterator[mcrubric.Validator]:
    """Leave nothing behind: no process, no zombie, no open pipe."""
    with mcrubric.Validator(RUBRIC, limits=LIMITS) as warm:
        warm.validate({"files": SMALL})
    open_before, born_before = descriptors(), children()
    with mcrubric.Validator(RUBRIC, limits=LIMITS) as made:
        yield made
    assert children() == born_before
    assert descriptors() == open_before


def check_told(report: mcrubric.Report, sound: mcrubric.Report) -> None:
    """Every judgement is the right one, or open because the reader of the file did not come back.

    No software of ours failed.
    """
    assert report.failures == ()
    told = {(r.requirement, j.target): j.because for r in report.results for j in r.judgements}
    right = {(r.requirement, j.target): j for r in sound.results for j in r.judgements}
    assert {j.outcome for (r, _), j in right.items() if r in LOOKED_INTO} == {"pass"}
    for result in report.results:
        for judgement in result.judgements:
            if judgement != right[result.requirement, judgement.target]:
                assert judgement.outcome == "open"
                because = judgement.because
                if because == "waits-for":
                    because = told["part-2.readable", judgement.target]
                assert because in ("crash", "timeout")


def test_killed_at_any_moment(validator: mcrubric.Validator) -> None:
    sound = validator.validate({"files": SMALL})
    drawn, hits = random.Random(20), 0
    for turn in range(REPETITIONS):
        if turn % 3 == 0:
            validator.close()  # so that the start is met as well
        with Killer(signal.SIGKILL, drawn.uniform(0, LONGEST)) as killer:
            began = monotonic()
            report = validator.validate({"files": SMALL})
            assert monotonic() - began < WITHIN
        check_told(report, sound)
        hits += killer.hit
    assert hits > REPETITIONS / 3
    assert validator.validate({"files": SMALL}).to_json() == sound.to_json()


def test_stopped_at_any_moment(validator: mcrubric.Validator) -> None:
    sound = validator.validate({"files": SMALL})
    drawn = random.Random(21)
    for _ in range(REPETITIONS // 50):
        validator.validate({"files": SMALL})  # one that stops while it starts has ten seconds
        with Killer(signal.SIGSTOP, drawn.uniform(0, LONGEST / 6)):
            began = monotonic()
            report = validator.validate({"files": SMALL})
            assert monotonic() - began < WITHIN
        check_told(report, sound)
    # One that was stopped while it had nothing to do is met by the next file.
    check_told(validator.validate({"files": SMALL}), sound)
    assert validator.validate({"files": SMALL}).to_json() == sound.to_json()


def test_a_file_that_hangs_is_open_and_the_others_are_read(validator: mcrubric.Validator) -> None:
    began = monotonic()
    report = validator.validate({"files": {**SMALL, "artifacts/2.pdf": hanging_pdf()}})
    assert monotonic() - began < WITHIN
    check_told(report, validator.validate({"files": SMALL}))
    [told] = [e for e in report.findings if e.requirement == "part-2.readable"]
    assert (told.target, told.message.key) == ("artifacts/2.pdf", "timeout")
