"""The check `word-minimum`."""

from __future__ import annotations

from typing import Any, Final

from pydantic import PositiveInt

from mcrubric.plugin import (
    LEFT_OUT_IN_WORDS,
    Context,
    Observations,
    OwnWords,
    Part,
    Place,
    WordCount,
    check,
    failed,
    passed,
    review,
)

_SHOWN: Final = 5  # pages that a sentence can name


@check(
    "word-minimum",
    basis="counted",
    part_kind="document",
    messages={
        "short": "{measured:word|words} counted; the page asks for at least {required:word|words}."
        "{aside}",
        "borderline": "{measured:word|words} counted by our rule; another usual way of counting "
        "comes to {highest:word|words}. The page asks for at least {required} and does not say "
        "how to count.{aside}",
        "scanned": "{measured:word|words} counted; the page asks for at least "
        "{required:word|words}. There may be more on {which} {pages}, where no text can be counted."
        "{aside}",
    },
    remedies={
        "short": "Write at least {missing:more word|more words} of your own.",
        "borderline": "To be safe, write {missing:more word|more words}.",
        "scanned": "Save it as a PDF from your word processor, or run text recognition over it.",
    },
)
def word_minimum(part: Part, ctx: Context, *, words: PositiveInt) -> Observations:
    """A written part has at least as many words as the page asks for.

    What it looks at: the words of all files of the part together, by the rule
    `mcrubric.words/1` (see the page on counting words).
    Why it matters: a portfolio under the minimum comes back before anybody reads it.
    Fails: every usual way of counting stays below the minimum; at exactly the minimum it passes.
    Passes: the counted words reach the minimum; questions copied from the page, placeholders,
    headings, code, comments and hidden text are not counted, and the report says how many words
    that were.
    Limits: pages say "words" and not how to count them, so where another usual rule, or the words
    in headings and the like, would reach the minimum, the outcome is "review", never "fail". So
    it is if the rest of the words may stand on scanned pages, which hold no text to count.
    """
    count = ctx.words(part)
    if count.counted >= words:
        yield passed(measured=count.counted, required=words, unit="word", evidence=_evidence(count))
        return
    highest = max(count.highest, count.with_soft)
    scanned = _scanned(part)
    said: dict[str, Any] = {
        "measured": count.counted,
        "required": words,
        "unit": "word",
        "missing": words - count.counted,
        "at": part.places,
        "aside": _aside(count),
        "evidence": {**_evidence(count), "by_rule": dict(count.by_rule)},
    }
    if scanned:
        yield review("scanned", **{**said, **_pages(scanned), "at": scanned})
    elif highest >= words:
        yield review("borderline", highest=highest, **said)
    else:
        yield failed("short", **said)


def _scanned(part: Part) -> tuple[Place, ...]:
    return tuple(
        Place(path=document.path, page=page)
        for document in part.documents
        for page in document.scanned_pages
    )


def _pages(places: tuple[Place, ...]) -> dict[str, Any]:
    """Return the first pages and how many more there are, for a sentence."""
    shown = [str(place.page) for place in places[:_SHOWN]]
    more = [f"{len(places) - _SHOWN:,} more"] if len(places) > _SHOWN else []
    which = "page" if len(places) == 1 else "pages"
    return {"which": OwnWords(which), "pages": [*map(OwnWords, shown), *map(OwnWords, more)]}


def _evidence(count: WordCount) -> dict[str, Any]:
    return {
        "rule": OwnWords("mcrubric.words/1"),
        "counted": count.counted,
        "left_out": dict(count.left_out),
        "total": count.total,
        "word_processor_total": count.word_processor_total,
    }


def _aside(count: WordCount) -> str:
    """Say what was not counted, as a sentence of its own; nothing if that is nothing."""
    parts = [
        f"{number:,} {LEFT_OUT_IN_WORDS.get(reason, reason)}"
        for reason, number in count.left_out.items()
        if number
    ]
    return OwnWords(f" Not counted: {'; '.join(parts)}.") if parts else ""
