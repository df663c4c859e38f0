"""Sentences that point at the evidence or praise it, and say nothing of what it shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from mcrubric.text.phrases import PhraseFinder, Words, words_of
from mcrubric.text.stems import stem
from mcrubric.text.substance import Substance, substance_of
from mcrubric.text.vocabulary import POINTING_STEMS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from mcrubric.text.phrases import Match

_FEWEST: Final = 2
"""Words that point or praise, from which a text can be told to do nothing else: "see attached"."""
_NUMBER: Final = r"(?:\d{1,4}|[ivx]{1,4}|[A-Z])\b"
# A page, a file or a moment is where to look; that there is such a place says nothing of it.
_REFERENCE: Final = re.compile(
    rf"""\b(?:(?i:pages?|pp?|slides?|rows?|columns?|lines?|tabs?|sheets?|figures?|sections?|paragraphs?
      |artifacts?|exhibits?|attachments?|appendix|appendices|files?|documents?|items?|minutes?
      |outcomes?|details?|components?|parts?))
      \.?\ ?\#?{_NUMBER}(?:\ ?(?:-|\u2013|,|to|through|and|&)\ ?{_NUMBER}){{0,9}}
    | \b\d{{1,2}}:\d\d(?::\d\d)?\b""",
    re.VERBOSE,
)
# Whole phrases, for their words alone ("speaks", "look", "doubt") tell something elsewhere.
_PHRASES: Final = PhraseFinder(
    (
        "see attached", "please see", "please refer to", "as can be seen", "as you can see",
        "as the reader can see", "as seen in", "as shown in", "as stated above", "as noted above",
        "speaks for itself", "speak for themselves", "self-explanatory", "needs no explanation",
        "no further explanation", "leaves no doubt", "without a doubt", "beyond any doubt",
        "looking for", "what was asked for", "what is asked for", "what is required",
        "everything that is needed", "all that is needed", "above and beyond", "hard work",
        "work very hard", "worked very hard", "time and effort", "best practice", "high level",
        "highest level", "in great depth", "in detail", "who I am", "all that I do",
        "everything I do", "everything we do", "all aspects", "every aspect", "every part of",
    )
)  # fmt: skip


class Pointing(NamedTuple):
    """How many words of a sentence point or praise, and what the others of it say."""

    words: int
    rest: Substance


def only_points(sentences: Sequence[Pointing]) -> bool:
    """Tell whether sentences do nothing else: more of their words point than say anything."""
    words = sum(each.words for each in sentences)
    points = sum(each.rest.points for each in sentences)
    return words >= _FEWEST and words > points and not any(each.rest.enough for each in sentences)


def pointing_of(text: str, page: AbstractSet[str], boilerplate: PhraseFinder) -> Pointing:
    """Weigh a sentence; `page` are stems of the page, `boilerplate` the rubric's empty phrases.

    Phrases that point or praise and places to look at are cut out; of what is left, words that
    point or praise do not count as saying anything.
    """
    text = _without(text, [match.span() for match in _REFERENCE.finditer(text)])
    rest = _without(text, [(each.start, each.end) for each in _found(text, boilerplate)])
    words = Words(rest, {})
    stems = [stem(form) for form in words.forms]
    left = sum(each in POINTING_STEMS for each in stems)
    cut = len(words_of(text)) - len(words)
    return Pointing(cut + left, substance_of(rest, words, stems, page | POINTING_STEMS))


def _found(text: str, boilerplate: PhraseFinder) -> Sequence[Match]:
    words = words_of(text)
    return (*_PHRASES.find_among(words, text), *boilerplate.find_among(words, text))


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return a text with blanks where something is cut out: what is left stands where it stood."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    return "".join(letters)
