"""Quoted words looked for where a citation says they stand, then in the rest of the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mcrubric.locators.answers import UNKNOWN, Answer, not_read, resolved, unverifiable
from mcrubric.locators.folding import Folded, fold, found_in_order
from mcrubric.locators.running import runs_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mcrubric.locators.passages import Passage, Passages

MAX_QUOTE: Final = 2_000
"""Code points: a quotation of a page is longer than any that guides somebody."""
TOO_MANY: Final = Answer("limit", "more quotations are cited than are looked for")
NOWHERE: Final = "nowhere in its text"
NOT_THERE: Final = "not there"
NOT_THERE_AT_LEAST: Final = "not there, and not all of the rest was read"
_GAP: Final = re.compile(r"\[?(?:\u2026|\.\s?\.\s?\.)\.?\]?")


def find_quote(quote: str, passages: Passages, pages: Sequence[range] | None) -> Answer:
    """Look for quoted words; `pages` are the numbers of those that the citation names.

    Case, accents, marks, spaces and line ends make no difference, and an ellipsis is a gap. A
    quotation may begin on a named page and run on to the next. Not finding it is told only where
    all text that it should stand in was read.
    """
    if len(quote) > MAX_QUOTE:
        return Answer("unverifiable", "it is longer than is looked for")
    pieces = _pieces(quote)
    if not pieces:
        return UNKNOWN
    if not passages.all:
        return not_read(passages.unread)
    everywhere = range(len(passages.all))
    named = everywhere if pages is None else passages.within(pages)
    there = _first(pieces, passages, named)
    if there is not None:
        return resolved(there)
    if passages.spent:
        return TOO_MANY
    others = sorted(frozenset(everywhere).difference(named))
    return _doubt(passages, named) or _elsewhere(pieces, passages, others)


def _elsewhere(pieces: Sequence[Folded], passages: Passages, others: Sequence[int]) -> Answer:
    """Say where words stand that are not where the citation says."""
    there = _first(pieces, passages, others)
    if there is not None:
        return Answer("quote-not-found", there, elsewhere=True)
    if passages.spent:
        return TOO_MANY
    if passages.whole:
        return Answer("quote-not-found", NOWHERE)
    named_some = len(others) < len(passages.all)
    if others and named_some:
        return Answer("quote-not-found", NOT_THERE_AT_LEAST if passages.unread else NOT_THERE)
    return not_read(passages.unread)


def words_at(words: str, passages: Passages) -> str | None:
    """Return where words stand, blank if the file has no pages, None if they were not found."""
    pieces = _pieces(words) if len(words) <= MAX_QUOTE else ()
    return _first(pieces, passages, range(len(passages.all))) if pieces else None


def _first(pieces: Sequence[Folded], passages: Passages, indexes: Iterable[int]) -> str | None:
    """Return the first passage that has the words, None if none of them has."""
    for at in indexes:
        if passages.spent:
            return None
        if (there := _found_at(pieces, passages, at)) is not None:
            return there
    return None


def _pieces(quote: str) -> tuple[Folded, ...]:
    """Return what stands between ellipses."""
    return tuple(piece for piece in map(fold, _GAP.split(quote)) if piece.letters)


def _doubt(passages: Passages, named: Sequence[int]) -> Answer | None:
    """Say why words that were not found may stand there all the same, if they may.

    What kept a reader from the text comes first: it is told, whatever else there is.
    """
    unread = any(passage.text is None for at in named for passage in _here(passages, at))
    if unread and passages.unread:
        return not_read(passages.unread)
    scanned = [passages.all[at].name for at in named if passages.all[at].scanned]
    if scanned:
        more = f" and {len(scanned) - 1:,} more" if len(scanned) > 1 else ""
        return Answer("unverifiable", f"a picture of text, without words: {scanned[0]}{more}")
    return unverifiable() if unread else None


def _here(passages: Passages, at: int) -> Iterator[Passage]:
    """Give a passage, and the one that words may run on to."""
    yield passages.all[at]
    behind = passages.follows(at)
    if behind is not None:
        yield passages.all[behind]


def _found_at(pieces: Sequence[Folded], passages: Passages, at: int) -> str | None:
    """Return where words stand that begin in a passage, None if they do not."""
    here, name = passages.folded(at), passages.all[at].name
    count = found_in_order(pieces, here)
    if count == len(pieces):
        return f"on {name}" if name else ""
    behind = passages.follows(at)
    if behind is None or _stand_whole(pieces, passages, behind, begun=count > 0):
        return None
    parted = runs_on(pieces[count:], here, passages.folded(behind), begun=count > 0)
    return f"on {name} and the next" if parted else None


def _stand_whole(pieces: Sequence[Folded], passages: Passages, at: int, *, begun: bool) -> bool:
    """Tell whether the words stand on the next page alone: their first one is on most pages."""
    return not begun and found_in_order(pieces, passages.folded(at)) == len(pieces)
