"""Laws: facts go to JSON and back unchanged, and JSON that is none is told, never believed."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcrubric import Facts, FactsError, Limits, locate
from mcrubric.model.artifacts import (
    Medium,
    PageState,
    Problem,
    ProblemKind,
    SheetState,
    SlideState,
    TextUnread,
)
from mcrubric.model.facts_shape import KnownFacts, facts_schema
from mcrubric.model.rubric import PartOutline, Rubric
from mcrubric.model.schema_mistakes import mistakes_in
from mcrubric.portfolio.load import Readers, load

RUBRIC = Rubric(
    id="test/small",
    version="1.0.0",
    title="Small",
    parts=(PartOutline(id="part-2", kind="evidence", label="Self-analysis"),),
)

words = st.text(st.characters(codec="utf-8"), max_size=9)
several = st.lists(words, max_size=3).map(tuple)
counts = st.none() | st.integers(0, 30)
numbers = st.integers(1, 30)
texts = st.none() | words
pages = st.builds(PageState, numbers, st.booleans(), st.booleans(), texts)
slides = st.builds(SlideState, numbers, words, st.booleans(), texts)
sheets = st.builds(SheetState, words, words, st.booleans(), texts)
facts = st.builds(
    Facts,
    medium=st.sampled_from(get_args(Medium)),
    media_type=words.filter(bool),
    pages=st.none() | numbers,
    page_states=st.lists(pages, max_size=3).map(tuple),
    seconds=st.none() | st.floats(0, 10**6),
    width=counts,
    height=counts,
    slides=counts,
    slide_states=st.lists(slides, max_size=3).map(tuple),
    sheets=st.none() | st.lists(sheets, max_size=3).map(tuple),
    lines=counts,
    paragraphs=counts,
    headings=st.none() | several,
    text=texts,
    text_unread=st.none() | st.sampled_from(get_args(TextUnread)),
    problem=st.none() | st.builds(Problem, st.sampled_from(get_args(ProblemKind)), words, words),
)
odd: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 3) | st.floats(-1, 3) | words,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(words, inner, max_size=2),
    max_leaves=4,
)


def test_the_published_shape_has_every_field_of_facts() -> None:
    assert set(KnownFacts.model_fields) == {field.name for field in fields(Facts)}


@given(facts)
def test_facts_come_back_from_json(known: Facts) -> None:
    assert Facts.from_json(known.to_json()) == known
    assert Facts.from_json(known.to_json().encode()) == known


@given(facts)
def test_facts_can_be_handed_in_as_they_were_read(known: Facts) -> None:
    upload = {"path": "a.pdf", "facts": json.loads(known.to_json())}
    hand_in = json.dumps({"artifacts": [upload]})
    loaded = load(hand_in, RUBRIC, readers=Readers(), worker=None, limits=Limits()).portfolio
    assert loaded.faults == ()
    assert [each.facts for each in loaded.artifacts] == [known]


@given(facts, words)
def test_places_in_facts_of_any_form_are_looked_up_without_raising(known: Facts, at: str) -> None:
    for places in ("p. 3", "p. iv", "2:15", "slide 2", "row 3", '"words"', "para. 2", at):
        assert locate(places, known).state != "artifact-missing"


@given(st.dictionaries(st.sampled_from([field.name for field in fields(Facts)]), odd, max_size=3))
def test_json_of_another_shape_is_told_with_its_place(data: dict[str, Any]) -> None:
    text = json.dumps(data)
    if mistakes_in(data, facts_schema()):
        with pytest.raises(FactsError):
            Facts.from_json(text)
    else:
        made = Facts.from_json(text)
        assert Facts.from_json(made.to_json()) == made


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "this is not JSON"),
        ("[]", "the whole"),
        ('{"pages": 0}', "/pages"),
        ('{"pages": "24"}', "/pages"),
        ('{"page_states": [{"number": 1}]}', "/page_states/0"),
        ('{"pags": 24}', "pags"),
        ('{"problem": {"kind": "bored"}}', "/problem/kind"),
        ('{"pages": 2, "pages": 3}', "twice"),
    ],
)
def test_what_is_wrong_in_facts_is_told(text: str, said: str) -> None:
    with pytest.raises(FactsError, match=said):
        Facts.from_json(text)
