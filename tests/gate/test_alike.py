"""Names that are one to some computers or to readers are told together."""

from __future__ import annotations

import tracemalloc

import pytest

from mcrubric.model.places import Place
from mcrubric.model.portfolio import Fault
from mcrubric.portfolio.alike import alike_faults


def told(*paths: str) -> list[tuple[str, ...]]:
    found = list(alike_faults(paths))
    groups = [tuple(str(place.path) for place in each.places) for each in found]
    for each, files in zip(found, groups, strict=True):
        assert each == Fault("names-alike", {"files": files}, tuple(Place(path=f) for f in files))
    return groups


@pytest.mark.parametrize(
    "same",
    [
        ("A.md", "a.md"),
        ("STRASSE", "stra\u00dfe"),
        ("a", "\uff41"),
        ("a.", "a"),
        ("a ", "a"),
        ("a. .", "a"),
        ("x/a", "x./a"),
        ("a", "a\u200d"),
        ("a", "\u00ada"),
        ("\u1e9e", "ss"),
        ("\u210b", "h"),
    ],
)
def test_what_some_take_for_one_is_told_in_order(same: tuple[str, str]) -> None:
    assert told(*same) == [tuple(sorted(same))]
    assert told(*reversed(same)) == [tuple(sorted(same))]


@pytest.mark.parametrize(
    "other",
    [
        ("a", "b"),
        (".a", "a"),
        (" a", "a"),
        ("a.b", "ab"),
        ("x/a", "a"),
        ("a/x", "aX/x"),
        ("aX", "a"),
    ],
)
def test_other_names_are_not_told(other: tuple[str, str]) -> None:
    assert told(*other) == []


def test_a_file_cannot_stand_beside_a_folder_of_its_name() -> None:
    assert told("A", "a/b/c", "a/d") == [("A", "a/b/c")]
    assert told("a/B", "a/b/c", "a/b/d") == [("a/B", "a/b/c")]
    assert told("a/b/c", "a/b/d") == []


def test_a_folder_that_only_begins_alike_is_another() -> None:
    assert told("a", "a.b/c", "a0/c") == []
    assert told("a", "a b/c", "a/x", "a0/c") == [("a", "a/x")]
    assert told("a/b", "a/b/c/d/e") == [("a/b", "a/b/c/d/e")]
    assert told("a/b/c/d", "a/b/c/d/e") == [("a/b/c/d", "a/b/c/d/e")]


def test_a_name_of_any_depth_costs_no_more_than_its_length() -> None:
    deep = "a" + "/b" * 32_000
    tracemalloc.start()
    try:
        assert told("a", deep) == [("a", deep)]
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


def test_each_group_is_told_by_itself() -> None:
    assert told("b", "a", "B", "A", "c", "\uff22") == [("A", "a"), ("B", "b", "\uff22")]


def test_names_are_told_as_they_can_be_stored() -> None:
    assert told("a\udcff", "A\udcff") == [("A\\xff", "a\\xff")]
