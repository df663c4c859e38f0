"""Which sentences stand below a heading that is the name of something."""

from __future__ import annotations

import re
from bisect import bisect_right
from sys import maxsize
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mcrubric.plugin import Part, Sentence

_NUMBER: Final = re.compile(
    r"^(?:(?:essential )?(?:component|outcome|eo|part|section)? ?)?\d{1,2}[.):]? |^[a-z][.)] "
)
_MARKS: Final = " \t\n.:#*_-\u2013\u2014"


def below_names(
    part: Part, sentences: Sequence[Sentence], names: Sequence[Sequence[str]]
) -> tuple[int | None, ...]:
    """Return for each sentence whose name the heading above it is, by its index in `names`.

    None where there is no heading above, or it is nobody's name or the name of several.
    """
    heads = tuple(_heads(part, names))
    return tuple(_owner(sentence, heads) for sentence in sentences)


def _heads(
    part: Part, names: Sequence[Sequence[str]]
) -> Iterator[tuple[tuple[int, int], int | None]]:
    """Give where each heading stands, and whose name it is."""
    known = [{_bare(each) for each in several} - {""} for several in names]
    for index, document in enumerate(part.documents):
        for block in document.blocks:
            if block.kind == "heading":
                bare = _bare(document.slice(block))
                owners = [at for at, own in enumerate(known) if bare in own]
                yield (index, block.start), owners[0] if len(owners) == 1 else None


def _owner(sentence: Sentence, heads: Sequence[tuple[tuple[int, int], int | None]]) -> int | None:
    """Return whose name the last heading of the same document before a sentence is."""
    at = bisect_right(heads, (sentence.document, sentence.start, maxsize), key=_key) - 1
    if at < 0 or heads[at][0][0] != sentence.document:
        return None
    return heads[at][1]


def _key(head: tuple[tuple[int, int], int | None]) -> tuple[int, int, int]:
    return (*head[0], 0)


def _bare(name: str | None) -> str:
    plain = " ".join((name or "").casefold().split()).strip(_MARKS)
    return _NUMBER.sub("", plain).strip(_MARKS)
