from __future__ import annotations

import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from mcrubric.locators.canonical import canonical
from mcrubric.locators.phrases import MAX_PHRASE, read_places
from mcrubric.model.locators import NotUnderstood, Pages

PHRASINGS: dict[str, dict[str, list[str]]] = yaml.safe_load(
    Path(__file__).with_name("phrasings.yaml").read_text(encoding="utf-8")
)
CASES = [(phrase, wanted) for group in PHRASINGS.values() for phrase, wanted in group.items()]
PRECISION, RECALL = 0.98, 0.95


def read(phrase: str) -> list[str]:
    return [canonical(place) for place in read_places(phrase)]


@pytest.mark.parametrize(("phrase", "wanted"), CASES, ids=[phrase for phrase, _ in CASES])
def test_a_phrasing_is_read_as_its_author_meant(phrase: str, wanted: list[str]) -> None:
    assert read(phrase) == wanted


def test_precision_and_recall_on_the_labelled_phrasings(capsys: pytest.CaptureFixture[str]) -> None:
    meant, given, right = 0, 0, 0
    for phrase, wanted in CASES:
        expected = Counter(place for place in wanted if place != "?")
        got = Counter(place for place in read(phrase) if place != "?")
        meant += expected.total()
        given += got.total()
        right += (expected & got).total()
    precision, recall = right / given, right / meant
    with capsys.disabled():
        print(f"\n{len(CASES)} phrasings: precision {precision:.3f}, recall {recall:.3f}")  # noqa: T201 - the figures are asked for
    assert len(CASES) >= 120
    assert precision >= PRECISION
    assert recall >= RECALL


def test_what_is_not_understood_keeps_its_words() -> None:
    assert read_places("p. 12, the blue box; room 4") == (
        Pages(12, 12), NotUnderstood("the blue box"), NotUnderstood("room 4"),
    )  # fmt: skip


@pytest.mark.parametrize("blank", ["", " ", "\n\t", "\u00a0"])
def test_blank_text_is_no_place(blank: str) -> None:
    assert read_places(blank) == ()


def test_a_text_beyond_the_limit_is_not_read_and_not_dropped() -> None:
    long = "p. 1, " * MAX_PHRASE
    assert read_places(long) == (NotUnderstood(long.strip()),)


HOSTILE = [
    '"' * MAX_PHRASE, "\u201c" * MAX_PHRASE, "'a " * (MAX_PHRASE // 3), "p " * (MAX_PHRASE // 2),
    "1:" * (MAX_PHRASE // 2), "p.1-" * (MAX_PHRASE // 4), "a." * (MAX_PHRASE // 2),
    "at " * (MAX_PHRASE // 3), "section A" * (MAX_PHRASE // 9), "1 min " * (MAX_PHRASE // 6),
    "\\" * MAX_PHRASE, '"\\' * (MAX_PHRASE // 2), "#a" * (MAX_PHRASE // 2),
    "sheet A" * (MAX_PHRASE // 7), "not " * (MAX_PHRASE // 4), "\u2018a\u2019b" * 400,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:8] for text in HOSTILE])
def test_no_text_takes_long(text: str) -> None:
    started = time.process_time()
    read_places(text)
    assert time.process_time() - started < 0.25


def test_forty_short_places_take_about_a_millisecond() -> None:
    phrases = [phrase for phrase, _ in CASES if len(phrase) < 20][:40]
    best = min(_timed(phrases) for _ in range(20))
    assert best < 0.003, f"{best * 1000:.2f} ms; it is about 0.5 ms on an idle machine"


def _timed(phrases: list[str]) -> float:
    started = time.process_time()
    for phrase in phrases:
        read_places(phrase)
    return time.process_time() - started


def test_the_labelled_groups_are_all_there() -> None:
    groups: Any = set(PHRASINGS)
    assert {"pages", "labels", "times", "whole", "not-places"} <= groups
