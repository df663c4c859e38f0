"""What stands between the places of a phrase: names, filler, whole forms, or not understood."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.locators.sheets import written
from mcrubric.locators.vocabulary import (
    ENDING,
    ENDS,
    FILLER,
    HEADINGS,
    LISTS,
    NOUNS,
    PARTS,
    POSITIONS,
    SHEETS,
    STARTS,
    WHOLE,
    WHOLE_ALONE,
)  # fmt: skip
from mcrubric.model.locators import Heading, Locator, NotUnderstood, Sheet, Whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mcrubric.locators.lexer import Token, Tokens

Rest = tuple[int, int, int]
"""Tokens `[start, end)` that no rule read, and how many places stand before them."""
_SILENT: Final = FILLER | POSITIONS
_NO_WORDS: Final = LISTS | frozenset("()[]{}.,:;-/\n@~=*!\u2022\xb7_><\u2192")
_NAMED_WHOLE: Final = NOUNS | PARTS | WHOLE | STARTS | ENDS


def read_rest(
    text: str, tokens: Tokens, places: Sequence[Locator], rests: Sequence[Rest]
) -> tuple[Locator, ...]:
    """Put what stands between places where it belongs, in the order it was written."""
    if text.lower() in WHOLE_ALONE:
        return (Whole(text),)
    found: list[Locator] = []
    done = 0
    for start, end, before in rests:
        found.extend(places[done:before])
        done = before
        said = _said(text, tokens, *_trimmed(tokens, start, end), alone=not places)
        if said is not None:
            found.append(said)
    return (*found, *places[done:])


def _trimmed(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    while start < end and tokens[start].text in _NO_WORDS:
        start += 1
    while end > start and tokens[end - 1].text in _NO_WORDS:
        end -= 1
    return start, end


def _said(text: str, tokens: Tokens, start: int, end: int, *, alone: bool) -> Locator | None:
    """Say what some words are; None for those that say nothing of their own."""
    words = [t for t in tokens[start:end] if t.text not in _NO_WORDS]
    telling = [t for t in words if t.text not in _SILENT]
    if not telling and not (alone and words):
        return None
    wording = written(text, tokens, start, end)
    if telling and _is_whole(telling):
        return Whole(wording)
    if telling and all(t.text in NOUNS or t.kind == "file" for t in telling):
        return Whole(wording) if alone else None
    if telling and not alone and all(t.text in STARTS | ENDING for t in telling):
        return None
    titled = _titled(text, tokens, start, end)
    if titled is not None or (telling and not any(map(_counts, words))):
        return titled or _named(telling, wording, alone=alone)
    return NotUnderstood(wording)


def _is_whole(telling: Sequence[Token]) -> bool:
    said = {t.text for t in telling}
    from_end_to_end = bool(said & STARTS and said & ENDS)
    return (bool(said & WHOLE) or from_end_to_end) and said <= _NAMED_WHOLE


def _named(telling: Sequence[Token], wording: str, *, alone: bool) -> Locator | None:
    """Words that end in what an artifact may be called are its name: `Family Handbook`.

    Alone they may be a place as well (`the blue folder`), so a person reads them.
    """
    last = telling[-1]
    if last.kind == "file":
        return Whole(wording) if alone else None
    return None if last.text in NOUNS and not alone else NotUnderstood(wording)


def _counts(token: Token) -> bool:
    return token.kind in ("number", "clock", "cells") or token.text in ("#", "$", "%")


def _titled(text: str, tokens: Tokens, start: int, end: int) -> Locator | None:
    """Read `Home visits section` and `the Budget tab`: a name before the word."""
    articles = [at for at in range(start, end) if tokens[at].text == "the"]
    start = articles[-1] + 1 if articles else start
    while start < end and tokens[start].text in FILLER and tokens[start].kind == "word":
        start += 1
    last = tokens[end - 1]
    if end - start <= 1 or not text[tokens[start].start].isupper():
        return None
    name = written(text, tokens, start, end - 1)
    if last.text in HEADINGS:
        return Heading(name)
    return Sheet(name, "") if last.text in SHEETS else None
