"""The check `examples-given`."""

from __future__ import annotations

import re
from typing import Final

from mcrubric.checks.locating import addressing, first_places
from mcrubric.plugin import Component, Context, Observations, Sentence, check, passed, review

MARKS: Final = re.compile(
    r"""
    \d                                                       # a number, a date, a time
    | [“"‘][^“”"]{3,}[”"’]                                    # something said, in quotes
    | (?<=[a-z,;]\ )(?:Mrs?|Ms|Dr)\.                          # a person
    | (?<=[a-z,;]\ )[A-Z][a-z]{2,}                            # a name inside the sentence
    | \b(?:for\ (?:example|instance)|one\ (?:morning|evening|day|parent|family|teacher|student))\b
    | \b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen)\b
    | \b(?:last|this|that)\ (?:week|month|year|spring|summer|fall|autumn|winter|semester|evening)\b
    """,
    re.VERBOSE,
)
"""What a sentence on something that happened usually holds; never the word "I" alone, for one of
the pages asks in the third person."""


@check(
    "examples-given",
    basis="inferred",
    messages={"not-located": "We could not locate a specific example for: {component}."},
    remedies={"not-located": "If it is there, nothing needs to be done: a person will see it."},
)
def examples_given(component: Component, ctx: Context) -> Observations:
    """Every component comes with a specific example.

    What it looks at: the sentences that speak of the component and their neighbours in the
    paragraph, for what an example usually holds: a number, a date, a name, words said.
    Why it matters: the page asks for "specific examples".
    Fails: never; that a machine finds none is no proof that there is none.
    Passes: at least one sentence was located; the report shows up to three.
    Limits: whether it is an example of this, and a telling one, is for the assessor.
    """
    if ctx.part is None:
        return
    spoken = addressing(component, ctx.part, ctx)
    nearby = _with_neighbours(spoken, ctx.analysis(ctx.part))
    found = tuple(each for each in nearby if MARKS.search(each.text))
    if found:
        yield passed(at=first_places(found), measured=len(found), unit="sentence")
    else:
        yield review("not-located", component=component.label or component.statement)


def _with_neighbours(
    spoken: tuple[Sentence, ...], sentences: tuple[Sentence, ...]
) -> tuple[Sentence, ...]:
    """Return sentences with the one before and the one behind, within their paragraphs."""
    position = {each: index for index, each in enumerate(sentences)}
    near = {
        index
        for each in spoken
        for index in range(position[each] - 1, position[each] + 2)
        if 0 <= index < len(sentences) and sentences[index].paragraph == each.paragraph
    }
    return tuple(sentences[index] for index in sorted(near))
