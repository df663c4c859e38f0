"""Rubrics that start from others, and what is laid over them at run time."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import pytest

from mcrubric.model.errors import UnknownRubricError
from mcrubric.model.limits import Limits
from mcrubric.rubric.dump import dump
from mcrubric.rubric.layer import Layer, read_layer
from mcrubric.rubric.load import Draft, draft, overlaid

if TYPE_CHECKING:
    from mcrubric.model.rubric import Rubric

FILES = {
    "t/far": """\
schema: mcrubric.rubric/1
id: t/far
version: 1.0.0
title: Far
abstract: true
effective-from: 2020-01-01
parts: [{id: part-1, kind: document, label: One}]
requirements:
  - {id: present, part: part-1, check: part-present, severity: error, quote: far}
  - {id: length, part: part-1, check: word-minimum, with: {words: 5, most: 9}, severity: error}
""",
    "t/base": """\
schema: mcrubric.rubric/1
id: t/base
extends: t/far
version: 1.0.0
title: Base
abstract: true
outcomes:
  - id: EO1
    statement: One.
    details:
      - {id: EO1.a, statement: a, derived: true, terms: {strong: [x], weak: [y]}}
      - {id: EO1.b, statement: b, derived: true}
  - {id: EO2, statement: Two., details: [{id: EO2.a, statement: a, derived: true}]}
""",
}
TOP = """\
schema: mcrubric.rubric/1
id: t/top
extends: t/base
version: 2.0.0
title: Top
"""
OVERLAY = "schema: mcrubric.rubric/1\nid: district/list\ntitle: The official list\n"


def resolve(named: str) -> Layer:
    if named not in FILES:
        raise UnknownRubricError(named, tuple(FILES))
    return read_layer(FILES[named], f"{named}.yaml", Limits())


def top(more: str = "") -> Rubric:
    return draft(TOP + more, "top.yaml", resolve=resolve).usable()


def over(more: str, rubric: Rubric | None = None) -> Draft:
    return overlaid(rubric or top(), OVERLAY + more, "overlay.yaml")


def test_a_chain_is_merged_from_its_far_end() -> None:
    rubric = top()
    assert [each.id for each in rubric.requirements] == ["present", "length"]
    assert [each.id for each in rubric.details] == ["EO1.a", "EO1.b", "EO2.a"]


def test_what_a_rubric_says_of_itself_is_not_handed_on() -> None:
    rubric = top()
    assert (rubric.id, rubric.version, rubric.title) == ("t/top", "2.0.0", "Top")
    assert not rubric.abstract
    assert rubric.effective_from is None


def test_items_are_merged_by_id_and_later_wins() -> None:
    rubric = top("""\
outcomes: [{id: EO1, details: [{id: EO1.a, terms: {weak: [z]}}, {id: EO1.c, statement: c}]}]
requirements:
  - {id: length, with: {words: 7}}
  - {id: extra, part: part-1, judge: assessor, quote: q}
""")
    assert [each.id for each in rubric.outcomes[0].details] == ["EO1.a", "EO1.b", "EO1.c"]
    assert rubric.details[0].terms.strong == ("x",)
    assert rubric.details[0].terms.weak == ("z",)
    assert rubric.requirements[1].settings == {"words": "7", "most": "9"}
    assert [each.id for each in rubric.requirements] == ["present", "length", "extra"]


def test_another_check_starts_with_settings_of_its_own() -> None:
    rubric = top("requirements: [{id: length, check: page-maximum, with: {pages: 3}}]\n")
    assert rubric.requirements[1].settings == {"pages": "3"}
    assert ("requirements", "length", "with", "words") not in rubric.marks


def test_a_requirement_can_be_given_to_the_assessor_in_one_line() -> None:
    length = top("requirements: [{id: length, judge: assessor}]\n").requirements[1]
    assert (length.judge, length.check, length.severity) == ("assessor", None, None)
    assert length.settings == {}


def test_remove_takes_items_of_any_list_away() -> None:
    rubric = top("remove: [length, EO1.b, EO2]\n")
    assert [each.id for each in rubric.requirements] == ["present"]
    assert [each.id for each in rubric.details] == ["EO1.a"]
    assert not any("length" in at or "EO2" in at for at in rubric.marks)


def test_what_is_removed_can_be_written_anew() -> None:
    rubric = top("""\
