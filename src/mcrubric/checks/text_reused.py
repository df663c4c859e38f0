"""The check `text-reused`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.checks.reusing import place_of, text_of
from mcrubric.plugin import (
    Context,
    Observations,
    Part,
    Said,
    check,
    failed,
    opened,
    page_texts,
    passed,
    shared,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from mcrubric.checks.reusing import Text
    from mcrubric.plugin import Run, Shared

_LONGEST: Final = 25
"""Words in a row that nobody writes twice by chance: good texts of ours have 13 in common with a
narrative of the same credential at most."""
_SHARE: Final = 0.15
"""Of a part's words, the share that stands in earlier parts; good texts have 2 % at most."""
_FEWEST: Final = 50
"""Words from which a share tells something: a tenth of the shortest part that a page asks for."""


@check(
    "text-reused",
    basis="counted",
    part_kind="document",
    messages={
        "reused": "{measured:word|words} of {words} stand in earlier parts too, word for word; the "
        "longest stretch, in {other}, has {longest:word|words}.",
        "earlier-unreadable": "Whether it repeats {other} is not known, for that could not be "
        "read.",
    },
    remedies={
        "reused": "Look whether it was pasted by mistake; say here what the earlier part does not.",
        "earlier-unreadable": "Mend that part as the report says; then check again.",
    },
)
def text_reused(part: Part, ctx: Context) -> Observations:
    """A written part is not made of earlier ones.

    What it looks at: runs of eight words that also stand in the text of an earlier part, or in the
    explanations of one; questions and other words of the page are left aside.
    Why it matters: each part asks for something else, so text that is pasted from another answers
    less than it seems to.
    Fails: a stretch of 25 words or more stands in an earlier part, or 15 % of the words and 50 of
    them at least stand there in shorter stretches.
    Passes: less than that is shared; the report shows how much.
    Limits: only words in their order are told, not likeness. What both parts quote from the same
    source is counted.
    """
    forms: dict[str, str] = {}
    own = text_of(part, ctx, forms)
    if not own.said.words:
        return
    earlier = [text_of(each, ctx, forms) for each in _earlier(part, ctx)]
    given = [Said([each], forms) for each in page_texts(ctx.rubric)]
    found = shared(own.said, [each.said for each in earlier], given)
    total, unread = len(own.said.words), [each for each in earlier if each.part.unreadable]
    if found.longest and _is_reuse(found, found.longest, total):
        evidence = _evidence(found.longest, own, earlier)
        yield failed(
            "reused",
            measured=found.words,
            unit="word",
            words=total,
            longest=found.longest.words,
            other=evidence["part"],
            at=(evidence["place"], evidence["first"]),
            evidence={"words": total, "shared": found.words, "longest": evidence},
        )
    elif unread:
        yield opened("earlier-unreadable", "unreadable", other=unread[0].part.id)
    else:
        evidence = {"words": total, "shared": found.words}
        yield passed(measured=found.words, unit="word", at=part.places, evidence=evidence)


def _is_reuse(found: Shared, longest: Run, total: int) -> bool:
    return longest.words >= _LONGEST or found.words >= max(_FEWEST, _SHARE * total)


def _earlier(part: Part, ctx: Context) -> Iterator[Part]:
    for outline in ctx.rubric.parts:
        if outline.id == part.id:
            return
        earlier = ctx.portfolio.part(outline.id)
        if earlier:
            yield earlier


def _evidence(run: Run, own: Text, earlier: Sequence[Text]) -> Mapping[str, Any]:
    other = earlier[run.other]
    return {
        "words": run.words,
        "place": place_of(own, run.start, run.end - 1),
        "part": other.part.id,
        "first": place_of(other, run.at, run.at + run.together - 1),
    }
