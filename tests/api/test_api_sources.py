"""A rubric and its overlays, in every way in which they can be handed in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import mcrubric
from mcrubric import NoSuchPathError, RubricError, UnknownRubricError
from mcrubric.rubric.catalog import Catalog

RUBRIC = """\
schema: mcrubric.rubric/1
id: example/small
version: 1.0.0
title: A small rubric
parts:
  - {id: part-1, kind: document, label: Narrative}
requirements:
  - {id: part-1.present, part: part-1, check: part-present, severity: error, quote: Write}
"""

OVERLAY = """\
schema: mcrubric.rubric/1
id: example/laid-over
title: Laid over
requirements:
  - {id: part-1.present, severity: warning}
"""


class Somewhere:
    """A path of another library."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __fspath__(self) -> str:
        return str(self.path)


@pytest.fixture
def rubric(tmp_path: Path) -> Path:
    path = tmp_path / "small.yaml"
    path.write_text(RUBRIC, "utf-8")
    return path


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    path = tmp_path / "ov.YAML"
    path.write_text(OVERLAY, "utf-8")
    return path


def forms(path: Path) -> list[Any]:
    """Return all forms of one file."""
    data = path.read_bytes()
    return [
        path, str(path), Somewhere(path), data, bytearray(data), memoryview(data), data.decode(),
    ]  # fmt: skip


def test_a_rubric_is_the_same_however_it_is_handed_in(rubric: Path) -> None:
    read = [mcrubric.read_rubric(form) for form in forms(rubric)]
    assert {(each.id, each.version) for each in read} == {("example/small", "1.0.0")}


def test_an_overlay_is_the_same_however_it_is_handed_in(rubric: Path, overlay: Path) -> None:
    small = mcrubric.read_rubric(rubric)
    for form in (*forms(overlay), [str(overlay)], iter([overlay])):
        laid = mcrubric.Validator(small, overlay=form).rubric
        assert [each.severity for each in laid.requirements] == ["warning"]
    assert mcrubric.read_rubric(str(rubric), overlay=str(overlay)).overlays == ("Laid over",)


def test_a_mistake_in_a_file_named_by_a_text_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "wrong.yml"
    path.write_text(RUBRIC.replace("title", "tittle"), "utf-8")
    with pytest.raises(RubricError, match=r"wrong\.yml:4:1: "):
        mcrubric.read_rubric(str(path))


@pytest.mark.parametrize("named", ["nowhere.yaml", "no\0where.yaml", "nowhere.json"])
def test_a_file_that_is_not_there_is_told(named: str) -> None:
    for given in (named, Path(named)):
        with pytest.raises(NoSuchPathError):
            mcrubric.read_rubric(given)


@pytest.mark.parametrize("given", [None, 3, 2.5, object(), ["x"], b"".join])
def test_anything_else_is_one_clear_type_error(given: Any) -> None:
    with pytest.raises(TypeError, match="a rubric is a path, its bytes, its text or a mapping"):
        mcrubric.read_rubric(given)


@pytest.mark.parametrize("given", [3, [3], 2.5, object()])
def test_anything_else_over_a_rubric_is_one_too(given: Any) -> None:
    with pytest.raises(TypeError, match="a rubric is a path, its bytes, its text or a mapping"):
        mcrubric.load_rubric("mo/building-personal-relationships", overlay=given)


@pytest.mark.parametrize("given", [None, 3, Path("x.yaml"), b"x"])
def test_an_id_is_a_text(given: Any) -> None:
    with pytest.raises(TypeError, match=r"a rubric's id is a text, .* `read_rubric` reads"):
        mcrubric.load_rubric(given)


@pytest.mark.parametrize("named", ["a" * 300, "mo/" + "a" * 300, "a" * 300 + "/b", "a" * 9000])
def test_an_id_too_long_for_a_file_is_an_unknown_one(named: str) -> None:
    with pytest.raises(UnknownRubricError):
        mcrubric.load_rubric(named)


def test_mistakes_of_a_file_and_of_its_checks_are_told_in_the_order_of_their_lines() -> None:
    wrong = RUBRIC.replace("part-present", "part-presemt") + "zzz: 1\nyyy: 2\n"
    wrong = wrong.replace("title:", "titel:")
    with pytest.raises(RubricError) as caught:
        mcrubric.read_rubric(wrong)
    lines = [each.mark.line for each in caught.value.mistakes if each.mark]
    assert lines == [4, 8, 9, 10]


def test_a_catalogue_file_of_a_name_that_is_no_edition_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "one@draft.yaml").write_text(RUBRIC, "utf-8")
    assert Catalog((tmp_path,)).ids() == ()


def test_a_catalogue_file_that_cannot_be_read_is_listed_and_told(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("a: [", "utf-8")
    catalog = Catalog((tmp_path,))
    assert catalog.ids() == ("broken",)
    with pytest.raises(RubricError, match=r"\Abroken\.yaml:"):
        catalog.draft("broken").usable()
