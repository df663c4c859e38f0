"""What is told about rubrics with mistakes, and what of them can be used nevertheless."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from mcrubric.model.errors import NoSuchPathError, RubricError, UnknownRubricError
from mcrubric.model.limits import Limits
from mcrubric.rubric.layer import Layer, read_layer
from mcrubric.rubric.load import draft
from mcrubric.text.near import near

if TYPE_CHECKING:
    from mcrubric.rubric.extend import Resolve

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "broken.yaml").read_text("utf-8"))
HEAD = {"schema": "mcrubric.rubric/1", "id": "test/one", "version": "1.0.0", "title": "One"}


def resolving(base: str | None) -> Resolve:
    def resolve(named: str) -> Layer:
        if base is None or named != "test/base":
            raise UnknownRubricError(named, ("test/base",), near(named, ("test/base",)))
        return read_layer(base, "base.yaml", Limits())

    return resolve


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_every_mistake_is_told_with_its_place(case: dict[str, Any]) -> None:
    made = draft(case["rubric"], "one.yaml", resolve=resolving(case.get("base")))
    assert [str(mistake) for mistake in made.mistakes] == case["mistakes"]
    with pytest.raises(RubricError):
        made.usable()


def test_case_names_are_unique() -> None:
    names = [case["name"] for case in CASES]
    assert len(names) == len(set(names))


def test_what_is_sound_is_built_beside_mistakes_so_that_checks_can_be_looked_at_too() -> None:
    text = """\
schema: mcrubric.rubric/1
id: test/one
version: 1.0.0
title: One
requirements:
  - {id: a, check: no-such-check, with: {wrods: 3}, severity: eror}
  - {id: b, severity: error}
"""
    made = draft(text, "one.yaml")
    assert made.rubric is not None
    assert [(each.id, each.check) for each in made.rubric.requirements] == [("a", "no-such-check")]
    marks = made.rubric.marks
    assert str(marks["requirements", "a", "check"]) == "one.yaml:6:20"
    assert str(marks["requirements", "a", "with", "wrods"]) == "one.yaml:6:49"
    assert [str(each) for each in made.mistakes] == [
        (
            "one.yaml:6:63: 'severity' is 'eror'; it can be error, warning or note "
            "(did you mean 'error'?)"
        ),
        "one.yaml:7:5: requirement 'b' has no 'check'",
    ]


def test_data_has_no_lines_so_the_way_to_a_mistake_is_told() -> None:
    made = draft({**HEAD, "requirements": [{"id": "a", "check": "c", "severity": "eror", "x": 1}]})
    assert [str(each) for each in made.mistakes] == [
        (
            "requirements[0].severity: 'severity' is 'eror'; it can be error, warning or note "
            "(did you mean 'error'?)"
        ),
        (
            "requirements[0]: the key 'x' is not known here; known here are id, part, quote, "
            "label, judge, check, with, severity, derived, when-empty"
        ),
    ]


def test_data_is_not_converted_and_text_is() -> None:
    item = {"id": "a", "check": "c", "severity": "note", "derived": "true"}
    assert [str(each) for each in draft({**HEAD, "requirements": [item]}).mistakes] == [
        "requirements[0].derived: 'derived' is 'true'; true or false is asked for"
    ]
    text = yaml.safe_dump({**HEAD, "requirements": [item]})
    rubric = draft(text).usable()
    assert rubric.requirements[0].derived is True


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({1: 2}, "requirements[0].with: the key 1 is not a text"),
        ({"a": {3}}, "requirements[0].with.a: a set is here, which JSON does not know"),
    ],
)
def test_data_that_json_does_not_know_is_refused(value: object, said: str) -> None:
    made = draft({**HEAD, "requirements": [{"id": "a", "with": value}]})
    assert [str(each) for each in made.mistakes] == [said]


def test_data_nested_without_end_is_refused() -> None:
    nested: dict[str, Any] = {}
    nested["in"] = nested
    made = draft({**HEAD, "source": nested})
    assert made.rubric is None
    assert "nested too deep" in str(made.mistakes[0])


def test_later_changes_of_the_callers_data_do_not_reach_the_rubric() -> None:
    settings: dict[str, Any] = {"words": [1]}
    data = {
        **HEAD,
        "requirements": [{"id": "a", "check": "c", "severity": "note", "with": settings}],
    }
    rubric = draft(data).usable()
    settings["words"].append(2)
    assert rubric.requirements[0].settings == {"words": [1]}


def test_a_path_names_itself_and_one_to_nothing_is_the_callers_error(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    path.write_text("schem: x\n", "utf-8")
    assert str(draft(path).mistakes[0]).startswith(f"{path}:1:1: ")
    with pytest.raises(NoSuchPathError):
        draft(tmp_path / "two.yaml")
    assert "cannot be read" in str(draft(tmp_path).mistakes[0])


def test_a_file_over_the_limit_is_told(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    path.write_text("# " + "x" * 200, "utf-8")
    made = draft(path, limits=Limits(yaml_bytes=100))
    assert str(made.mistakes[0]) == f"{path}:1:1: the file is larger than 100 bytes"
