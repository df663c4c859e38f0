"""The hand-ins of a folder, in the order of people, and which of those expected are there."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcrubric.cli.report_names import LONGEST, FileNames
from mcrubric.model.limits import Limits
from mcrubric.portfolio.collected import collected, natural
from mcrubric.portfolio.expected import compare, expected_in
from mcrubric.portfolio.names import why_unsafe

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

NAMES = st.lists(st.text(min_size=1, max_size=8), unique=True, max_size=8)


def test_what_may_be_a_hand_in_is_told_from_what_lies_beside(tmp_path: Path) -> None:
    for name in ("p10", "P2", "p1", ".git", "__MACOSX"):
        (tmp_path / name).mkdir()
    for name in ("a.zip", "b.JSON", "c.rar", "README.md", "roster.csv", "~$x.docx", ".hidden.zip"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "gone").symlink_to("nowhere")
    (tmp_path / "linked").symlink_to(tmp_path / "p1")
    (tmp_path / "notes").symlink_to(tmp_path / "README.md")
    found = collected(str(tmp_path))
    assert found.names == ("a.zip", "b.JSON", "c.rar", "gone", "linked", "p1", "P2", "p10")
    assert found.passed_over == ("notes", "README.md", "roster.csv")
    assert found.left_out == (".git", ".hidden.zip", "__MACOSX", "~$x.docx")


@given(names=NAMES, drawn=st.randoms(use_true_random=False))
def test_the_order_is_the_same_however_names_are_listed(names: list[str], drawn: Random) -> None:
    shuffled = drawn.sample(names, len(names))
    assert sorted(names, key=natural) == sorted(shuffled, key=natural)


@given(numbers=st.lists(st.integers(min_value=0), min_size=1), zeros=st.integers(0, 3))
def test_names_are_in_the_order_of_their_numbers_however_many_digits(
    numbers: list[int], zeros: int
) -> None:
    names = [f"ada-{'0' * zeros}{number}" for number in numbers]
    ordered = [f"ada-{'0' * zeros}{number}" for number in sorted(numbers)]
    assert sorted(names, key=natural) == ordered
    longest = f"ada-1{'0' * 5000}"
    assert max((longest, *names), key=natural) == longest


def test_a_list_of_names_is_read_as_people_write_it() -> None:
    text = "\ufeff# spring\r\nada\r\n\r\n  bo/ \r\nada\r\ncy lovelace\n#di"
    assert expected_in(text) == ("ada", "bo", "cy lovelace")


@pytest.mark.parametrize(
    ("expected", "there", "missing", "unexpected"),
    [
        (["ada"], ["ada.zip"], {}, ()),
        (["ada.zip"], ["ada.zip"], {}, ()),
        (["ada.zip"], ["ada"], {"ada.zip": None}, ("ada",)),
        (["jos\u00e9"], ["jose\u0301.json"], {}, ()),
        (["ada-lovelace"], ["ada_lovelace"], {"ada-lovelace": "ada_lovelace"}, ("ada_lovelace",)),
        (["Ada"], ["ada"], {"Ada": "ada"}, ("ada",)),
        (["ada"], ["ada", "ada.zip", "bo"], {}, ("bo",)),
    ],
)
def test_a_name_stands_for_an_archive_of_that_name(
    expected: list[str], there: list[str], missing: dict[str, str], unexpected: tuple[str, ...]
) -> None:
    found = compare(expected, there)
    assert (dict(found.missing), found.unexpected) == (missing, unexpected)


@given(expected=NAMES, there=NAMES)
def test_no_name_is_both_there_and_missing_and_none_is_forgotten(
    expected: list[str], there: list[str]
) -> None:
    found = compare(expected, there)
    assert not found.missing.keys() & set(there)
    assert set(found.unexpected) <= set(there)
    spellings = {normalize("NFC", name) for name in (*there, *found.missing)}
    bare = {name.rpartition(".")[0] for name in spellings}
    assert {normalize("NFC", name) for name in expected} <= spellings | bare


@given(names=st.lists(st.text(min_size=1), max_size=12))
def test_file_names_are_safe_everywhere_and_nobody_else_s(names: list[str]) -> None:
    files = FileNames()
    made = [files.of(name) for name in names]
    assert len({name.casefold() for name in made}) == len(names)
    assert [name for name in made if why_unsafe(f"{name}.json", Limits())] == []
    assert not any(set(name) & set('/\\<>:"|?*%') for name in made)
    assert max((len(name.encode()) for name in made), default=0) <= LONGEST + 10


def test_alike_names_are_numbered_quickly_however_many_there_are() -> None:
    files = FileNames()
    made = [files.of("?") for _ in range(10_000)]
    assert made[:3] == ["_", "_-2", "_-3"]
    assert len(set(made)) == 10_000
