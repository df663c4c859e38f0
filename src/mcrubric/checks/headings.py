"""Which sentences stand below a heading or a title that names something."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from mcrubric.plugin import stemmed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from mcrubric.plugin import Part, Sentence

_NUMBERED: Final = re.compile(
    r"(?:(?:essential )?(?P<own>component|outcome|eo)|part|section) ?#?(?P<number>\d{1,2})\b"
    r"(?P<rest>.*)",
    re.DOTALL,
)
"""`Component 2`, `EO2: ...`, `Essential outcome 2`; "Part 2" may be that of the portfolio."""
_LIST_NUMBER: Final = re.compile(r"^(?:\d{1,2}|[a-z])[.):] ?")
_MARKS: Final = " \t\n.:#*_-\u2013\u2014"

Place = tuple[int, int]
"""A document's number, and a code point in its text."""


def below_names(
    part: Part,
    titles: Sequence[Sentence],
    sentences: Sequence[Sentence],
    names: Sequence[Sequence[str]],
    wording: Sequence[AbstractSet[str]],
) -> tuple[int | None, ...]:
    """Return for each sentence whose name the heading above it is, by its index in `names`.

    `titles` are headings too; `wording` are the stems that only one of the named is worded with. A
    heading is somebody's if it is the name, or has the number, or has words of nobody else's
    wording. None where there is no heading above, or it is nobody's or that of several.
    """
    known = [{_bare(each) for each in several} - {""} for several in names]
    heads = sorted((place, _owner(text, known, wording)) for place, text in _heads(part, titles))
    places = [place for place, _ in heads]
    return tuple(_above(each, places, [owner for _, owner in heads]) for each in sentences)


def _heads(part: Part, titles: Sequence[Sentence]) -> Iterator[tuple[Place, str]]:
    """Give where each heading stands, and what it says."""
    for index, document in enumerate(part.documents):
        for block in document.blocks:
            if block.kind == "heading":
                yield (index, block.start), document.slice(block)
    yield from (((each.document, each.start), each.text) for each in titles)


def _owner(
    heading: str, known: Sequence[AbstractSet[str]], wording: Sequence[AbstractSet[str]]
) -> int:
    """Return whose name a heading is, -1 for nobody's."""
    bare = _bare(heading)
    numbered = _NUMBERED.match(bare)
    rest = numbered["rest"].strip(_MARKS) if numbered else bare
    named = [at for at, own in enumerate(known) if own & {bare, rest}]
    if not named and numbered and numbered["own"] and 0 < int(numbered["number"]) <= len(known):
        named = [int(numbered["number"]) - 1]
    if not named:
        content = stemmed(rest).content
        named = [at for at, stems in enumerate(wording) if not stems.isdisjoint(content)]
    return named[0] if len(named) == 1 else -1


def _above(sentence: Sentence, places: Sequence[Place], owners: Sequence[int]) -> int | None:
    """Return whose name the last heading of the same document before a sentence is."""
    at = bisect_right(places, (sentence.document, sentence.start)) - 1
    if at < 0 or places[at][0] != sentence.document or owners[at] < 0:
        return None
    return owners[at]


def _bare(name: str | None) -> str:
    plain = " ".join((name or "").casefold().split()).strip(_MARKS)
    return _LIST_NUMBER.sub("", plain).strip(_MARKS)
