"""Many hand-ins, one after the other: one plan a rubric, and each error where it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import pytest
from many import gather

from mcrubric.api import library, planned
from mcrubric.engine.batch import ByRubric, NamesNoRubricError, one_by_one
from mcrubric.model.errors import NoSuchPathError, UnknownRubricError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mcrubric.engine.validator import PlanValidator
    from mcrubric.model.rubric import Rubric


class Made:
    """Validates by the named rubrics, and tells for which of them a validator was made."""

    def __init__(self) -> None:
        known = library()
        self.rubrics: list[str] = []

        def made(rubric: Rubric) -> PlanValidator:
            self.rubrics.append(rubric.id)
            return planned(rubric, known.everything)

        self.by_rubric = ByRubric(known.load, made)


@pytest.fixture
def made() -> Iterator[Made]:
    made = Made()
    yield made
    made.by_rubric.close()


def test_a_rubric_is_planned_once_for_all_that_name_it(made: Made, tmp_path: Path) -> None:
    names = ("ada", "bo", "cy", "di")
    gather(tmp_path / "all", dict.fromkeys(names, "short"))
    other = "rubric: mo/building-external-relationships\n"
    (tmp_path / "all" / "cy" / "portfolio.yaml").write_text(other)
    found = list(one_by_one((tmp_path / "all" / name for name in names), made.by_rubric.validate))
    assert [each.report.rubric.id for each in found if each.report] == [
        "mo/building-personal-relationships", "mo/building-personal-relationships",
        "mo/building-external-relationships", "mo/building-personal-relationships",
    ]  # fmt: skip
    assert sorted(made.rubrics) == sorted({each.report.rubric.id for each in found if each.report})


@pytest.mark.parametrize(
    ("kind", "error"),
    [("unnamed", NamesNoRubricError), ("misnamed", UnknownRubricError),
     ("dangling", NoSuchPathError)],
)  # fmt: skip
def test_an_error_is_that_of_one_hand_in(
    kind: str, error: type[Exception], made: Made, tmp_path: Path
) -> None:
    gather(tmp_path / "all", {"ada": kind, "bo": "short"})
    first, second = one_by_one(
        (tmp_path / "all" / name for name in ("ada", "bo")), made.by_rubric.validate
    )
    assert isinstance(first.error, error)
    assert first.report is None
    assert second.report is not None


@pytest.mark.parametrize("kind", ["damaged", "no-bytes", "rar", "no-json", "empty", "bad-manifest"])
def test_what_cannot_be_read_has_a_report_and_is_never_ready(
    kind: str, made: Made, tmp_path: Path
) -> None:
    gather(tmp_path / "all", {"ada": kind})
    report = made.by_rubric.validate(tmp_path / "all" / "ada")
    assert report.readiness == "not-ready"
    assert [each.requirement for each in report.results] == ["portfolio.readable"]


def test_none_is_looked_at_ahead_of_time(tmp_path: Path) -> None:
    seen: list[str] = []

    def validate(source: Path) -> NoReturn:
        seen.append(source.name)
        raise NoSuchPathError(source.name)

    rows = one_by_one((tmp_path / name for name in "abc"), validate)
    next(rows)
    assert seen == ["a"]