remove: [length]
requirements: [{id: length, part: part-1, check: word-minimum, with: {words: 3}, severity: note}]
""")
    assert rubric.requirements[1].settings == {"words": "3"}


def test_marks_name_the_file_that_says_a_thing() -> None:
    rubric = top("requirements: [{id: length, with: {words: 7}}]\n")
    marks = {at[2:]: str(mark) for at, mark in rubric.marks.items() if at[1:2] == ("length",)}
    assert marks["check",] == "t/far.yaml:10:39"
    assert marks["with", "most"] == "t/far.yaml:10:76"
    assert marks["with", "words"] == "top.yaml:6:43"
    assert str(rubric.marks["outcomes", "EO1", "details", "EO1.b", "statement"]) == (
        "t/base.yaml:12:32"
    )


def test_a_broken_file_below_is_told_once_and_nothing_is_called_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(FILES, "t/far", "a: b: c")
    made = draft(TOP + "requirements: [{id: length, part: part-1}]", "top.yaml", resolve=resolve)
    assert [str(each) for each in made.mistakes] == [
        (
            "t/far.yaml:1:5: mapping values are not allowed in this context "
            "(a text that holds ': ' stands in quotes)"
        )
    ]


def test_an_official_list_replaces_the_derived_details() -> None:
    rubric = over("""\
outcomes:
  - id: EO1
    replace-details:
      - {id: EO1.first, statement: The first official detail}
      - {id: EO1.second, statement: The second official detail}
""").usable()
    assert [(each.id, each.derived) for each in rubric.details] == [
        ("EO1.first", False), ("EO1.second", False), ("EO2.a", True),
    ]  # fmt: skip
    assert rubric.overlays == ("The official list",)
    assert (rubric.id, rubric.title, rubric.version) == ("t/top", "Top", "2.0.0")
    mark = rubric.marks["outcomes", "EO1", "details", "EO1.first", "statement"]
    assert str(mark) == "overlay.yaml:7:36"
    assert not any("EO1.a" in at for at in rubric.marks)


def test_an_overlay_changes_the_digest_and_the_rubric_below_stays_as_it_was() -> None:
    below = top()
    above = over("remove: [length]\n", below).usable()
    assert above.sha256 != below.sha256
    assert below == top()
    assert below.sha256 == top().sha256


def test_overlays_can_be_laid_over_one_another() -> None:
    first = over("remove: [length]\n").usable()
    second = over("remove: [EO2]\n", first).usable()
    assert second.overlays == ("The official list", "The official list")
    assert [each.id for each in second.details] == ["EO1.a", "EO1.b"]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            "outcomes: [{id: E01, replace-details: [{id: E01.a, statement: a}]}]\n",
            (
                "overlay.yaml:4:12: outcome 'E01' is new here and has no 'statement' "
                "(did you mean 'EO1'?)"
            ),
        ),
        (
            "remove: [lenght]\n",
            "overlay.yaml:4:10: remove: nothing here has the id 'lenght' (did you mean 'length'?)",
        ),
        (
            "extends: t/other\n",
            "overlay.yaml:4:10: this lies over 't/other', and is laid over 't/top'",
        ),
        (
            "abstract: true\n",
            "overlay.yaml:4:11: what is laid over a rubric is not abstract; leave the key out",
        ),
        (
            "outcomes: [{id: EO1, replace-details: [{id: first, statement: a}]}]\n",
            (
                "overlay.yaml:4:45: the id of detail 'first' does not begin with its outcome's "
                "(did you mean 'EO1.first'?)"
            ),
        ),
    ],
)
def test_a_slip_in_an_overlay_is_told(more: str, said: str) -> None:
    assert [str(each) for each in over(more).mistakes] == [said]


def test_an_overlay_may_name_what_it_lies_over() -> None:
    assert over("extends: t/top\n").mistakes == ()


def test_an_overlay_can_be_data() -> None:
    data: dict[str, Any] = {"schema": "mcrubric.rubric/1", "id": "d/list", "remove": ["EO2"]}
    assert overlaid(top(), data).usable().overlays == ("d/list",)


def test_a_finished_rubric_is_written_and_read_back_with_what_lies_over_it() -> None:
    rubric = over("remove: [EO2]\n").usable()
    again = draft(dump(rubric)).usable()
    assert again == rubric
    assert again.sha256 == rubric.sha256


def test_rubrics_pickle_with_their_marks() -> None:
    rubric = top()
    again = pickle.loads(pickle.dumps(rubric))  # noqa: S301 - our own bytes
    assert again == rubric
    assert again.marks == rubric.marks
