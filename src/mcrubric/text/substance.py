"""What a sentence holds that only somebody who was there can say: numbers, names, what was done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from mcrubric.text.vocabulary import (
    ABSTRACT,
    AUXILIARIES,
    CALENDAR_WORDS,
    CONCRETE_STEMS,
    FUNCTION_WORDS,
    IRREGULAR_PASTS,
    JARGON_STEMS,
    NOT_PAST,
    NUMBER_WORDS,
    VAGUE_STEMS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from mcrubric.text.phrases import Words

Sign = Literal["number", "date", "name", "quote", "event", "particulars"]
"""A number, a date or time of day, the name of somebody or something, words said, something that
happened, or several words of content that are neither vague nor the page's own."""

_ENOUGH: Final = 5
"""Points of a sentence that says something: a number and two words, or two events and one word.

With 5, at most half of the sentences of a good text of ours have none, and at least four in five of
a text that says nothing (`docs/explanation/what-addressed-means.md`)."""
_MARK, _MARKS = 3, 2  # points of a number, date, name or quote, and how many of them count
_EVENT, _EVENTS = 2, 2
_WORDS: Final = 5  # words of content that count, a point each
_SEVERAL: Final = 3  # words of content that are worth naming as a sign
_TALK: Final = 2  # words of management talk that make a sentence of it
_NUMBER: Final = re.compile(r"(?:\(?\d{1,3}[.)](?!\d))?+\D*+\d")  # not that of a list's item
_DATE: Final = re.compile(
    r"\b(?:in|of|last|by|until|since|early|late)\sMay\b|\bMay\s\d|\d{1,2}:\d\d"
)
_QUOTE: Final = re.compile(
    r"[\u201c\"][^\u201c\u201d\"]{3,400}[\u201d\"]"
    r"|(?<!\w)[\u2018'][A-Za-z][^\u2018\u2019']{6,400}[\u2019'](?!\w)"
)
_TITLE: Final = re.compile(r"\b(?:Mrs?|Ms|Dr|Coach|Chief|Pastor|Father|Sister|Officer)\.?\s[A-Z]")
_CAPITAL: Final = re.compile(
    r"[^\W\d_a-z][^\W\d_]{2}"
)  # of a name, or a small letter not of a to z
_OPENING: Final = " \"'\u201c\u2018(*_[\t\n"
_SENTENCE_END: Final = ".!?:;\u2014\u2013-\u2022"
_SHORTEST_NAME: Final = 3
_SHORTEST_PAST: Final = 5
_MARKS_BEFORE: Final = 24  # code points before a name in which the end of a sentence may stand
_BEFORE: Final = 2  # words before a form in -ed that may hold its auxiliary


class Substance(NamedTuple):
    """How much a sentence says that is its author's own, in points, and what tells it."""

    points: int
    signs: tuple[Sign, ...]

    @property
    def enough(self) -> bool:
        """Whether it says something at all."""
        return self.points >= _ENOUGH


def substance_of(
    text: str, words: Words, stems: Sequence[str], page: AbstractSet[str]
) -> Substance:
    """Weigh a sentence; `stems` are those of `words`, `page` the stems of the page's own words.

    It knows forms, not truth: what is made up has as much substance as what happened.
    """
    marks = tuple(_marks(text, words, stems, page))
    own = _Own(words, stems, page)
    if own.talk >= _TALK and own.talk + own.abstract >= len(own.words):
        marks = tuple(each for each in marks if each != "number")  # "24/7" and "10x" are talk too
        if not marks:
            return Substance(0, ())
    points = (
        _MARK * min(len(marks), _MARKS)
        + _EVENT * min(own.events, _EVENTS)
        + min(len(own.words), _WORDS)
    )
    signs: list[Sign] = [*marks]
    signs += ["event"] if own.events else []
    signs += ["particulars"] if len(own.words) >= _SEVERAL else []
    return Substance(points, tuple(signs))


def _marks(text: str, words: Words, stems: Sequence[str], page: AbstractSet[str]) -> Iterator[Sign]:
    forms = frozenset(words.forms)
    if _NUMBER.match(text) or forms & NUMBER_WORDS:
        yield "number"
    if forms & CALENDAR_WORDS or _DATE.search(text):
        yield "date"
    if _TITLE.search(text) or any(_names(text, words, stems, page)):
        yield "name"
    if _QUOTE.search(text):
        yield "quote"


def _names(text: str, words: Words, stems: Sequence[str], page: AbstractSet[str]) -> Iterator[bool]:
    """Yield, for each word within the sentence, whether it is written as a name is."""
    if not _CAPITAL.search(text, 1):
        return
    for at, word in enumerate(words):
        written = text[word.start : word.end]
        if not at or not written[0].isupper() or len(written) < _SHORTEST_NAME:
            continue
        if written.isupper() or word.form in CALENDAR_WORDS or word.form in FUNCTION_WORDS:
            continue
        before = text[max(0, word.start - _MARKS_BEFORE) : word.start].rstrip(_OPENING)
        yield (
            "'" not in word.form[:2] and before[-1:] not in _SENTENCE_END and stems[at] not in page
        )


class _Own:
    """The words of a sentence by what they say: content, events, abstractions, talk."""

    __slots__ = ("abstract", "events", "talk", "words")

    def __init__(self, words: Words, stems: Sequence[str], page: AbstractSet[str]) -> None:
        self.words: set[str] = set()
        self.events = self.abstract = self.talk = 0
        forms = words.forms
        for at, (form, root) in enumerate(zip(forms, stems, strict=True)):
            self.events += _is_event(forms, at, root)
            if form in FUNCTION_WORDS:
                continue
            if root in JARGON_STEMS:
                self.talk += 1
            elif root in VAGUE_STEMS or root in page:
                continue
            elif ABSTRACT.search(form) and root not in CONCRETE_STEMS:
                self.abstract += 1
            else:
                self.words.add(root)


def _is_event(forms: Sequence[str], at: int, root: str) -> bool:
    """Tell whether a word says that something happened: a past that no auxiliary stands before."""
    form = forms[at]
    regular = form.endswith("ed") and len(form) >= _SHORTEST_PAST and form not in NOT_PAST
    if not regular and form not in IRREGULAR_PASTS:
        return False
    if AUXILIARIES.intersection(forms[max(0, at - _BEFORE) : at]):
        return False
    return form in IRREGULAR_PASTS or root not in VAGUE_STEMS
