from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml

from mcrubric.locators.canonical import canonical
from mcrubric.locators.fragments import MAX_FRAGMENT, find_text, parse_time, read_fragment
from mcrubric.locators.text_fragments import read_directive
from mcrubric.model.locators import NotUnderstood

HERE = Path(__file__).parent


def cases(name: str) -> dict:  # type: ignore[type-arg] # what a YAML file holds
    loaded = yaml.safe_load(HERE.joinpath(name).read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


TIMES = cases("media-fragments.yaml")
FRAGMENTS = cases("fragments.yaml")
PASSAGE = cases("text-fragments.yaml")


@pytest.mark.parametrize(("fragment", "wanted"), TIMES.items(), ids=map(repr, TIMES))
def test_a_temporal_fragment_is_read_as_the_standard_says(
    fragment: str, wanted: list[float | None] | None
) -> None:
    expected = None if wanted is None else tuple(wanted)
    assert parse_time(f"greeting.mp4#{fragment}") == expected


def test_an_address_without_a_fragment_has_no_time() -> None:
    assert parse_time("greeting.mp4?t=3") is None


@pytest.mark.parametrize(("fragment", "wanted"), FRAGMENTS.items(), ids=map(repr, FRAGMENTS))
def test_a_fragment_is_read_as_its_standard_says(fragment: str, wanted: list[str]) -> None:
    assert [canonical(place) for place in read_fragment(fragment)] == wanted


def test_what_is_not_understood_keeps_its_words() -> None:
    assert read_fragment("page=3-5") == (NotUnderstood("page=3-5"),)
    assert read_fragment("slide=2&page=x") == (*read_fragment("slide=2"), NotUnderstood("page=x"))


def test_a_fragment_beyond_the_limit_is_not_read_and_not_dropped() -> None:
    long = "page=1&" * MAX_FRAGMENT
    assert read_fragment(long) == (NotUnderstood(long),)


def found(directive: str) -> bool:
    read = read_directive(directive)
    assert read is not None
    return find_text(PASSAGE["text"], *read)


@pytest.mark.parametrize("directive", list(map(str, PASSAGE["found"])))
def test_words_that_stand_in_a_text_are_found(directive: str) -> None:
    assert found(directive)


@pytest.mark.parametrize("directive", list(map(str, PASSAGE["absent"])))
def test_words_that_do_not_stand_in_a_text_are_not_found(directive: str) -> None:
    assert not found(directive)


@pytest.mark.parametrize(
    "value",
    ["", ",", "a,b,c,d", "-a", "a-", "a-,-b", ",a", "a,,b", "%", "%%", "%F", "100%25,%4", "%ff"],
)
def test_a_directive_that_is_not_valid_is_none(value: str) -> None:
    assert read_directive(value) is None


def test_terms_that_are_not_given_may_be_none_or_empty() -> None:
    assert find_text("one two", None, "two", None, None)
    assert find_text("one two", "", "two", "", "")
    assert not find_text("one two", None, "", None, None)


def test_searching_a_long_text_for_what_is_everywhere_does_not_take_long() -> None:
    started = time.process_time()
    assert not find_text("a " * 100_000, "a", "a", "a", "b")
    assert time.process_time() - started < 2
