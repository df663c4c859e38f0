"""Text as its letters and digits alone, so that quotations match however a text is laid out."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD: Final = re.compile(r"[^\W_]+")
_WITHIN: Final = re.compile(r"(?<=\w)['\u2019\u02bc\u00ad\u200b-\u200d\u2060](?=\w)")
"""Apostrophes, soft hyphens and spaces of no width do not part words."""
_HYPHEN: Final = re.compile(r"(?<=\w)[-\u2010\u2011]\s*(?=\w)")
"""Nor does a hyphen, with which a line may end."""
_SURE: Final = 20
"""Letters in a row that are no chance match, even where a file keeps no spaces between words."""


class Folded(NamedTuple):
    """`letters` without case, accents, marks and spaces; `edges[i]` says that a word begins at i.

    A word begins behind the last letter too, so that what ends there ends with a word.
    """

    letters: str
    edges: bytearray

    def find(self, piece: str, start: int = 0, end: int | None = None) -> int:
        """Return where `piece` begins, -1 if nowhere; a short one is whole words."""
        at = self.letters.find(piece, start, end)
        while at >= 0 and len(piece) < _SURE:
            if self.edges[at] and self.edges[at + len(piece)]:
                return at
            at = self.letters.find(piece, at + 1, end)
        return at


def found_in_order(pieces: Iterable[Folded], text: Folded) -> int:
    """Count the pieces that stand in a text one behind the other, up to the first that does not."""
    end = count = 0
    for piece in pieces:
        start = text.find(piece.letters, end)
        if start < 0:
            break
        end = start + len(piece.letters)
        count += 1
    return count


def fold(text: str) -> Folded:
    """Fold a text; ligatures (NFKD), hyphens at line ends, curly marks and dashes vanish."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    words = _WORD.findall(_HYPHEN.sub("", _WITHIN.sub("", plain)))
    edges = bytearray(sum(map(len, words)) + 1)
    at = 0
    for word in words:
        edges[at] = 1
        at += len(word)
    edges[at] = 1
    return Folded("".join(words), edges)
