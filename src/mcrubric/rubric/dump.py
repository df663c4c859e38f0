"""A Rubric as the data of a file, so that loading it gives the same Rubric."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mcrubric.rubric.names import RUBRIC_SCHEMA

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.rubric import (
        Ask,
        Component,
        Detail,
        NotAsked,
        Outcome,
        PartOutline,
        Prompt,
        Requirement,
        Rubric,
        Source,
        Terms,
    )


def dump(rubric: Rubric) -> dict[str, Any]:
    """Return the rubric as JSON data of the published schema, with nothing left to extend."""
    return {
        "schema": RUBRIC_SCHEMA,
        "id": rubric.id,
        **_said(
            {
                "version": rubric.version,
                "title": rubric.title,
                "abstract": rubric.abstract,
                "effective-from": rubric.effective_from,
                "effective-until": rubric.effective_until,
                "aliases": list(rubric.aliases),
                "overlays": list(rubric.overlays),
                "source": _source(rubric.source),
                "outcomes": [_outcome(each) for each in rubric.outcomes],
                "components": [_component(each) for each in rubric.components],
                "parts": [_part(each) for each in rubric.parts],
                "requirements": [_requirement(each) for each in rubric.requirements],
            }
        ),
    }


def _said(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that say something."""
    return {key: value for key, value in fields.items() if value}


def _terms(terms: Terms) -> dict[str, Any]:
    return _said({"strong": list(terms.strong), "weak": list(terms.weak)})


def _source(source: Source) -> dict[str, Any]:
    not_asked = [_not_asked(each) for each in source.not_asked]
    return _said({"title": source.title, "sha256": source.sha256, "not-asked": not_asked})


def _not_asked(item: NotAsked) -> dict[str, Any]:
    lines = "-".join(str(each) for each in item.lines or ())
    return {**_said({"lines": lines, "quote": item.quote}), "why": item.why}


def _outcome(outcome: Outcome) -> dict[str, Any]:
    details = [_detail(each) for each in outcome.details]
    return {"id": outcome.id, **_said({"statement": outcome.statement, "details": details})}


def _detail(detail: Detail) -> dict[str, Any]:
    said = {
        "statement": detail.statement, "derived": detail.derived,
        "aliases": list(detail.aliases), "terms": _terms(detail.terms),
    }  # fmt: skip
    return {"id": detail.id, **_said(said)}


def _component(component: Component) -> dict[str, Any]:
    said = {
        "statement": component.statement, "label": component.label,
        "outcome": component.outcome, "aliases": list(component.aliases),
        "terms": _terms(component.terms),
    }  # fmt: skip
    return {"id": component.id, **_said(said)}


def _part(part: PartOutline) -> dict[str, Any]:
    prompts = [_prompt(each) for each in part.prompts]
    # The label is always said, for without one it is the id.
    said = {"aliases": list(part.aliases), "prompts": prompts}
    return {"id": part.id, "kind": part.kind, "label": part.label, **_said(said)}


def _prompt(prompt: Prompt) -> dict[str, Any]:
    asks = [_ask(each) for each in prompt.asks]
    said = {"text": prompt.text, "asks": asks, "terms": _terms(prompt.terms)}
    return {"id": prompt.id, **_said(said)}


def _ask(ask: Ask) -> dict[str, Any]:
    said = {"text": ask.text, "any-of": list(ask.any_of), "terms": _terms(ask.terms)}
    # The label is always said, for without one it is the text.
    return {"id": ask.id, "label": ask.label, **_said(said)}


def _requirement(requirement: Requirement) -> dict[str, Any]:
    said = {
        "part": requirement.part,
        "quote": requirement.quote,
        "label": requirement.label,
        "judge": "" if requirement.judge == "machine" else requirement.judge,
        "check": requirement.check,
        "with": dict(requirement.settings),
        "severity": requirement.severity,
        "derived": requirement.derived,
        "when-empty": "" if requirement.when_empty == "open" else requirement.when_empty,
    }
    return {"id": requirement.id, **_said(said)}
