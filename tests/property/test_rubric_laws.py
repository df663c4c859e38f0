"""Laws of rubrics: written and read back they are the same, and both judges of a file agree."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from mutated import JSON, TEXTS, WORDS, mutated, shape
from pydantic import ValidationError
from referencing import Registry

from mcrubric.rubric.catalog import Catalog, shipped_folder
from mcrubric.rubric.dump import dump
from mcrubric.rubric.file import RubricShape, rubric_schema
from mcrubric.rubric.load import draft

if TYPE_CHECKING:
    from mcrubric.model.rubric import Rubric

IDS = st.from_regex(r"[A-Za-z0-9]{1,3}([._-][A-Za-z0-9]{1,2})?", fullmatch=True)
VALIDATOR = Draft202012Validator(rubric_schema(), registry=Registry())

TERMS = shape({}, strong=TEXTS, weak=TEXTS)
DETAILS = st.lists(
    shape({"id": IDS}, statement=WORDS, derived=st.booleans(), aliases=TEXTS, terms=TERMS),
    max_size=2,
)
OUTCOMES = shape({"id": IDS}, statement=WORDS, details=DETAILS, replace_details=DETAILS)
COMPONENTS = shape({"id": IDS}, statement=WORDS, label=WORDS, outcome=IDS, terms=TERMS)
ASKS = shape({"id": IDS}, label=WORDS, text=WORDS, any_of=TEXTS)
PROMPTS = shape({"id": IDS}, text=WORDS, asks=st.lists(ASKS, max_size=2))
PARTS = shape(
    {"id": IDS}, kind=st.sampled_from(["document", "evidence"]), label=st.text(max_size=3),
    prompts=st.lists(PROMPTS, max_size=2),
)  # fmt: skip
REQUIREMENTS = shape(
    {"id": IDS}, part=IDS, quote=WORDS, judge=st.sampled_from(["machine", "assessor"]),
    check=WORDS, with_=st.dictionaries(WORDS, JSON, max_size=2),
    severity=st.sampled_from(["error", "warning", "note"]), derived=st.booleans(),
    when_empty=st.sampled_from(["open", "not-applicable"]),
)  # fmt: skip
NOT_ASKED = shape({"why": WORDS}, lines=st.sampled_from(["1", "3-9"]), quote=WORDS)
SOURCES = shape(
    {}, title=WORDS, sha256=st.just("a" * 64), not_asked=st.lists(NOT_ASKED, max_size=2)
)
DOCUMENTS = shape(
    {"schema": st.just("mcrubric.rubric/1"), "id": st.sampled_from(["a", "mo/b-c"])},
    extends=st.sampled_from(["a", "b@1.0"]), version=st.sampled_from(["1", "1.2.3"]),
    title=WORDS, abstract=st.booleans(), effective_from=st.just("2026-01-01"), aliases=TEXTS,
    source=SOURCES,
    outcomes=st.lists(OUTCOMES, max_size=2), components=st.lists(COMPONENTS, max_size=2),
    parts=st.lists(PARTS, max_size=2), requirements=st.lists(REQUIREMENTS, max_size=2),
    remove=TEXTS, overlays=TEXTS,
)  # fmt: skip


def accepted(data: Any) -> bool:
    try:
        RubricShape.model_validate(data, strict=True)
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
    made = draft(data)
    assert made.rubric is not None or made.mistakes
    assert bool(made.mistakes) or accepted(data)


@st.composite
def rubrics(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a document of a rubric for use, with ids that are unique and belong together."""
    outcomes = []
    for number in range(draw(st.integers(0, 2))):
        details = draw(DETAILS)
        for position, detail in enumerate(details):
            detail |= {"id": f"EO{number}.{position}", "statement": draw(WORDS)}
        outcomes.append({"id": f"EO{number}", "statement": draw(WORDS), "details": details})
    prompts = draw(st.lists(PROMPTS, max_size=2))
    for number, prompt in enumerate(prompts):
        prompt |= {"id": f"q{number}", "text": draw(WORDS)}
        for position, ask in enumerate(prompt.get("asks", ())):
            ask |= {"id": f"q{number}.{position}", "text": draw(WORDS)}
    requirements = draw(st.lists(REQUIREMENTS, max_size=3))
    for number, each in enumerate(requirements):
        each |= {"id": f"r{number}", "part": "part-1", "check": draw(WORDS), "severity": "note"}
        if each.get("derived"):
            each.pop("quote", None)
        if each.get("judge") == "assessor":
            for key in ("check", "with", "severity", "when-empty"):
                each.pop(key, None)
    components = draw(st.lists(COMPONENTS, max_size=2))
    for number, each in enumerate(components):
        each |= {"id": f"c{number}", "statement": draw(WORDS)}
        each.pop("outcome", None)
    label = draw(st.none() | st.text(max_size=4))
    part = {"id": "part-1", "kind": "document", "prompts": prompts}
    return {
        "schema": "mcrubric.rubric/1", "id": "t/one", "version": "1.0.0", "title": draw(WORDS),
        "abstract": draw(st.booleans()), "aliases": draw(TEXTS), "overlays": draw(TEXTS),
        "source": {"title": draw(st.text(max_size=3)), "not-asked": [{"why": "x", "lines": "3-9"}]},
        "outcomes": outcomes, "components": components, "requirements": requirements,
        "parts": [part if label is None else {**part, "label": label}],
    }  # fmt: skip


@given(rubrics())
@settings(max_examples=100, deadline=None)
def test_a_rubric_written_and_read_back_is_the_same(data: dict[str, Any]) -> None:
    made = draft(data)
    rubric = made.rubric
    assert rubric is not None
    assert made.mistakes == ()
    again = draft(dump(rubric)).rubric
    assert again == rubric
    assert again.sha256 == rubric.sha256
    assert VALIDATOR.is_valid(dump(rubric))


def test_the_shipped_rubrics_written_and_read_back_are_the_same() -> None:
    catalog = Catalog((shipped_folder(),))
    for each in catalog.ids():
        rubric: Rubric = catalog.draft(each).usable()
        assert draft(dump(rubric)).usable() == replace(rubric, side_files=())


def test_the_schema_is_itself_sound() -> None:
    Draft202012Validator.check_schema(rubric_schema())
