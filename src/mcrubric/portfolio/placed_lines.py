"""Places that stand apart from the name of their file: on a line that says so, or in a sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from mcrubric.portfolio.beside import ANY_PLACES
from mcrubric.portfolio.citing import Cited, without
from mcrubric.portfolio.mentions import pure_places
from mcrubric.portfolio.tables.places import has_place, is_bare, medium_of, with_places
from mcrubric.portfolio.tables.words import claims_of, units_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mcrubric.model.documents import Block, Document
    from mcrubric.portfolio.drafts import CitedDraft
    from mcrubric.portfolio.uploads import Uploads

_LINE: Final = re.compile(
    r"^[ \t>*_+\u2022-]*(?P<label>[^\W\d_][^:\n\d]{0,40}):[ \t*_]*(?P<said>[^\s*_][^\n]*)$",
    re.MULTILINE,
)
_UNDER: Final = re.compile(
    r"\b(?:under|below|headings?|sections?|chapters?|headed|titled|called|part|table|figure)\s"
    r"(?:the\s)?(?:\"[^\"\n]{1,80}\"|“[^”\n]{1,80}”|[0-9]{1,3}\b)",
    re.IGNORECASE,
)
_SAID: Final = 12
"""Words behind a label; what is longer tells a story."""
_ASKED: Final = 3
"""Places of which a person is asked whether they are meant: enough to see what was found."""


class PlacedLine(NamedTuple):
    """`Where: p. 7` at `[start, end)` of a document; `units` are what a bare number counts."""

    start: int
    end: int
    said: str
    units: frozenset[str]

    @property
    def pure(self) -> bool:
        """Whether the line says where to look and nothing else."""
        return pure_places(self.said) or bool(self.units and is_bare(self.said))


def placed_lines(document: Document, blocks: Sequence[Block]) -> Iterator[PlacedLine]:
    """Give the lines that announce a place, as `Page: 8` does below the name of a file."""
    for block in blocks:
        if block.kind == "code" or block.cell:
            continue
        for line in _LINE.finditer(document.text, block.start, block.end):
            label, said = line["label"], line["said"].rstrip(" \t*_.")
            if next(iter(claims_of(label)), None) == "place" and len(said.split()) <= _SAID:
                yield PlacedLine(*line.span(), said, units_in(label))


def placed(
    cited: Sequence[CitedDraft], lines: Sequence[PlacedLine], uploads: Uploads
) -> list[CitedDraft]:
    """Give citations without a place the places on the lines below them.

    Lines belong to the files named since the lines before; those above all files to the first.
    """
    found = list(cited)
    wanting = [at for at, each in enumerate(found) if not has_place(each)]
    wanting.sort(key=lambda at: found[at].place.start or 0)
    starts = [found[at].place.start or 0 for at in wanting]
    below: defaultdict[int, list[PlacedLine]] = defaultdict(list)
    for line in lines:
        below[bisect_left(starts, line.start)].append(line)
    own, begin = below.pop(0, []), 0
    for until in sorted(below) or [len(wanting)]:
        own += below[until]
        units: frozenset[str] = frozenset().union(*(line.units for line in own))
        near = wanting[begin:until]
        given = with_places([found[at] for at in near], [e.said for e in own], units, uploads)
        for at, each in zip(near, given, strict=True):
            found[at] = each
        own, begin = [], until
    return found


def without_lines(cited: Sequence[Cited], lines: Sequence[PlacedLine]) -> list[Cited]:
    """Add the lines that are no prose to the stretches that are cut out of an explanation."""
    cut = (Cited(line.start, line.end, (), cut=True) for line in lines if line.pure)
    return sorted([*cited, *cut], key=lambda each: (each.start, each.end))


def perhaps_placed(
    document: Document, blocks: Sequence[Block], cut: Sequence[Cited], cited: Sequence[CitedDraft]
) -> list[CitedDraft]:
    """Give citations the places in the sentences of their entry as `unsure`, if none has any.

    Nobody knows whether `Page 12 names one person` speaks of the file; but it is not known either
    that no place is given.
    """
    if not cited or any(has_place(each) for each in cited):
        return list(cited)
    text = "\n".join(without(document, (each.start, each.end), cut) for each in blocks)
    moments = _first(each[0] for each in ANY_PLACES.finditer(text) if each[0][0].isdigit())
    others = _first(
        each[0]
        for pattern in (ANY_PLACES, _UNDER)
        for each in pattern.finditer(text)
        if not each[0][0].isdigit()
    )
    return [_perhaps(each, moments if _is_recorded(each) else others) for each in cited]


def _first(places: Iterable[str]) -> tuple[str, ...]:
    return tuple(islice(dict.fromkeys(filter(pure_places, places)), _ASKED))


def _is_recorded(cited: CitedDraft) -> bool:
    return medium_of(cited.named) in {"video", "audio"}


def _perhaps(cited: CitedDraft, places: tuple[str, ...]) -> CitedDraft:
    return replace(cited, at=places, unsure=True) if places else cited
