"""The shipped rubrics say what the pages say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mcrubric.rubric.catalog import Catalog, shipped_folder

if TYPE_CHECKING:
    from mcrubric.model.rubric import Rubric

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
NAMES = ("personal", "external")
NEEDS_SEEDS = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"there is no {SEEDS}")

# Requirement, check (None: the assessor's), severity, derived.
REQUIREMENTS = [
    ("part-1.present", "part-present", "error", False),
    ("part-1.length", "word-minimum", "error", False),
    ("part-1.visible", "text-visible", "note", True),
    ("part-1.inert", "part-inert", "warning", True),
    ("part-1.substance", "substance", "warning", True),
    ("part-1.answers", "prompts-answered", "warning", False),
    ("part-1.responsive", None, None, False),
    ("part-2.present", "part-present", "error", False),
    ("part-2.uploads", "artifacts-uploaded", "error", False),
    ("part-2.coverage", "details-covered", "error", False),
    ("part-2.entries", "entries-recognised", "warning", True),
    ("part-2.artifacts", "citations-resolve", "error", False),
    ("part-2.readable", "artifacts-readable", "warning", True),
    ("part-2.inert", "artifacts-inert", "warning", True),
    ("part-2.file-inert", "part-inert", "warning", True),
    ("part-2.places", "locators-resolve", "error", False),
    ("part-2.places-verified", "locators-verified", "note", True),
    ("part-2.explained", "explanations-present", "error", False),
    ("part-2.own-words", "explanations-own", "warning", True),
    ("part-2.unused", "artifacts-cited", "note", True),
    ("part-2.relevant", None, None, False),
    ("part-2.proficiency", None, None, False),
    ("part-3.present", "part-present", "error", False),
    ("part-3.length", "word-minimum", "error", False),
    ("part-3.visible", "text-visible", "note", True),
    ("part-3.inert", "part-inert", "warning", True),
    ("part-3.reused", "text-reused", "warning", True),
    ("part-3.substance", "substance", "warning", True),
    ("part-3.components", "components-addressed", "warning", False),
    ("part-3.examples", "examples-given", "warning", False),
    ("part-3.impact", "impact-stated", "warning", False),
    ("part-3.continuation", "continuation-stated", "warning", False),
    ("part-3.applied", None, None, False),
]


def shipped(name: str) -> Rubric:
    return Catalog((shipped_folder(),)).draft(f"mo/building-{name}-relationships").usable()


def seed(name: str) -> Any:
    return json.loads((SEEDS / name).read_text("utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_the_requirements_are_those_of_the_page(name: str) -> None:
    rubric = shipped(name)
    assert [(r.id, r.check, r.severity, r.derived) for r in rubric.requirements] == REQUIREMENTS
    assert all(bool(each.quote) != each.derived for each in rubric.requirements)
    assert all(each.part == each.id.partition(".")[0] for each in rubric.requirements)
    by_id = {each.id: each for each in rubric.requirements}
    assert by_id["part-1.length"].settings == {"words": "1000"}
    assert by_id["part-3.length"].settings == {"words": "500"}
    assert by_id["part-2.uploads"].settings == {"at-least": "1"}
    assert by_id["part-2.unused"].when_empty == "not-applicable"


@pytest.mark.parametrize("name", NAMES)
def test_the_parts_are_two_documents_and_the_self_analysis(name: str) -> None:
    rubric = shipped(name)
    kinds = [(each.id, each.kind, len(each.prompts)) for each in rubric.parts]
    assert kinds == [
        ("part-1", "document", 4),
        ("part-2", "evidence", 0),
        ("part-3", "document", 0),
    ]


@pytest.mark.parametrize("name", NAMES)
def test_components_have_names_and_terms_of_their_own(name: str) -> None:
    components = shipped(name).components
    assert [each.outcome for each in components] == ["EO1", "EO2", "EO3", "EO4"]
    for each in components:
        assert each.label
        assert each.aliases
        assert len(each.terms.strong) >= 6
        assert len(each.terms.weak) >= 6
        assert not set(each.terms.strong) & set(each.terms.weak)
    strong = [term for each in components for term in each.terms.strong]
    assert len(strong) == len(set(strong))


@NEEDS_SEEDS
@pytest.mark.parametrize("name", NAMES)
def test_details_are_those_that_were_derived(name: str) -> None:
    page = (SEEDS / f"building-{name}-relationships.txt").read_text("utf-8")
    rubric = shipped(name)
    expected = [
        (outcome["text"], detail["id"], detail["span_text"], detail["char_start"])
        for outcome in seed("details.json")[name]["eos"]
        for detail in outcome["details"]
    ]
    found = [
        (outcome.statement, detail.id, detail.statement,
         page.index(outcome.statement) + outcome.statement.index(detail.statement))
        for outcome in rubric.outcomes
        for detail in outcome.details
    ]  # fmt: skip
    assert found == expected
    assert all(detail.derived for detail in rubric.details)


@NEEDS_SEEDS
@pytest.mark.parametrize("name", NAMES)
def test_questions_and_asked_parts_are_those_that_were_read(name: str) -> None:
    page = (SEEDS / f"building-{name}-relationships.txt").read_text("utf-8")
    expected = [
        (prompt["text"], ask["id"], ask["start"], ask["end"], tuple(ask.get("any_of", ())))
        for prompt in seed("asked-parts.json")[name]
        for ask in prompt["asks"]
    ]
    found = []
    for prompt in shipped(name).parts[0].prompts:
        for ask in prompt.asks:
            start = page.index(prompt.text) + prompt.text.index(ask.text)
            found.append((prompt.text, ask.id, start, start + len(ask.text), ask.any_of))
            assert ask.terms.strong
            assert ask.terms.weak
    assert found == expected


@pytest.mark.parametrize("path", sorted(shipped_folder().rglob("*.yaml")), ids=lambda p: p.name)
def test_every_shipped_rubric_tells_editors_its_schema(path: Path) -> None:
    schema = "examples" if path.name.endswith(".examples.yaml") else "rubric"
    first = path.read_text("utf-8").partition("\n")[0]
    assert first == f"# yaml-language-server: $schema=../../src/mcrubric/schemas/{schema}.json"
