"""The same bytes in, the same bytes out; and the same bytes under several names read once."""

from __future__ import annotations

import os
import random
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import pytest
from handins import PERSONAL, SAMPLES
from handmade import pdf_of
from processes import hanging_pdf

import mcrubric
from mcrubric.readers import calling, facts
from mcrubric.readers.client import WorkerClient

if TYPE_CHECKING:
    from collections.abc import Iterator

RUBRIC: Final = mcrubric.load_rubric(PERSONAL)
SAMPLE: Final = SAMPLES / "incomplete-personal"


@pytest.fixture(scope="module")
def sound() -> str:
    """What one worker says of the sample in the order in which it is listed here."""
    with mcrubric.Validator(RUBRIC) as one:
        return one.validate(SAMPLE).to_json()


@pytest.mark.parametrize("workers", range(1, 9))
def test_neither_directory_order_nor_the_number_of_workers_changes_a_byte(
    workers: int, sound: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """File systems list in an order of their own; here it is another one each time."""
    drawn, real, orders = random.Random(workers), os.scandir, set()

    @contextmanager
    def shuffled(path: Any) -> Iterator[Any]:
        with real(path) as found:
            entries = drawn.sample(listed := list(found), len(listed))
            orders.add(tuple(each.name for each in entries))
            yield iter(entries)

    monkeypatch.setattr(os, "scandir", shuffled)
    with mcrubric.Validator(RUBRIC, workers=workers) as several:
        assert {several.validate(SAMPLE).to_json() for _ in range(workers + 1)} == {sound}
    assert len(orders) > workers


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Record what is really read: by the worker its tasks, in process the media."""
    seen: list[str] = []
    ask, read = WorkerClient.ask, calling.read_facts_with

    def asking(self: WorkerClient, task: str, *args: Any) -> Any:
        seen.append(task)
        return ask(self, task, *args)

    def reading(reader: Any, *args: Any) -> Any:
        seen.append(reader.name)
        return read(reader, *args)

    monkeypatch.setattr(WorkerClient, "ask", asking)
    monkeypatch.setattr(facts, "read_facts_with", reading)
    return seen


def hand_in(cited: dict[str, str], files: dict[str, bytes]) -> dict[str, Any]:
    entries = "".join(
        f"- {{detail: EO1.connect, citations: ['{name}#{place}'], explanation: It shows it.}}\n"
        for name, place in cited.items()
    )
    return {"files": {"part-2.yaml": f"evidence:\n{entries}".encode(), **files}}


@pytest.mark.parametrize(
    ("data", "suffix", "read"),
    [(pdf_of(5), "pdf", "pdf"), (b"# Notes\n\nWe met.\n", "md", "textfacts")],
    ids=["worker", "in-process"],
)
def test_the_same_bytes_under_several_names_are_read_once(
    asked: list[str], data: bytes, suffix: str, read: str
) -> None:
    files = {f"artifacts/{number}.{suffix}": data for number in range(9)}
    with mcrubric.Validator(RUBRIC) as validator:
        report = validator.validate(hand_in(dict.fromkeys(files, "page=2"), files))
        assert len(asked) == 1, read
        again = validator.validate(hand_in(dict.fromkeys(files, "page=2"), files))
        assert len(asked) == 2  # nothing is kept from one run for another
    assert again.to_json() == report.to_json()


def test_copies_that_are_cited_at_different_pages_are_read_once(asked: list[str]) -> None:
    files = {f"artifacts/{number}.pdf": pdf_of(5) for number in range(1, 7)}
    cited = {name: f"page={number}" for number, name in enumerate(files, start=1)}
    with mcrubric.Validator(RUBRIC) as validator:
        report = validator.validate(hand_in(cited, files))
    assert asked == ["pdf"]
    [result] = [each for each in report.results if each.requirement == "part-2.places"]
    outcomes = [each.outcome for each in result.judgements]
    assert outcomes == ["pass"] * 5 + ["fail"]  # there is no sixth page


def test_copies_of_a_file_that_hangs_cost_its_time_once(asked: list[str]) -> None:
    files = {f"artifacts/{number}.pdf": hanging_pdf() for number in range(1, 5)}
    cited = {name: f"page={number}" for number, name in enumerate(files, start=1)}
    limits = mcrubric.Limits(worker_seconds=0.5)
    with mcrubric.Validator(RUBRIC, limits=limits) as validator:
        report = validator.validate(hand_in(cited, files))
    assert asked == ["pdf"]
    told = [each for each in report.findings if each.requirement == "part-2.readable"]
    assert [each.message.key for each in told] == ["timeout"] * 4
