"""A hand-in becomes a fact-complete Portfolio: gate, manifest, parts, evidence, facts."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import PurePath
from time import monotonic
from typing import TYPE_CHECKING, Final

from mcrubric.model.failures import Failure
from mcrubric.model.portfolio import Fault, Part, Portfolio
from mcrubric.portfolio.contents import Contents, HandedIn
from mcrubric.portfolio.facts import FactFinder, requests_of, shared
from mcrubric.portfolio.gate import RefusedError
from mcrubric.portfolio.manifest import Manifest, read_manifest
from mcrubric.portfolio.matching import matcher_of
from mcrubric.portfolio.naming import naming_faults, rubric_named
from mcrubric.portfolio.parts import PartFiles, find_parts
from mcrubric.portfolio.read_parts import PartReading, ReadPart, read_part
from mcrubric.portfolio.reading import Readers, Wanted
from mcrubric.portfolio.shelf import Shelf
from mcrubric.portfolio.sources import UNNAMED, Source, check_source, open_source
from mcrubric.portfolio.uploads import Uploads, uploads_of
from mcrubric.readers.isolated import with_worker
from mcrubric.readers.patience import Patience

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mcrubric.model.artifacts import Artifact
    from mcrubric.model.limits import Limits
    from mcrubric.model.rubric import PartOutline, Rubric
    from mcrubric.readers.patience import Worker

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
    worker: Worker | None,
    limits: Limits,
) -> Loaded:
    """Read a hand-in as far as it is `wanted`; whatever is wrong with it is a fault in it.

    `worker` reads files for whose reader no bound can be given; it starts when first needed.
    What the limits end is told too, and after `limits.portfolio_seconds` no further file is read
    or looked into: the portfolio is `stopped` then.

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
        shelf = Shelf(contents, limits, deadline)
        worker = Patience(worker, limits.worker_lost_seconds) if worker else None
        finder = FactFinder(shelf, readers.facts, worker, wanted.facts)
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

    @property
    def cited(self) -> frozenset[str]:
        """The files that citations name."""
        entries = chain(*(part.evidence for part in self.parts))
        return frozenset(path for each in entries for one in each.citations for path in one.found)


def _read(
    shelf: Shelf, manifest: Manifest, rubric: Rubric, wanted: Wanted, readers: Readers
) -> _Read:
    """Find the files of every part and read them, with what they cite.

    What is cited is an upload and no part: where it matters, the self-analysis is read first.
    """
    finder = find_parts(rubric, shelf.contents, manifest)
    analyses = [each for each in rubric.parts if each.kind == "evidence"]
    files = finder.files()
    settled = {**finder.certain, **{each.id: files[each.id] for each in analyses}}
    taken = chain(*(each.files for each in settled.values()))
    uploads = uploads_of(shelf.contents, manifest, taken)
    reading = PartReading(shelf, readers, wanted, matcher_of(rubric), uploads)
    if finder.uncertain:
        first = tuple(_parts(analyses, files, reading))
        files = {**finder.files(_Read(first, uploads).cited), **settled}
    return _Read(tuple(_parts(rubric.parts, files, reading)), uploads)


def _parts(
    outlines: Iterable[PartOutline], files: Mapping[str, PartFiles], reading: PartReading
) -> Iterator[ReadPart]:
    """Read parts; what a mapping holds as entries belongs to the first self-analysis."""
    handed_in = reading.shelf.contents.handed_in or HandedIn()
    for outline in outlines:
        found = files[outline.id]
        if outline.kind != "evidence":
            yield read_part(outline, found, None, reading)
            continue
        unreadable = found.unreadable or handed_in.evidence_unread
        found = replace(found, unreadable=unreadable)
        yield read_part(outline, found, handed_in.evidence, reading)
        handed_in = HandedIn()


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
        stopped=shelf.stopped,
        unseen=manifest.unread or bool(contents.unlisted),
        digests=_digests(shelf, rubric),
    )
    failures = (*chain(*(each.failures for each in read.parts)), *shelf.failures, *finder.failures)
    return Loaded(portfolio, tuple(dict.fromkeys(failures)))


def _digests(shelf: Shelf, rubric: Rubric) -> dict[str, str]:
    """Return the digests of files; a text for no part of the rubric has a key for a name."""
    handed_in, parts = shelf.contents.handed_in or HandedIn(), {each.id for each in rubric.parts}
    nameless = {
        path for part, paths in handed_in.documents.items() if part not in parts for path in paths
    }
    return {path: said for path, said in shelf.digests.items() if path not in nameless}


def _faults(contents: Contents, manifest: Manifest, rubric: Rubric, read: _Read) -> Iterator[Fault]:
    """Give all faults, from the hand-in as a whole down to the files of its parts."""
    yield from contents.faults
    yield from manifest.faults
    yield from naming_faults(contents, manifest, rubric)
    yield from read.uploads.faults
    for part in read.parts:
        yield from part.faults


def _artifacts(finder: FactFinder, read: _Read) -> tuple[Artifact, ...]:
    """Look into uploads, small ones first: where time runs out, it is at those that take it."""
    entries = chain(*(part.evidence for part in read.parts))
    citations = [cited for entry in entries for cited in entry.citations]
    served = [path for part in read.parts if part.part.found != "cited" for path in part.part.files]
    paths = read.uploads.with_cited(read.cited, served)
    sizes = finder.shelf.contents.sizes
    requests = shared(requests_of(citations), paths, sizes)
    found = {
        path: finder.artifact(path, requests[path])
        for path in sorted(paths, key=lambda each: sizes.get(each, 0))
    }
    return tuple(found[path] for path in paths)
