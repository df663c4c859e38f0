"""Laws of side files: both judges of a file agree, and whatever is written is read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from mutated import TEXTS, mutated, shape
from pydantic import ValidationError
from referencing import Registry

from mcrubric.model.examples import Examples, SideFile
from mcrubric.model.limits import Limits
from mcrubric.model.rubric import Component, Outcome, Rubric
from mcrubric.readers.yaml import read_yaml
from mcrubric.rubric.catalog import shipped_folder
from mcrubric.rubric.examples import read_examples
from mcrubric.rubric.examples_file import ExamplesShape, examples_schema

if TYPE_CHECKING:
    from pathlib import Path

VALIDATOR = Draft202012Validator(examples_schema(), registry=Registry())
FRAGMENTS = shape({}, examples=TEXTS, not_examples=TEXTS)
PLAIN = st.lists(st.text("abé .", min_size=1), max_size=4)  # what JSON and YAML write alike
BY_ID = st.dictionaries(st.sampled_from(["c1", "EO1", "q1.why"]), FRAGMENTS, max_size=2)
SCORES = st.integers(0, 3) | st.floats(0, 9)
DOCUMENTS = shape(
    {"schema": st.just("mcrubric.examples/1"), "rubric": st.sampled_from(["t/one", "t"])},
    components=BY_ID, prompts=BY_ID, outcomes=BY_ID, boilerplate=TEXTS,
    thresholds=st.fixed_dictionaries(
        {"located": SCORES, "medium": SCORES, "high": SCORES, "calibrated-on": st.just("a" * 64)}
    ),
)  # fmt: skip
RUBRIC = Rubric(
    id="t/one",
    version="1",
    title="One",
    outcomes=(Outcome(id="EO1", statement="One."),),
    components=(Component(id="c1", statement="a"),),
)


def beside(content: bytes) -> Rubric:
    return Rubric(
        id=RUBRIC.id, version="1", title="One", outcomes=RUBRIC.outcomes,
        components=RUBRIC.components, side_files=(SideFile("one", content, "t/one"),),
    )  # fmt: skip


def accepted(data: Any) -> bool:
    try:
        ExamplesShape.model_validate(data, strict=True)
    except ValidationError:
        return False
    return True


@given(mutated(DOCUMENTS))
@settings(max_examples=300, deadline=None)
def test_pydantic_and_the_published_schema_accept_the_same_documents(data: Any) -> None:
    assert accepted(data) == VALIDATOR.is_valid(data)


@given(mutated(DOCUMENTS))
@settings(max_examples=100, deadline=None)
def test_whatever_is_written_is_read_without_raising(data: Any) -> None:
    found = read_examples(beside(json.dumps(data).encode()))
    assert set(found.examples.components) <= {"c1"}
    assert set(found.examples.outcomes) <= {"EO1"}


@given(st.binary(max_size=60))
@settings(max_examples=100, deadline=None)
def test_no_bytes_raise_or_are_taken_for_examples(content: bytes) -> None:
    found = read_examples(beside(content))
    assert found.mistakes
    assert found.examples == Examples()


@given(shape({}, examples=PLAIN, not_examples=PLAIN))
@settings(max_examples=100, deadline=None)
def test_every_fragment_of_a_sound_file_has_a_place(fragments: dict[str, list[str]]) -> None:
    data = {"schema": "mcrubric.examples/1", "rubric": "t/one", "components": {"c1": fragments}}
    found = read_examples(beside(json.dumps(data).encode()))
    spots = {
        ("components", "c1", kind, str(position))
        for kind, texts in fragments.items()
        for position in range(len(texts))
    }
    assert set(found.marks) == spots


@pytest.mark.parametrize(
    "path", sorted(shipped_folder().rglob("*.examples.yaml")), ids=lambda path: path.name
)
def test_the_shipped_side_files_fit_the_schema(path: Path) -> None:
    data = read_yaml(path.read_bytes(), Limits()).to_data()
    for name in ("located", "medium", "high"):
        if "thresholds" in data:
            data["thresholds"][name] = float(data["thresholds"][name])
    assert VALIDATOR.is_valid(data)


def test_the_schema_is_itself_sound() -> None:
    Draft202012Validator.check_schema(examples_schema())
