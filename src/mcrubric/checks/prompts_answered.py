"""The check `prompts-answered`."""

from __future__ import annotations

from mcrubric.checks.locating import IF_THERE, first_places, mentions
from mcrubric.checks.sections import own_section, section_of
from mcrubric.plugin import (
    Ask,
    Context,
    Observations,
    Prompt,
    Sentence,
    check,
    passed,
    review,
)


@check(
    "prompts-answered",
    basis="inferred",
    part_kind="document",
    messages={
        "not-located": "We could not locate an answer to: {label}",
        "partly-located": "Of this question we could not locate: {asks}.",
    },
    remedies={"not-located": IF_THERE, "partly-located": IF_THERE},
)
def prompts_answered(prompt: Prompt, ctx: Context) -> Observations:
    """Every question, and every part of it, has an answer that can be located.

    What it looks at: the sentences under a question's heading, or in flowing text all sentences,
    for the words by which the rubric recognises each asked part.
    Why it matters: "answers the following questions" asks for all of them.
    Fails: never; that a machine finds no words is no proof that there is no answer.
    Passes: each asked part was located; the report shows where.
    Limits: it knows words and not what they mean; where it finds none it says "could not locate".
    """
    if ctx.part is None:
        return
    sentences = section_of(prompt, ctx.part, ctx)
    located = {ask.id: _located(ask, sentences) for ask in prompt.asks}
    evidence = {
        "asks": {
            ask: {"located": bool(found), "places": first_places(found)}
            for ask, found in located.items()
        }
    }
    missing = [ask.label for ask in prompt.asks if not located[ask.id]]
    if missing and len(missing) == len(prompt.asks) and not own_section(prompt, ctx.part, ctx):
        yield review("not-located", label=prompt.text, evidence=evidence)
    elif missing:
        yield review("partly-located", asks=missing, evidence=evidence)
    elif sentences:
        found = [sentence for each in located.values() for sentence in each]
        yield passed(at=first_places(found or sentences), evidence=evidence)
    else:
        yield review("not-located", label=prompt.text, evidence=evidence)


def _located(ask: Ask, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    strong = (*ask.terms.strong, *ask.any_of) or (ask.text, ask.label)
    return mentions(sentences, strong, ask.terms.weak)
