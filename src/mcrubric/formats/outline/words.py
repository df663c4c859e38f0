"""How words were counted: what counts, and what was left out and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from mcrubric.formats.outline.blocks import Item, Paragraph, Section, Span
from mcrubric.formats.outline.phrases import counted, number
from mcrubric.formats.outline.spans import about, plain
from mcrubric.model.documents import LEFT_OUT_IN_WORDS

if TYPE_CHECKING:
    from mcrubric.formats.outline.names import Names
    from mcrubric.model.findings import Result
    from mcrubric.model.report import Report


def words(report: Report, names: Names) -> Section:
    """Return how many words each part has that was counted; no blocks if none was."""
    found = list(_counts(report))
    rules = dict.fromkeys(str(seen.get("rule", "")) for _, seen in found)
    rule = ", ".join(each for each in rules if each)
    first = (Paragraph(plain(f"Counted by the rule {rule}.")),) if rule else ()
    items = (
        Item("bullet", (*about(names.part_name(result.part)), Span(_said(seen))))
        for result, seen in found
    )
    return Section("words", "Words counted", (*first, *items))


def _counts(report: Report) -> Iterator[tuple[Result, Mapping[str, Any]]]:
    """Yield the evidence of every judgement that tells a count and what it leaves out."""
    for result in report.results:
        for judgement in result.judgements:
            if isinstance(judgement.evidence.get("left_out"), Mapping):
                yield result, judgement.evidence


def _said(seen: Mapping[str, Any]) -> str:
    said = f"{_words(seen.get('counted'))} counted"
    if seen.get("total") != seen.get("counted"):
        said += f" of {_number(seen.get('total'))}"
    left = [
        f"{_number(amount)} {LEFT_OUT_IN_WORDS.get(reason, reason)}"
        for reason, amount in seen["left_out"].items()
        if amount
    ]
    said += f"; left out: {', '.join(left)}" if left else ""
    shown = seen.get("word_processor_total")
    return f"{said}. A word processor would show {_number(shown)}." if shown else f"{said}."


def _words(value: object) -> str:
    return counted(value, "word") if isinstance(value, (int, float)) else f"{value} words"


def _number(value: object) -> str:
    return number(value) if isinstance(value, (int, float)) else str(value)
