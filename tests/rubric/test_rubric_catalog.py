"""Rubrics by id and edition."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from mcrubric.model.errors import RubricError, UnknownRubricError
from mcrubric.rubric.catalog import Catalog, shipped_folder

if TYPE_CHECKING:
    from pathlib import Path

OTHER_WORDS = "a/b: {"


def put(folder: Path, name: str, *lines: str, version: str = "1.0.0") -> Path:
    path = folder / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    head = ("schema: mcrubric.rubric/1", f"id: {name.partition('@')[0]}", f"version: {version}")
    path.write_text("\n".join((*head, "title: T", *lines)) + "\n", "utf-8")
    return path


def test_an_id_is_the_path_below_the_folder(tmp_path: Path) -> None:
    put(tmp_path, "mo/one")
    put(tmp_path, "two")
    put(tmp_path, "mo/base", "abstract: true")
    (tmp_path / "mo" / "one.examples.yaml").write_text("c1: []\n", "utf-8")
    catalog = Catalog((tmp_path,))
    assert catalog.ids() == ("mo/one", "two")
    assert catalog.draft("mo/one").usable().id == "mo/one"


def test_reading_one_rubric_does_not_read_the_others(tmp_path: Path) -> None:
    put(tmp_path, "mo/one")
    (tmp_path / "mo" / "other.yaml").write_text(OTHER_WORDS, "utf-8")
    assert Catalog((tmp_path,)).draft("mo/one").mistakes == ()


def test_a_rubric_extends_another_of_the_catalogue(tmp_path: Path) -> None:
    put(tmp_path, "base", "abstract: true", "parts: [{id: part-1, kind: document}]")
    put(tmp_path, "mo/one", "extends: base")
    rubric = Catalog((tmp_path,)).draft("mo/one").usable()
    assert [each.id for each in rubric.parts] == ["part-1"]


@pytest.mark.parametrize("start", ["a", "b"])
def test_a_circle_is_told(tmp_path: Path, start: str) -> None:
    put(tmp_path, "a", "extends: b")
    put(tmp_path, "b", "extends: a")
    made = Catalog((tmp_path,)).draft(start)
    assert len(made.mistakes) == 1
    assert "in a circle" in str(made.mistakes[0])


def test_an_abstract_rubric_is_not_for_use(tmp_path: Path) -> None:
    put(tmp_path, "base", "abstract: true")
    made = Catalog((tmp_path,)).draft("base")
    assert made.mistakes == ()
    with pytest.raises(RubricError, match=r"base.yaml:5:11: base is abstract"):
        made.usable()


def test_an_unknown_id_names_what_is_there_and_guesses(tmp_path: Path) -> None:
    put(tmp_path, "mo/building-relationships")
    put(tmp_path, "mo/base", "abstract: true")
    with pytest.raises(UnknownRubricError) as caught:
        Catalog((tmp_path,)).draft("mo/building-relationship")
    assert caught.value.known == ("mo/building-relationships",)
    assert caught.value.guess == "mo/building-relationships"


@pytest.mark.parametrize(
    "named",
    ["../one", "mo/../one", "/etc/passwd", "mo\\one", "one.yaml", "", "one@", "one@../x", "ONE",
     "one@1.0.0/../../one", "mo//one", "one\n", "one@9" * 50],
)  # fmt: skip
def test_an_id_is_never_a_path(tmp_path: Path, named: str) -> None:
    put(tmp_path, "one")
    put(tmp_path / "sub", "one")
    with pytest.raises(UnknownRubricError):
        Catalog((tmp_path / "sub",)).draft(named)


def test_editions_lie_beside_one_another(tmp_path: Path) -> None:
    put(tmp_path, "one", version="2.0.0")
    old = put(tmp_path, "one@1.9.0", version="1.9.0")
    new = put(tmp_path, "one@1.10.0", version="1.10.0")
    catalog = Catalog((tmp_path,))
    assert catalog.editions("one") == ("2.0.0", "1.10.0", "1.9.0")
    assert catalog.find("one") == tmp_path / "one.yaml"
    assert catalog.find("one@2.0") == tmp_path / "one.yaml"
    assert catalog.find("one@1.9.0") == old
    assert catalog.find("one@1.10.0") == new
    assert catalog.ids() == ("one",)
    with pytest.raises(UnknownRubricError) as caught:
        catalog.find("one@3.0.0")
    assert caught.value.known == ("one@2.0.0", "one@1.10.0", "one@1.9.0")


def test_on_a_day_the_edition_in_effect_is_taken(tmp_path: Path) -> None:
    put(tmp_path, "one@1.0.0", "effective-until: 2026-06-30")
    put(tmp_path, "one@2.0.0", "effective-from: 2026-07-01", version="2.0.0")

    def version(on: date | None) -> str:
        return Catalog((tmp_path,), on).draft("one").usable().version

    assert version(None) == "2.0.0"
    assert version(date(2026, 6, 30)) == "1.0.0"
    assert version(date(2026, 7, 1)) == "2.0.0"


def test_an_edition_extends_an_earlier_one_of_its_own_id(tmp_path: Path) -> None:
    put(tmp_path, "one@1.0.0", "parts: [{id: part-1, kind: document}]")
    put(tmp_path, "one@2.0.0", "extends: one@1.0.0", version="2.0.0")
    assert [each.id for each in Catalog((tmp_path,)).draft("one").usable().parts] == ["part-1"]


def test_a_file_that_says_something_else_than_its_name_is_told(tmp_path: Path) -> None:
    put(tmp_path, "one").rename(tmp_path / "two.yaml")
    put(tmp_path, "three@1.0.0", version="1.0.1")
    catalog = Catalog((tmp_path,))
    assert [str(each).rpartition("yaml:")[2] for each in catalog.draft("two").mistakes] == [
        "2:5: the file's name says that its id is 'two', and it says 'one'"
    ]
    assert [str(each).rpartition("yaml:")[2] for each in catalog.draft("three").mistakes] == [
        "3:10: the file's name says that its version is '1.0.0', and it says '1.0.1'"
    ]


def test_the_earlier_folder_wins(tmp_path: Path) -> None:
    put(tmp_path / "ours", "one", version="1.0.0")
    put(tmp_path / "theirs", "one", version="9.0.0")
    put(tmp_path / "theirs", "two")
    catalog = Catalog((tmp_path / "ours", tmp_path / "theirs", tmp_path / "nowhere"))
    assert catalog.draft("one").usable().version == "1.0.0"
    assert catalog.ids() == ("one", "two")


def test_the_shipped_folder_holds_the_missouri_rubrics() -> None:
    assert Catalog((shipped_folder(),)).ids() == (
        "mo/building-external-relationships",
        "mo/building-personal-relationships",
    )
