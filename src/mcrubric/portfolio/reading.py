"""The files of one part read: documents as text, the self-analysis as entries."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from mcrubric.model.artifacts import Problem
from mcrubric.model.failures import Failure
from mcrubric.model.own_words import OwnWords
from mcrubric.model.places import Place
from mcrubric.model.portfolio import Argument, Fault
from mcrubric.portfolio.choosing import choose_reader, look_at
from mcrubric.portfolio.drafts import Drafts
from mcrubric.portfolio.evidence_tree import TreeReader
from mcrubric.portfolio.json_tree import JsonError, read_json
from mcrubric.portfolio.names import suffix
from mcrubric.portfolio.quoting import problem_of, said_of
from mcrubric.portfolio.running import with_active
from mcrubric.portfolio.shelf import LATE
from mcrubric.readers.calling import BrokenReaderError, read_document_with
from mcrubric.readers.reading import FactReader, Reader, ReadError
from mcrubric.readers.yaml import Node, YamlError, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcrubric.model.documents import Document
    from mcrubric.model.limits import Limits
    from mcrubric.portfolio.matching import Matcher
    from mcrubric.portfolio.shelf import Shelf
    from mcrubric.portfolio.uploads import Uploads

_YAML: Final = (".yaml", ".yml")
_JSON: Final = (".json",)
HANDED_IN: Final = "evidence"
"""The path of entries that a mapping holds, and their place in it."""


@dataclass(frozen=True, slots=True)
class Readers:
    """The readers of written parts and of uploads; of two for one format the first is used."""

    documents: tuple[Reader, ...] = ()
    facts: tuple[FactReader, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a run asks about.

    `parts` are the parts whose faults are told, None for all; all are read, for checks compare
    them with each other.
    `facts`: whether uploads are looked into beyond their digests.
    """

    parts: frozenset[str] | None = None
    facts: bool = True

    def takes(self, part: str) -> bool:
        """Whether a part is asked about."""
        return self.parts is None or part in self.parts


@dataclass(frozen=True, slots=True)
class Unread:
    """A file of a part that could not be read; `failure`: the software broke down on it."""

    fault: Fault
    failure: Failure | None = None


def read_document(
    part: str, path: str, shelf: Shelf, readers: tuple[Reader, ...], more: tuple[str, ...] = ()
) -> Document | Unread:
    """Read one file of a part; what cannot be read is a fault with its place.

    `more` are formats that the part may have and no reader of documents reads.
    """
    data = LATE if shelf.late else shelf.read(path)
    if isinstance(data, Problem):
        return Unread(unreadable_part(part, path, data))
    try:
        chosen = choose_reader(data, path, readers, shelf.limits)
        if chosen is None:
            formats = (each for one in readers for each in one.suffixes)
            return Unread(_no_reader(part, path, (*formats, *more)))
        document = read_document_with(chosen.reader, data, path, shelf.limits)
        return with_active(replace(document, read_as=chosen.read_as), data, shelf)
    except ReadError as error:
        return Unread(unreadable_part(part, path, error.problem, error.line, error.column))
    except BrokenReaderError as error:
        return Unread(unreadable_part(part, path, error.problem), error.failure)


def read_entries(
    part: str,
    path: str,
    shelf: Shelf,
    readers: tuple[Reader, ...],
    matcher: Matcher,
    uploads: Uploads,
) -> Drafts:
    """Read one file of the self-analysis: YAML, JSON, or what a reader makes a document of."""
    ending = suffix(path)
    if ending not in (*_YAML, *_JSON):
        document = read_document(part, path, shelf, readers, more=(*_YAML, *_JSON))
        if isinstance(document, Unread):
            return _unread(document)
        # What reads tables and headings takes 20 ms to import, and many a self-analysis is YAML.
        from mcrubric.portfolio.evidence_document import read_document_evidence

        drafts = read_document_evidence(document, matcher, uploads, shelf.limits)
        return replace(drafts, document=document)
    typed = ending in _JSON
    root = _tree(part, path, shelf, typed=typed)
    if isinstance(root, Fault):
        return Drafts(faults=(root,), unreadable=True)
    return TreeReader(path, matcher, uploads, typed=typed).file(root, shelf.limits)


def _unread(unread: Unread) -> Drafts:
    failures = (unread.failure,) if unread.failure else ()
    return Drafts(faults=(unread.fault,), unreadable=True, failures=failures)


def read_handed_in(evidence: Node, limits: Limits, matcher: Matcher, uploads: Uploads) -> Drafts:
    """Read the entries that a mapping holds; their places are positions in it."""
    reader = TreeReader(HANDED_IN, matcher, uploads, typed=True, at=f"/{HANDED_IN}")
    return reader.entries(evidence, limits)


def unreadable_part(
    part: str, path: str, problem: Problem, line: int | None = None, column: int | None = None
) -> Fault:
    """Tell that a file of a part is there and cannot be read, and why."""
    args = {"part": part, "path": path, "kind": OwnWords(problem.kind)}
    args["detail"] = said_of(problem)
    place = Place(path=path, line=line, column=column)
    if problem.kind == "scanned":
        return Fault("scanned-part", args, (place,))
    if problem.remedy:
        return Fault("unreadable-kind", {**args, "advice": OwnWords(problem.remedy)}, (place,))
    return Fault("unreadable-part", args, (place,))


def _tree(part: str, path: str, shelf: Shelf, *, typed: bool) -> Node | Fault:
    data = LATE if shelf.late else shelf.read(path)
    if isinstance(data, Problem):
        return unreadable_part(part, path, data)
    try:
        look_at(data, path, shelf.limits)
    except ReadError as error:
        return unreadable_part(part, path, error.problem)
    if typed and not data.strip():
        return Node({}, 1, 1)  # an empty file says nothing, in JSON as in YAML
    try:
        return read_json(data, shelf.limits) if typed else read_yaml(data, shelf.limits)
    except (YamlError, JsonError) as error:
        return unreadable_part(part, path, problem_of(error), error.line, error.column)


def _no_reader(part: str, path: str, formats: Iterable[str]) -> Fault:
    args: dict[str, Argument] = {
        "part": part,
        "path": path,
        "formats": tuple(map(OwnWords, sorted(set(formats)))),
    }
    return Fault("no-reader", args, (Place(path=path),))
