"""The parts of a hand-in read as far as somebody wants to know them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Final

from mcrubric.model.artifacts import Problem
from mcrubric.model.documents import Document
from mcrubric.model.failures import Failure
from mcrubric.model.portfolio import Evidence, Fault, Part
from mcrubric.portfolio.evidence import evidence_of
from mcrubric.portfolio.matching import Matcher
from mcrubric.portfolio.reading import (
    HANDED_IN,
    Readers,
    Unread,
    Wanted,
    read_document,
    read_entries,
    read_handed_in,
    unreadable_part,
)
from mcrubric.portfolio.shelf import Shelf
from mcrubric.portfolio.uploads import Uploads

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.rubric import PartOutline
    from mcrubric.portfolio.drafts import Drafts
    from mcrubric.portfolio.parts import PartFiles
    from mcrubric.readers.yaml import Node

_TOGETHER: Final = Problem(
    "limit",
    "the files of this part are too long together; it and those behind it were left unread",
)


@dataclass(frozen=True, slots=True)
class ReadPart:
    """A part with its entries, if it is a self-analysis, and what is wrong with its files.

    `failures` tells of readers that broke down on them.
    """

    part: Part
    evidence: tuple[Evidence, ...] = ()
    faults: tuple[Fault, ...] = ()
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class PartReading:
    """What reading a part needs."""

    shelf: Shelf
    readers: Readers
    wanted: Wanted
    matcher: Matcher
    uploads: Uploads


def read_part(
    outline: PartOutline, files: PartFiles, handed_in: Node | None, reading: PartReading
) -> ReadPart:
    """Read the files of a part, in order; `handed_in` are entries that a mapping holds for it.

    A part that nobody asks about is read too, for checks compare others with it; what is wrong
    inside its files is not told.
    """
    if outline.kind == "evidence":
        read = _analysis(outline, files, handed_in, reading)
    else:
        read = _written(outline, files, reading)
    return read if reading.wanted.takes(outline.id) else replace(read, faults=files.faults)


def _written(outline: PartOutline, files: PartFiles, reading: PartReading) -> ReadPart:
    read = list(_texts(outline.id, files, reading))
    documents = tuple(each for each in read if isinstance(each, Document))
    unread = [each for each in read if isinstance(each, Unread)]
    return ReadPart(
        _part(outline, files, None, documents=documents, damaged=bool(unread)),
        faults=(*files.faults, *(each.fault for each in unread)),
        failures=tuple(each.failure for each in unread if each.failure),
    )


def _texts(part: str, files: PartFiles, reading: PartReading) -> Iterator[Document | Unread]:
    """Read files one after another, as long as they are together no longer than one may be."""
    limits = reading.shelf.limits
    characters = blocks = 0
    for path in files.readable:
        read = read_document(part, path, reading.shelf, reading.readers.documents)
        if isinstance(read, Document):
            characters, blocks = characters + len(read.text), blocks + len(read.blocks)
        if characters > limits.text_bytes or blocks > limits.written_blocks:
            yield Unread(unreadable_part(part, path, _TOGETHER))
            return
        yield read


def _analysis(
    outline: PartOutline, files: PartFiles, handed_in: Node | None, reading: PartReading
) -> ReadPart:
    read = list(_drafts(outline.id, files, handed_in, reading))
    drafts = chain(*(each.entries for each in read))
    entries, over = evidence_of(outline.id, drafts, reading.uploads, reading.shelf.limits)
    part = _part(
        outline, files, handed_in,
        documents=tuple(each.document for each in read if each.document),
        damaged=bool(over) or any(each.unreadable for each in read),
    )  # fmt: skip
    return ReadPart(
        part,
        entries,
        faults=(*files.faults, *chain(*(each.faults for each in read)), *over),
        failures=tuple(chain(*(each.failures for each in read))),
    )


def _drafts(
    part: str, files: PartFiles, handed_in: Node | None, reading: PartReading
) -> Iterator[Drafts]:
    if handed_in is not None:
        yield read_handed_in(handed_in, reading.shelf.limits, reading.matcher, reading.uploads)
    for path in files.readable:
        yield read_entries(
            part, path, reading.shelf, reading.readers.documents, reading.matcher, reading.uploads
        )


def _part(
    outline: PartOutline,
    files: PartFiles,
    handed_in: Node | None,
    *,
    documents: tuple[Document, ...] = (),
    damaged: bool = False,
) -> Part:
    entries = () if handed_in is None else (HANDED_IN,)
    return Part(
        id=outline.id,
        kind=outline.kind,
        label=outline.label,
        files=(*entries, *files.files),
        documents=documents,
        found=files.found,
        unreadable=files.unreadable or damaged,
    )
