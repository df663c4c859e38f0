"""What of a listing is let in, refused, ignored and told; each bound exactly at it and beyond."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest

from mcrubric.model.limits import Limits
from mcrubric.model.own_words import OwnWords
from mcrubric.model.places import Place
from mcrubric.model.portfolio import Fault
from mcrubric.portfolio.gate import Admitted, Listed, RefusedError, Why, admit, refused_file
from mcrubric.portfolio.names import WHY

if TYPE_CHECKING:
    from collections.abc import Mapping

LIMITS: Final = Limits(
    names=4, files=3, portfolio_bytes=100, file_bytes=50, name_bytes=8, folder_depth=2,
    member_bytes=7, archive_ratio=9, stream_bytes=6,
)  # fmt: skip


def fault(path: str, key: str, /, **args: Any) -> Fault:
    return Fault(f"refused-{key}", {"path": path, **args}, (Place(path=path),))


def refused_whole(*listing: Listed) -> tuple[str, Mapping[str, Any]]:
    with pytest.raises(RefusedError) as caught:
        admit(listing, LIMITS)
    error = caught.value
    assert error.args == (error.fault.key, error.fault.args)
    assert error.fault.places == ()
    return error.fault.key, error.fault.args


def test_files_are_known_by_their_path_in_order() -> None:
    b, a, folder = Listed("b/x", 1), Listed("a", 2), Listed("b/", 0)
    admitted = admit([b, folder, a], LIMITS)
    assert admitted == Admitted({"a": a, "b/x": b}, {}, (), ())
    assert list(admitted.files) == ["a", "b/x"]


def test_a_name_is_composed_and_its_own_spelling_is_kept() -> None:
    written = Listed("cafe\u0301", 1)
    assert admit([written], LIMITS).files == {"caf\u00e9": written}


def test_as_many_names_as_the_limit_are_listed_and_one_more_is_refused() -> None:
    listing = [Listed("a", 1), Listed("f/", 0), Listed("x~", 0), Listed("y~", 0)]
    assert list(admit(listing, LIMITS).files) == ["a"]
    assert refused_whole(*listing, Listed("z~", 0)) == ("too-many-files", {"limit": 4})


def test_as_many_files_as_the_limit_are_taken_and_one_more_is_refused() -> None:
    listing = [Listed(name, 1) for name in "abc"]
    assert list(admit(listing, LIMITS).files) == ["a", "b", "c"]
    assert refused_whole(*listing, Listed("d", 1)) == ("too-many-files", {"limit": 3})


def test_files_of_one_name_count_one_by_one() -> None:
    assert refused_whole(*[Listed("a", 1)] * 4) == ("too-many-files", {"limit": 3})


def test_as_many_bytes_as_the_limit_are_taken_and_one_more_is_refused() -> None:
    listing = [Listed("a", 50), Listed("b", 50)]
    assert list(admit(listing, LIMITS).files) == ["a", "b"]
    assert refused_whole(*listing, Listed("c", 1)) == ("too-large", {"limit": 100})


@pytest.mark.parametrize("name", ["f/", "a~", ".git/a"])
def test_without_a_file_there_is_nothing_to_check(name: str) -> None:
    assert refused_whole(Listed(name, 0)) == ("no-files", {})
    assert refused_whole() == ("no-files", {})


def test_what_programs_leave_behind_is_told_once_and_in_order() -> None:
    listing = [Listed(name, 9) for name in (".git/b", ".git/a", "a\n~")]
    assert admit([*listing, Listed("x", 1)], LIMITS).ignored == (".git/", "a\\x0a~")


@pytest.mark.parametrize("size", [50, 51])
def test_a_file_is_as_large_as_the_limit_at_most(size: int) -> None:
    file = Listed("a", size)
    if size == 50:
        assert admit([file], LIMITS) == Admitted({"a": file}, {}, (), ())
        return
    told = (fault("a", "size", limit=50),)
    assert admit([file], LIMITS) == Admitted({}, {"a": "size"}, (), told)


@pytest.mark.parametrize(
    ("why", "args"),
    [
        ("link", {}),
        ("special", {}),
        ("locked", {}),
        ("encrypted", {}),
        ("method", {}),
        ("unread", {}),
        ("content", {}),
        ("size", {"limit": 7}),
        ("ratio", {"limit": 9}),
        ("stream", {"limit": 6}),
    ],
)
def test_what_its_listing_refuses_is_told_with_the_limit_that_it_hit(
    why: Why, args: dict[str, Any]
) -> None:
    admitted = admit([Listed("a", 51, why), Listed("b", 1)], LIMITS)
    assert admitted.refused == {"a": why}
    assert admitted.faults == (fault("a", why, **args),)
    assert list(admitted.files) == ["b"]


@pytest.mark.parametrize(
    ("name", "why", "args", "known"),
    [
        ("abcdefghi", "long", {}, "abcdefghi"),
        ("a/b/c", "deep", {}, "a/b/c"),
        ("../a", "name", {"why": WHY["parent"]}, "a"),
        ("a\\b", "name", {"why": WHY["backslash"]}, "a/b"),
        ("con", "name", {"why": WHY["reserved"]}, "con"),
    ],
)
def test_a_name_that_is_not_taken_is_told_and_known_to_be_there(
    name: str, why: Why, args: dict[str, Any], known: str
) -> None:
    admitted = admit([Listed(name, 1, "link")], LIMITS)
    assert admitted == Admitted({}, {known: why}, (), (fault(name, why, **args),))
    assert all(type(each) is OwnWords for each in args and [admitted.faults[0].args["why"]])


def test_a_name_that_stands_for_nothing_is_told_only() -> None:
    admitted = admit([Listed("..", 1), Listed("a\n", 1), Listed("", 1)], LIMITS)
    assert (admitted.files, admitted.refused) == ({}, {})
    assert admitted.faults == (
        fault("(empty)", "name", why=WHY["empty"]),
        fault("..", "name", why=WHY["parent"]),
        fault("a\\x0a", "name", why=WHY["control"]),
    )


def test_a_refused_name_that_is_like_a_file_hides_it_not() -> None:
    admitted = admit([Listed("../a", 1), Listed("a", 1)], LIMITS)
    assert (list(admitted.files), admitted.refused) == (["a"], {})
    assert [each.key for each in admitted.faults] == ["refused-name"]


def test_of_files_with_one_name_none_is_chosen() -> None:
    listing = [Listed("e\u0301", 60), Listed("\u00e9", 1, "link")]
    assert admit(listing, LIMITS) == Admitted(
        {}, {"\u00e9": "twice"}, (), (fault("\u00e9", "twice", count=2),)
    )


def test_a_folder_with_content_of_its_own_is_a_file_that_is_refused() -> None:
    listing = [Listed("e\u0301//", 3, "content"), Listed("f/", 0, "link")]
    assert admit(listing, LIMITS) == Admitted(
        {}, {"\u00e9": "content"}, (), (fault("\u00e9", "content"),)
    )
    assert list(admit([Listed("X//", 3, "content")], LIMITS).refused) == ["X"]
    twice = admit([*listing[:1], Listed("\u00e9/", 1, "content")], LIMITS)
    assert twice.faults == (fault("\u00e9", "twice", count=2),)


def test_names_that_are_one_elsewhere_are_told_with_the_refused_ones() -> None:
    admitted = admit([Listed("a", 1), Listed("A", 1, "link")], LIMITS)
    alike = Fault("names-alike", {"files": ("A", "a")}, (Place(path="A"), Place(path="a")))
    assert admitted.faults == (fault("A", "link"), alike)


@pytest.mark.parametrize("why", ["locked", "unread"])
def test_what_may_be_a_folder_is_like_no_file(why: Why) -> None:
    assert admit([Listed("a", 1), Listed("A", 0, why)], LIMITS).faults == (fault("A", why),)


def test_a_refused_file_is_told_by_a_name_that_can_be_shown() -> None:
    assert refused_file("a\udcff", "method", {}) == fault("a\\xff", "method")
    assert refused_file("", "size", {"limit": 3}) == fault("(empty)", "size", limit=3)


def test_a_name_as_long_as_a_page_is_told_by_its_beginning_and_its_end() -> None:
    whole = "a" * 150 + "b" * 150
    assert refused_file(whole, "long", {}) == fault(whole, "long")
    assert refused_file("a" * 151 + "b" * 150, "long", {}) == fault(
        "a" * 150 + "\u2026" + "b" * 150, "long"
    )
