"""A hand-in becomes a fact-complete Portfolio: gate, manifest, parts, evidence, facts."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import PurePath
from time import monotonic
from typing import TYPE_CHECKING, Final

from mcrubric.model.portfolio import Fault, Part, Portfolio
from mcrubric.model.report import Failure
from mcrubric.portfolio.contents import Contents, HandedIn
from mcrubric.portfolio.facts import NO_REQUEST, FactFinder, requests_of
from mcrubric.portfolio.gate import RefusedError
from mcrubric.portfolio.manifest import Manifest, read_manifest
from mcrubric.portfolio.matching import matcher_of
from mcrubric.portfolio.naming import naming_faults, rubric_named
from mcrubric.portfolio.parts import files_of_part
from mcrubric.portfolio.read_parts import PartReading, ReadPart, read_part
from mcrubric.portfolio.reading import Readers, Wanted
from mcrubric.portfolio.shelf import Shelf
from mcrubric.portfolio.sources import UNNAMED, Source, check_source, open_source
from mcrubric.portfolio.uploads import Uploads, uploads_of
from mcrubric.readers.isolated import with_worker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.artifacts import Artifact
    from mcrubric.model.limits import Limits
    from mcrubric.model.rubric import Rubric
    from mcrubric.readers.client import WorkerClient

__all__ = ["EVERYTHING", "Loaded", "Readers", "Source", "Wanted", "check_source", "load"]

EVERYTHING: Final = Wanted()


@dataclass(frozen=True, slots=True)
class Loaded:
    """A hand-in as it was read, and what broke in the software meanwhile.

    A failure names no file and holds nothing of any: what it costs is told in the portfolio.
    """

    portfolio: Portfolio
    failures: tuple[Failure, ...] = ()


def load(
    source: Source,
    rubric: Rubric,
    *,
    wanted: Wanted = EVERYTHING,
    readers: Readers,
    worker: WorkerClient | None,
    limits: Limits,
) -> Loaded:
    """Read a hand-in as far as it is `wanted`; whatever is wrong with it is a fault in it.

    `worker` reads files for whose reader no bound can be given; it starts when first needed.
    What the limits end is told too, and after `limits.portfolio_seconds` uploads are no longer
    looked into: the portfolio is `stopped` then.

    Raises:
        NoSuchPathError: there is nothing at a path; that is the caller's, not the candidate's.
        TypeError: the caller gave something else than a `Source`.
    """
    deadline = monotonic() + limits.portfolio_seconds
    try:
        contents = open_source(source, limits)
    except RefusedError as error:
        parts = tuple(Part(id=p.id, kind=p.kind, label=p.label) for p in rubric.parts)
        return Loaded(Portfolio(id=_name(source), opened=False, parts=parts, faults=(error.fault,)))
    try:
        shelf = Shelf(contents, limits)
        finder = FactFinder(shelf, readers.facts, worker, deadline if wanted.facts else None)
        manifest = read_manifest(shelf)
        written = tuple(with_worker(each, worker) for each in readers.documents)
        read = _read(shelf, manifest, rubric, wanted, replace(readers, documents=written))
        return _loaded(shelf, manifest, rubric, read, finder)
    finally:
        contents.close()


def _name(source: Source) -> str:
    """Return what a hand-in is called that could not be opened: never its whole path."""
    if isinstance(source, str | os.PathLike) and not str(source).lstrip().startswith("{"):
        return PurePath(source).stem or UNNAMED
    return UNNAMED


@dataclass(frozen=True, slots=True)
class _Read:
    """The parts of a hand-in as they were read, and the uploads that they may cite."""

    parts: tuple[ReadPart, ...]
    uploads: Uploads


def _read(
    shelf: Shelf, manifest: Manifest, rubric: Rubric, wanted: Wanted, readers: Readers
) -> _Read:
    """Find the files of every part and read them, with what they cite."""
    contents = shelf.contents
    files = {each.id: files_of_part(each.id, contents, manifest) for each in rubric.parts}
    analysis = next((each.id for each in rubric.parts if each.kind == "evidence"), None)
    handed_in = contents.handed_in or HandedIn()
    if analysis and handed_in.evidence_unread:
        files[analysis] = replace(files[analysis], unreadable=True)
    entries = {analysis: handed_in.evidence} if analysis else {}
    uploads = uploads_of(contents, manifest, chain(*(each.files for each in files.values())))
    reading = PartReading(shelf, readers, wanted, matcher_of(rubric), uploads)
    parts = (
        read_part(each, files[each.id], entries.get(each.id), reading) for each in rubric.parts
    )
    return _Read(tuple(parts), uploads)


def _loaded(
    shelf: Shelf, manifest: Manifest, rubric: Rubric, read: _Read, finder: FactFinder
) -> Loaded:
    """Look into the uploads, and put together what was found out."""
    contents = shelf.contents
    artifacts = _artifacts(finder, read)
    given = contents.handed_in.facts if contents.handed_in else {}
    portfolio = Portfolio(
        id=contents.name,
        sha256=shelf.digest(),
        files=len(contents.sizes) + len(contents.refused) + len(given),
        rubric=rubric_named(contents, manifest),
        parts=tuple(each.part for each in read.parts),
        evidence=tuple(chain(*(each.evidence for each in read.parts))),
        artifacts=artifacts,
        faults=tuple(_faults(contents, manifest, rubric, read)),
        ignored=contents.ignored,
        stopped=finder.stopped,
    )
    failures = (*chain(*(each.failures for each in read.parts)), *finder.failures)
    return Loaded(portfolio, tuple(dict.fromkeys(failures)))


def _faults(contents: Contents, manifest: Manifest, rubric: Rubric, read: _Read) -> Iterator[Fault]:
    """Give all faults, from the hand-in as a whole down to the files of its parts."""
    yield from contents.faults
    yield from manifest.faults
    yield from naming_faults(contents, manifest, rubric)
    yield from read.uploads.faults
    for part in read.parts:
        yield from part.faults


def _artifacts(finder: FactFinder, read: _Read) -> tuple[Artifact, ...]:
    entries = chain(*(part.evidence for part in read.parts))
    citations = [cited for entry in entries for cited in entry.citations]
    requests = requests_of(citations)
    paths = read.uploads.with_cited(path for cited in citations for path in cited.found)
    return tuple(finder.artifact(path, requests.get(path, NO_REQUEST)) for path in paths)
