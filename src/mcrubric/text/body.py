"""Which stretches of a document are counted, and why the others are not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.model.documents import Block, Document, LeftOut
from mcrubric.text.echo import find_echoes
from mcrubric.text.placeholders import find_placeholders

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mcrubric.text.echo import Echo

_REFERENCES: Final = re.compile(
    r"\W*(?:list of )?(?:references|works cited|bibliography|literature cited|sources cited"
    r"|reference list)\W*",
    re.IGNORECASE,
)
# Words that nobody reads as the candidate's text, wherever a question or a template is found.
_UNREAD: Final[frozenset[LeftOut]] = frozenset(("hidden", "deleted", "comment"))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Code points `[start, end)` of a document's text; `left_out` None: its words are counted."""

    start: int
    end: int
    left_out: LeftOut | None


def stretches(document: Document, prompts: tuple[str, ...]) -> Iterator[Stretch]:
    """Yield the stretches of a document in order: blocks, cut at questions and placeholders."""
    return stretches_between(document, find_echoes(document, prompts))


def stretches_between(document: Document, echoes: Iterable[Echo]) -> Iterator[Stretch]:
    """Yield the same where it is known already at which places questions are repeated."""
    cuts = _cuts(document, echoes)
    first = 0
    for block, left_out in with_references(document):
        while first < len(cuts) and cuts[first].end <= block.start:
            first += 1
        at = len(cuts) if left_out in _UNREAD else first
        yield from _cut(Stretch(block.start, block.end, left_out), cuts, at)


def with_references(document: Document) -> Iterator[tuple[Block, LeftOut | None]]:
    """Yield each block and why it is left out; what stands below "References" is references."""
    level = 0
    for block in document.blocks:
        if block.kind == "heading":
            if not level or block.level <= level:
                listed = _REFERENCES.fullmatch(document.slice(block))
                level = block.level if listed else 0
            yield block, block.left_out
        else:
            yield block, "references" if level and block.left_out is None else block.left_out


def _cuts(document: Document, echoes: Iterable[Echo]) -> Sequence[Stretch]:
    cuts = [Stretch(each.start, each.end, "prompt") for each in echoes]
    left = [Stretch(*span, "placeholder") for span in find_placeholders(document.text)]
    if not left:
        return cuts
    return [*_apart(sorted((*cuts, *left), key=lambda cut: (cut.start, cut.end)))]


def _apart(cuts: Iterable[Stretch]) -> Iterator[Stretch]:
    done = 0
    for cut in cuts:
        if cut.end > done:
            yield Stretch(max(cut.start, done), cut.end, cut.left_out)
            done = cut.end


def _cut(block: Stretch, cuts: Sequence[Stretch], at: int) -> Iterator[Stretch]:
    done = block.start
    while at < len(cuts) and cuts[at].start < block.end:
        cut = cuts[at]
        if done < cut.start:
            yield Stretch(done, cut.start, block.left_out)
        yield Stretch(max(done, cut.start), min(cut.end, block.end), cut.left_out)
        done = min(cut.end, block.end)
        at += 1
    if done < block.end:
        yield Stretch(done, block.end, block.left_out)
