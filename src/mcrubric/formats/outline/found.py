"""One thing that was looked for by words: where it was found, how sure that is, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from mcrubric.formats.outline.blocks import Item, Span
from mcrubric.formats.outline.phrases import counted
from mcrubric.formats.outline.spans import about, places, plain, separated
from mcrubric.formats.outline.why import as_place, passed_over, why

if TYPE_CHECKING:
    from mcrubric.formats.outline.blocks import Words
    from mcrubric.formats.outline.names import Names
    from mcrubric.model.findings import Judgement, Result

SURE: Final = {"high": "quite sure", "medium": "fairly sure", "low": "not very sure"}
"""How a bucket reads behind a place."""


def found(judgement: Judgement, label: str, names: Names, result: Result) -> tuple[Item, ...]:
    """Return what was found of one target; `label` is blank where that is the whole part."""
    evidence, asked = judgement.evidence, tuple(_asked(judgement.evidence, names, result.part))
    if judgement.outcome == "pass":
        what: Words = (Span(label, "brief"),) if label else _quoted(result)
        said = separated((what, () if asked else _places(evidence)), ": ")
        sure = SURE.get(str(evidence.get("bucket")))
        tail = plain(f" ({sure})") if sure else ()
        words = (*(said or plain(_looked_at(evidence))), *tail)
        return (Item("yes", words, inside=(*why(evidence), *asked)),)
    items = [Item("unsure", _said(each.message.text, label)) for each in judgement.findings]
    below = (*passed_over(evidence), *asked)
    if below and not items:
        items = [Item("unsure", (Span(label, "brief"),) if label else _quoted(result))]
    return (*items[:-1], *(replace(each, inside=below) for each in items[-1:]))


def _looked_at(evidence: Mapping[str, Any]) -> str:
    """Return how much was looked at, where there is no place to show."""
    measured, unit = evidence.get("measured"), evidence.get("unit")
    if isinstance(measured, (int, float)) and isinstance(unit, str):
        return f"{counted(measured, unit)} looked at"
    return "found"


def _quoted(result: Result) -> Words:
    """Return the page's words for a requirement that is about a whole part."""
    return (Span('"'), Span(result.quote, "brief"), Span('"')) if result.quote else ()


def _said(message: str, label: str) -> Words:
    """Return a message with what it is about before it, unless it says so."""
    return plain(message) if label in message else (*about(label, "brief"), Span(message))


def _asked(evidence: Mapping[str, Any], names: Names, part: str | None) -> Iterator[Item]:
    """Yield each asked part of a question that was located."""
    for inside in evidence.values():
        for name, state in inside.items() if isinstance(inside, Mapping) else ():
            if isinstance(state, Mapping) and state.get("located"):
                label = names.labels.get(f"{part}.{name}", str(name))
                yield Item("yes", separated((plain(label), _places(state)), ": "))


def _places(evidence: Mapping[str, Any]) -> Words:
    """Return the places of an evidence, which is plain data, in words."""
    given = evidence.get("places")
    if not isinstance(given, (list, tuple)):
        return ()
    return places([as_place(each) for each in given if isinstance(each, Mapping)])
