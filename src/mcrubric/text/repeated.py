"""Paragraphs of a text that stand there again, word for word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.model.places import Place
from mcrubric.text.body import with_references
from mcrubric.text.same import normal_form
from mcrubric.text.tokens import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mcrubric.model.documents import Block, Document

_KINDS: Final = frozenset(("paragraph", "list-item", "quote"))
_LEAST: Final = 20
"""Words of a paragraph that nobody writes twice by chance: longer than a refrain, a motto or a
line that every section begins with."""
_QUESTION: Final = "?"
_ADDRESS: Final = "://"
"""Stands in notes that name a source, which recur."""


@dataclass(frozen=True, slots=True)
class Repetition:
    """A paragraph of `words` words that has stood before: where, and where the first stands."""

    words: int
    place: Place
    first: Place


def repetitions(documents: Iterable[Document]) -> tuple[Repetition, ...]:
    """Return the paragraphs of a part that repeat an earlier one, in order.

    They differ at most in case, punctuation and spacing. Headings, cells of tables, questions,
    short paragraphs and what is not counted are left aside; so is a file handed in twice, which is
    counted once.
    """
    first: dict[str, Place] = {}
    found: list[Repetition] = []
    texts: set[str] = set()
    for document in documents:
        if document.text in texts:
            continue
        texts.add(document.text)
        for block, form in _paragraphs(document):
            place = document.place(block.start, block.end)
            if form in first:
                found.append(Repetition(count(document.slice(block)), place, first[form]))
            else:
                first[form] = place
    return tuple(found)


def _paragraphs(document: Document) -> Iterator[tuple[Block, str]]:
    """Yield the paragraphs that count, each in the form that likes share."""
    for block, left_out in with_references(document):
        if left_out is not None or block.cell or block.kind not in _KINDS:
            continue
        text = document.slice(block)
        if (
            _ADDRESS not in text
            and not text.rstrip().endswith(_QUESTION)
            and text.count(" ") + text.count("\n") >= _LEAST // 2
        ):
            form = normal_form(text)
            if form.count(" ") + 1 >= _LEAST:
                yield block, form
