"""Which file is a part: the one that is named, or the one that bears its id; never a guess."""

from __future__ import annotations

from typing import Any

import pytest


def load_files(loaded: Any, *names: str) -> Any:
    return loaded({"files": dict.fromkeys(names, b"We began.")})


@pytest.mark.parametrize("name", ["part-1.md", "part-1.txt", "part-1.HTML", "Part-1.md"])
def test_the_file_with_the_parts_id_is_read(loaded: Any, name: str) -> None:
    portfolio = load_files(loaded, name)
    part = portfolio.part("part-1")
    assert (part.files, part.unreadable, len(part.documents)) == ((name,), False, 1)
    assert not portfolio.faults


def test_a_part_without_a_file_is_absent(loaded: Any) -> None:
    portfolio = load_files(loaded, "part-1.md", "texts/part-3.md")
    part = portfolio.part("part-3")
    assert (part.files, part.unreadable, part.documents) == ((), False, ())
    assert not portfolio.faults


def test_a_format_without_a_reader_is_there_and_unread(loaded: Any) -> None:
    portfolio = load_files(loaded, "part-1.xyz", "part-2.xyz", "part-3")
    assert [(f.key, f.args["part"]) for f in portfolio.faults] == [
        ("no-reader", "part-1"), ("no-reader", "part-2"), ("no-reader", "part-3"),
    ]  # fmt: skip
    assert ".md" in portfolio.faults[0].args["formats"]
    more = set(portfolio.faults[1].args["formats"]) - set(portfolio.faults[0].args["formats"])
    assert more == {".json", ".yaml", ".yml"}
    assert all(part.unreadable and part.files for part in portfolio.parts)


def test_of_two_candidates_none_is_read(loaded: Any) -> None:
    portfolio = load_files(loaded, "part-1.md", "part-1.txt")
    (fault,) = portfolio.faults
    assert fault.key == "two-candidates"
    assert fault.args == {"part": "part-1", "files": ("part-1.md", "part-1.txt")}
    assert [place.path for place in fault.places] == ["part-1.md", "part-1.txt"]
    part = portfolio.part("part-1")
    assert (part.unreadable, part.documents) == (True, ())
    assert part.files == ("part-1.md", "part-1.txt")


@pytest.mark.parametrize("name", ["part1.md", "Part 1.md", "part_1.txt", "PART.1.xyz"])
def test_a_name_that_differs_is_told_and_not_called_missing(loaded: Any, name: str) -> None:
    portfolio = load_files(loaded, name)
    (fault,) = portfolio.faults
    assert (fault.key, fault.args) == ("part-misnamed", {"part": "part-1", "path": name})
    part = portfolio.part("part-1")
    assert (part.files, part.unreadable) == ((name,), True)


def test_files_of_parts_are_no_uploads(loaded: Any) -> None:
    manifest = b"parts: {part-1: artifacts/story.md}\n"
    files = {"portfolio.yaml": manifest, "artifacts/story.md": b"x", "artifacts/a.txt": b"y"}
    portfolio = loaded({"files": files})
    assert [each.path for each in portfolio.artifacts] == ["artifacts/a.txt"]


def test_an_empty_part_is_there_and_can_be_read(loaded: Any) -> None:
    files = {"part-1.md": b"", "part-2.yaml": b"", "part-3.txt": b""}
    portfolio = loaded({"files": files})
    assert not portfolio.faults
    assert not any(part.unreadable for part in portfolio.parts)
    json = loaded({"files": {"part-2.json": b" \n"}})
    assert not json.faults


def test_what_a_reader_cannot_read_is_told_with_its_place(loaded: Any) -> None:
    files = {
        "part-1.md": b"x" * 50,
        "part-2.yaml": b"evidence:\n  - detail: [\n",
        "part-3.txt": b"y" * 10,
    }
    portfolio = loaded({"files": files}, text_bytes=20)
    text, tree = portfolio.faults
    assert (text.key, text.args["kind"]) == ("unreadable-part", "limit")
    assert (tree.key, tree.places[0].line) == ("unreadable-part", 3)
    assert [part.unreadable for part in portfolio.parts] == [True, True, False]
