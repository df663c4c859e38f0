"""Which stretch of a part answers a question: under its heading, or behind the pasted question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.plugin import is_placeholder

if TYPE_CHECKING:
    from mcrubric.plugin import Context, Part, Prompt, Sentence

NUMBERED: Final = re.compile(
    r"\s*(?:question|prompt|answer|q)?\s*\.?#?\s*(\d{1,2})\b", re.IGNORECASE
)
"""`2.`, `Question 2`, `Q2: ...`: the number of a question at the start of a heading."""


@dataclass(frozen=True, slots=True, order=True)
class Start:
    """Where the answer to a question begins: a document's index, and a code point in its text."""

    document: int
    offset: int
    prompt: str


def own_section(prompt: Prompt, part: Part, ctx: Context) -> tuple[Sentence, ...] | None:
    """Return the sentences below a question, but for placeholders; None if it stands nowhere."""
    starts = ctx.once("sections", lambda: _starts(part, ctx), part.id)
    begin = next((each for each in starts if each.prompt == prompt.id), None)
    if begin is None:
        return None
    end = next((each for each in starts if each > begin and each.prompt != prompt.id), None)
    return tuple(
        each
        for each in ctx.analysis(part)
        if _between(each, begin, end) and not is_placeholder(each.text)
    )


def _between(sentence: Sentence, begin: Start, end: Start | None) -> bool:
    at = (sentence.document, sentence.start)
    return (begin.document, begin.offset) <= at and (end is None or at < (end.document, end.offset))


def _starts(part: Part, ctx: Context) -> tuple[Start, ...]:
    prompts = next((each.prompts for each in ctx.rubric.parts if each.id == part.id), ())
    pasted = (
        Start(index, echo.start, prompts[echo.prompt].id)
        for index, echoes in enumerate(ctx.echoes(part))
        for echo in echoes
    )
    numbered = (
        Start(index, block.start, prompts[number - 1].id)
        for index, document in enumerate(part.documents)
        for block in document.blocks
        if block.kind == "heading"
        for number in _number(document.slice(block))
        if number <= len(prompts)
    )
    return tuple(sorted({*pasted, *numbered}))


def _number(heading: str) -> tuple[int, ...]:
    """Return the number at the start of a heading, if there is one and it is not 0."""
    match = NUMBERED.match(heading)
    return (int(match[1]),) if match and int(match[1]) else ()
