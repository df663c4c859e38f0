from __future__ import annotations

import time

import pytest

from mcrubric.locators.names import MAX_NAME, NameIndex, NameMatch

PATHS = (
    "artifacts/family-handbook.pdf", "artifacts/Year Calendar.pdf", "artifacts/class #3.pdf",
    "artifacts/media/greeting.mp4", "artifacts/both.pdf", "both.pdf", "artifacts/caf\u00e9.txt",
    "top.pdf", "artifacts/100%.pdf", "artifacts/Notes: week 1.pdf", "artifacts/a%20b.pdf",
)  # fmt: skip
INDEX = NameIndex(PATHS)


@pytest.mark.parametrize(
    ("named", "found", "fragment"),
    [
        ("family-handbook.pdf", "artifacts/family-handbook.pdf", ""),
        ("artifacts/family-handbook.pdf", "artifacts/family-handbook.pdf", ""),
        (" ./artifacts/family-handbook.pdf ", "artifacts/family-handbook.pdf", ""),
        ("artifacts\\family-handbook.pdf", "artifacts/family-handbook.pdf", ""),
        ("artifacts//family-handbook.pdf", "artifacts/family-handbook.pdf", ""),
        ("media/../family-handbook.pdf", "artifacts/family-handbook.pdf", ""),
        ("family-handbook.pdf#page=12", "artifacts/family-handbook.pdf", "page=12"),
        ("class #3.pdf", "artifacts/class #3.pdf", ""),
        ("class #3.pdf#page=2", "artifacts/class #3.pdf", "page=2"),
        ("class%20%233.pdf#page=2", "artifacts/class #3.pdf", "page=2"),
        ("top.pdf#:~:text=room%20#4", "top.pdf", ":~:text=room%20#4"),
        ("Year%20Calendar.pdf", "artifacts/Year Calendar.pdf", ""),
        ("100%.pdf", "artifacts/100%.pdf", ""),
        ("a%20b.pdf", "artifacts/a%20b.pdf", ""),
        ("cafe\u0301.txt", "artifacts/caf\u00e9.txt", ""),
        ("caf%C3%A9.txt", "artifacts/caf\u00e9.txt", ""),
        ("media/greeting.mp4#t=3", "artifacts/media/greeting.mp4", "t=3"),
        ("Notes: week 1.pdf", "artifacts/Notes: week 1.pdf", ""),
        ("top.pdf", "top.pdf", ""),
    ],
)  # fmt: skip
def test_a_name_of_one_upload_is_found(named: str, found: str, fragment: str) -> None:
    assert INDEX.match(named) == NameMatch((found,), fragment=fragment)


def test_a_name_at_the_top_and_below_the_folder_is_ambiguous() -> None:
    assert INDEX.match("both.pdf").found == ("both.pdf", "artifacts/both.pdf")
    assert INDEX.match("artifacts/both.pdf").found == ("artifacts/both.pdf",)


def test_two_spellings_of_one_name_are_ambiguous() -> None:
    twice = ("artifacts/caf\u00e9.txt", "artifacts/cafe\u0301.txt")
    assert set(NameIndex(twice).match("caf\u00e9.txt").found) == set(twice)


@pytest.mark.parametrize(
    ("named", "near"),
    [
        ("greeting video", "artifacts/media/greeting.mp4"),
        ("the calendar", None),
        ("Family-Handbook.PDF", "artifacts/family-handbook.pdf"),
        ("Family Handbook.pdf", "artifacts/family-handbook.pdf"),
        ("family_handbook", "artifacts/family-handbook.pdf"),
        ("family-handbook.docx", "artifacts/family-handbook.pdf"),
        ("family-handbok.pdf", "artifacts/family-handbook.pdf"),
        ("famliy-handbook.pdf", "artifacts/family-handbook.pdf"),
        ("greeting.mp4", "artifacts/media/greeting.mp4"),
        ("/home/me/top.pdf", "top.pdf"),
        ("C:\\Users\\me\\top.pdf", "top.pdf"),
        ("year%20calendar.pdf#page=3", "artifacts/Year Calendar.pdf"),
        ("\u201cfamily-handbook.pdf\u201d", "artifacts/family-handbook.pdf"),
        ("<family-handbook.pdf>", "artifacts/family-handbook.pdf"),
        ("`top.pdf`", "top.pdf"),
        ("cafe.txt", "artifacts/caf\u00e9.txt"),
        ("CAFE\u0301.TXT", "artifacts/caf\u00e9.txt"),
        ("uploads/greeting.mp4", "artifacts/media/greeting.mp4"),
    ],
)
def test_a_near_miss_is_a_guess_and_never_accepted(named: str, near: str | None) -> None:
    match = INDEX.match(named)
    assert (match.found, match.near, match.link) == ((), near, False)


@pytest.mark.parametrize(
    "named", ["budget.xlsx", "", "   ", "..", "../top.pdf/..", "x" * (MAX_NAME + 1)]
)
def test_a_name_of_nothing_has_no_guess(named: str) -> None:
    assert INDEX.match(named) == NameMatch()


def test_a_path_never_leaves_the_portfolio() -> None:
    assert INDEX.match("../top.pdf").found == ()
    assert INDEX.match("artifacts/../../top.pdf").found == ()


@pytest.mark.parametrize(
    "named",
    ["https://example.org/a.pdf", "HTTP://example.org", "//example.org/a.pdf",
     "mailto:a@example.org",
     "www.example.org/a.pdf", "javascript:alert(1)", "file:///etc/passwd"],
)  # fmt: skip
def test_an_address_is_a_link(named: str) -> None:
    match = INDEX.match(named)
    assert match.link
    assert match.found == ()


def test_the_fragment_of_a_missing_file_is_kept() -> None:
    assert INDEX.match("nothing-like-it.pdf#page=3").fragment == "page=3"


def test_another_folder_is_searched_where_it_is_named() -> None:
    assert NameIndex(["uploads/a.pdf"], "uploads").match("a.pdf").found == ("uploads/a.pdf",)
    assert NameIndex(["artifacts/a.pdf"], "uploads").match("a.pdf").found == ()


def test_thousands_of_names_among_thousands_of_files_take_no_time() -> None:
    paths = [f"artifacts/photo-{number:05}.jpg" for number in range(2_000)]
    started = time.process_time()
    index = NameIndex(paths)
    for number in range(2_000):
        assert index.match(f"photo-{number:05}.jpg").found
        index.match(f"photo-{number:05}x.jpg")
    assert time.process_time() - started < 3
