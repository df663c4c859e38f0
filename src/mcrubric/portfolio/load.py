"""A hand-in becomes a fact-complete Portfolio: gate, manifest, parts, evidence, facts."""

from __future__ import annotations

import os
from itertools import chain
from pathlib import PurePath
from time import monotonic
from typing import TYPE_CHECKING, Final

from mcrubric.model.portfolio import Part, Portfolio
from mcrubric.portfolio.facts import NO_REQUEST, FactFinder, requests_of
from mcrubric.portfolio.gate import RefusedError
from mcrubric.portfolio.manifest import read_manifest
from mcrubric.portfolio.matching import matcher_of
from mcrubric.portfolio.naming import naming_faults, rubric_named
from mcrubric.portfolio.parts import files_of_part
from mcrubric.portfolio.read_parts import Desk, ReadPart, read_part
from mcrubric.portfolio.reading import Readers, Wanted
from mcrubric.portfolio.shelf import Shelf
from mcrubric.portfolio.sources import UNNAMED, Source, open_source
from mcrubric.portfolio.uploads import uploads_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mcrubric.model.artifacts import Artifact
    from mcrubric.model.limits import Limits
    from mcrubric.model.rubric import Rubric
    from mcrubric.portfolio.contents import Contents
    from mcrubric.portfolio.uploads import Uploads
    from mcrubric.readers.client import WorkerClient
    from mcrubric.readers.yaml import Node

__all__ = ["EVERYTHING", "Readers", "Source", "Wanted", "load"]

EVERYTHING: Final = Wanted()


def load(
    source: Source,
    rubric: Rubric,
    *,
    wanted: Wanted = EVERYTHING,
    readers: Readers,
    worker: WorkerClient | None,
    limits: Limits,
) -> Portfolio:
    """Read a hand-in as far as it is `wanted`; whatever is wrong with it is a fault in it.

    `worker` reads files for whose reader no bound can be given; it starts when first needed.
    What the limits end is told too, and after `limits.portfolio_seconds` uploads are no longer
    looked into: the portfolio is `stopped` then.

    Raises:
        NoSuchPathError: there is nothing at a path; that is the caller's, not the candidate's.
    """
    deadline = monotonic() + limits.portfolio_seconds
    try:
        contents = open_source(source, limits)
    except RefusedError as error:
        parts = tuple(Part(id=p.id, kind=p.kind, label=p.label) for p in rubric.parts)
        return Portfolio(id=_name(source), opened=False, parts=parts, faults=(error.fault,))
    try:
        shelf = Shelf(contents, limits)
        finder = FactFinder(shelf, readers.facts, worker, deadline if wanted.facts else None)
        return _portfolio(shelf, finder, rubric, wanted, readers)
    finally:
        contents.close()


def _name(source: Source) -> str:
    """Return what a hand-in is called that could not be opened: never its whole path."""
    if isinstance(source, str | os.PathLike) and not str(source).lstrip().startswith("{"):
        return PurePath(source).stem or UNNAMED
    return UNNAMED


def _portfolio(
    shelf: Shelf, finder: FactFinder, rubric: Rubric, wanted: Wanted, readers: Readers
) -> Portfolio:
    contents = shelf.contents
    manifest = read_manifest(shelf)
    files = {each.id: files_of_part(each.id, contents, manifest) for each in rubric.parts}
    uploads = uploads_of(contents, manifest, chain(*(each.files for each in files.values())))
    desk = Desk(shelf, readers, wanted, matcher_of(rubric), uploads)
    entries = _handed_in_entries(contents, rubric)
    read = [read_part(each, files[each.id], entries.get(each.id), desk) for each in rubric.parts]
    artifacts = _artifacts(finder, uploads, read)
    faults = (
        *contents.faults,
        *manifest.faults,
        *naming_faults(contents, manifest, rubric),
        *uploads.faults,
        *chain(*(each.faults for each in read)),
    )
    given = contents.handed_in.facts if contents.handed_in else {}
    return Portfolio(
        id=contents.name,
        sha256=shelf.digest(),
        files=len(contents.sizes) + len(contents.refused) + len(given),
        rubric=rubric_named(contents, manifest),
        parts=tuple(each.part for each in read),
        evidence=tuple(chain(*(each.evidence for each in read))),
        artifacts=artifacts,
        faults=faults,
        ignored=contents.ignored,
        stopped=finder.stopped,
    )


def _handed_in_entries(contents: Contents, rubric: Rubric) -> Mapping[str, Node]:
    """Give the entries that a mapping holds to the rubric's first self-analysis."""
    entries = contents.handed_in.evidence if contents.handed_in else None
    part = next((each.id for each in rubric.parts if each.kind == "evidence"), None)
    return {} if entries is None or part is None else {part: entries}


def _artifacts(
    finder: FactFinder, uploads: Uploads, read: Iterable[ReadPart]
) -> tuple[Artifact, ...]:
    citations = [cited for part in read for entry in part.evidence for cited in entry.citations]
    requests = requests_of(citations)
    paths = uploads.with_cited(path for cited in citations for path in cited.found)
    return tuple(finder.artifact(path, requests.get(path, NO_REQUEST)) for path in paths)
