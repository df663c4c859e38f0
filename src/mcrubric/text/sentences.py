"""Sentences of a text, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Final

from mcrubric.model.limits import SENTENCE, SENTENCES
from mcrubric.model.places import Place
from mcrubric.text.body import with_references
from mcrubric.text.phrases import NO_WORDS, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.documents import Document

_CLOSING: Final = "\"'\u2019\u201d\u00bb)\\]*_"
_STOP: Final = re.compile(
    rf"(?P<mark>(?<![.!?\u2026])[.!?\u2026]++[{_CLOSING}]*+)(?=\s)"
    r"|(?P<cjk>[\u3002\uff01\uff1f]++[\u300d\u300f\uff09\u201d]*+)"
    r"|(?P<gap>\n[^\S\n]*\n)"
    r"|(?P<item>\n)"
    r"(?=[ \t]*+(?:[-*+\u2022\u2023\u25e6\u25aa\u2013]|\(?(?:\d{1,3}|[A-Za-z])[.)])[ \t])"
)
_NEXT: Final = re.compile(r"\s*+[\"'\u2018\u201c\u00ab(\[*_\-\u2013\u2014]*+(\w[\w']*+)?")
_BEFORE: Final = 24
"""Code points before a full stop that are looked at: longer than every abbreviation."""
_LAST_WORD: Final = re.compile(r"(?:^|[\s(\[\"'\u201c\u2018\u2013\u2014/])([^\s(\[\"\u201c]+)\Z")
# Always before a name, a number or more of the sentence.
_TITLES: Final = frozenset(
    "dr mr mrs ms mx prof st rev fr sr supt "  # noqa: SIM905 - a long list of strings reads worse
    "gov sen rep gen col lt sgt capt hon pres asst assoc mt ft e.g i.e cf vs viz approx "
    "incl fig figs eq vol ch sec art nos pp par ex resp dept est".split()
)
# Such only before a number; "no", "art" and "p" end sentences too.
_NUMBERED: Final = frozenset(
    ("no", "p", "pg", "l", "ll", "n", "room", "ca", "c", "gr", "ext", "tel")
)
# These end a sentence if what follows looks like the start of one.
_EITHER: Final = frozenset(
    "a.m p.m am pm etc inc jr ltd co corp ave "  # noqa: SIM905 - a long list of strings reads worse
    "blvd rd u.s u.s.a u.k u.n d.c ph.d ed.d m.ed b.a m.a b.s m.s ed.s b.c a.d al jan feb "
    "mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "mo min max hr hrs".split()
)
_STARTERS: Final = frozenset(
    "the a an this that these those it its we "  # noqa: SIM905 - a long list of strings reads worse
    "our i my he his she her they their you your in on at by for from with after before "
    "during when while since as if because although though but and so yet then there here "
    "what who why how where which each every all some many most no not one two three "
    "several both another other next last first second finally later now today also "
    "however still once until to".split()
)
_INITIAL: Final = re.compile(r"(?:[A-Z]\.?-?)?[A-Z]")
_LIST_NUMBER: Final = re.compile(r"\(?(?:\d{1,3}|[A-Za-z])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence at `[start, end)` of the text of document number `document` (from 0) of a part.

    `paragraph` numbers the blocks of the part from 0, those that are not left out.
    `words` are its words, for all who look for phrases in it; of one that is longer than any
    sentence, the first.
    """

    text: str
    document: int
    start: int
    end: int
    paragraph: int
    place: Place
    words: Words = field(default=NO_WORDS, compare=False, repr=False)


def sentences_of(documents: tuple[Document, ...]) -> tuple[Sentence, ...]:
    """Return the sentences of a part's counted blocks, in order; of a flood, the first of them."""
    return tuple(islice(each_sentence(documents), SENTENCES))


def each_sentence(documents: tuple[Document, ...]) -> Iterator[Sentence]:
    """Give all of them one by one, for whoever keeps few of them."""
    return _sentences(documents)


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of the sentences of one block, without white space around them.

    A line end within a sentence is white space; before a list mark or a blank line it ends one.
    """
    return tuple(_spans(text))


def _sentences(documents: tuple[Document, ...]) -> Iterator[Sentence]:
    paragraph = 0
    forms: dict[str, str] = {}
    for number, document in enumerate(documents):
        for block, left_out in with_references(document):
            if left_out is not None:
                continue
            for first, last in split_sentences(document.slice(block)):
                start, end = block.start + first, block.start + last
                text, place = document.text[start:end], document.place(start, end)
                yield Sentence(
                    text, number, start, end, paragraph, place, Words(text[:SENTENCE], forms)
                )
            paragraph += 1


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _STOP.finditer(text):
        if match["mark"] is None or _ends(text, match):
            yield from _trimmed(text, start, match.end())
            start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        first = start + len(piece) - len(piece.lstrip())
        yield first, first + len(stripped)


def _ends(text: str, stop: re.Match[str]) -> bool:
    """Tell whether a mark that stands before white space ends a sentence."""
    after = _NEXT.match(text, stop.end())
    following = (after[1] or "") if after else ""
    if following[:1].islower():
        # `"Why?" she asked`: but a question's mark alone ends it, however the next one begins.
        return stop["mark"][0] in "!?" and stop["mark"][-1] in "!?"
    if stop["mark"] != ".":
        return True
    return _full_stop(text[max(0, stop.start() - _BEFORE) : stop.start()], following)


def _full_stop(before: str, following: str) -> bool:
    last = _LAST_WORD.search(before)
    word = last[1] if last else before
    plain = word.lower()
    if plain in _TITLES:
        return False
    if plain in _NUMBERED and (following[:1].isdigit() or len(plain) == 1):
        return not following[:1].isdigit() and not _INITIAL.fullmatch(word)
    if plain in _EITHER or _INITIAL.fullmatch(word):
        return following.lower() in _STARTERS or not following
    lead = before[: len(before) - len(word)].rstrip(" \t")
    begins = lead[-1:] in "\n.!?:" if lead else len(before) < _BEFORE
    return not (begins and _LIST_NUMBER.fullmatch(word))
