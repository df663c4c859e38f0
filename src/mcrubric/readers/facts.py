"""The facts of an uploaded file: what it is, how far it goes, and what keeps it from being read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, Final

from mcrubric.model.artifacts import Facts, Problem
from mcrubric.model.raised import describe
from mcrubric.model.report import Failure
from mcrubric.readers.calling import BrokenReaderError, read_facts_with
from mcrubric.readers.disguise import disguise
from mcrubric.readers.reading import FactReader, FactRequest, ReadError
from mcrubric.readers.sniff import SNIFF_BYTES, Sniffed, sniff
from mcrubric.readers.stand_ins import hollow, stand_in
from mcrubric.readers.streams import CutOffError, size_of
from mcrubric.readers.suffixes import claim_of
from mcrubric.readers.unread import unread
from mcrubric.readers.worker_errors import WorkerStartError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mcrubric.model.limits import Limits
    from mcrubric.readers.client import WorkerClient

_OFFICE: Final = ("document", "slides", "sheets")
_ZIP: Final = "application/zip"
_OLE: Final = "application/x-ole-storage"


@dataclass(frozen=True, slots=True)
class FoundFacts:
    """What is known of a file; `failure` says what broke in the software while it was read."""

    facts: Facts
    failure: Failure | None = None


def read_facts(
    stream: BinaryIO,
    name: str,
    request: FactRequest,
    limits: Limits,
    worker: WorkerClient | None,
    readers: Sequence[FactReader],
) -> FoundFacts:
    """Return what is known of a file; whatever it holds, nothing is raised.

    `stream` is seekable; `name` is the file's name or path. The pages of `request` are opened to
    see whether they are there.
    Without a `worker`, a reader that needs one starts its own.
    """
    sniffed = sniff(b"", name)
    try:
        stream.seek(0)
        head = stream.read(SNIFF_BYTES)
        sniffed = sniff(head, name)
        _check_size(size_of(stream), limits)
        _check_itself(sniffed, head, stream, name)
        sniffed = _looked_into(sniffed, stream, name, limits)
        _check_name(sniffed, stream, name)
        request = replace(request, medium=sniffed.medium, media_type=sniffed.media_type)
        return FoundFacts(_read(stream, request, limits, worker, readers))
    except Exception as error:  # noqa: BLE001 - R1 and R2: a fault costs this file alone, and is told
        problem = _problem(error)
        facts = Facts(medium=sniffed.medium, media_type=sniffed.media_type, problem=problem)
        return FoundFacts(facts, _failure(error))


def _check_size(size: int, limits: Limits) -> None:
    if size == 0:
        raise ReadError(Problem("empty", "it holds 0 bytes"))
    if size > limits.file_bytes:
        detail = f"it holds {size:,} bytes; at most {limits.file_bytes:,} are looked at"
        raise ReadError(Problem("limit", detail))


def _check_itself(sniffed: Sniffed, head: bytes, stream: BinaryIO, name: str) -> None:
    if problem := stand_in(head, size_of(stream), name, proven=sniffed.marked):
        raise ReadError(problem)
    if not head.strip(b"\0") and (problem := hollow(stream)):
        raise ReadError(problem)


def _looked_into(sniffed: Sniffed, stream: BinaryIO, name: str, limits: Limits) -> Sniffed:
    """Tell office files from other zip archives by what is in them."""
    if sniffed.media_type != _ZIP:
        return sniffed
    from mcrubric.readers.packages import open_package  # `zipfile` takes 10 ms to import

    if sniffed.claimed not in _OFFICE:
        return sniffed  # an archive that is no office file by its name is opaque
    with open_package(stream, limits) as package:
        kind = package.kind()
    if kind:
        return replace(sniffed, medium=kind[0], media_type=kind[1])
    claim = claim_of(PurePosixPath(name).suffix)
    if claim and not claim.marked:  # the office programs of Apple zip what they like
        return replace(sniffed, medium=claim.medium, media_type=claim.media_type)
    return sniffed


def _check_name(sniffed: Sniffed, stream: BinaryIO, name: str) -> None:
    if problem := disguise(sniffed, name):
        raise ReadError(problem)
    if sniffed.media_type == _OLE:
        from mcrubric.readers.ole import is_encrypted

        if is_encrypted(stream):
            raise ReadError(Problem("encrypted", "it opens only with a password"))


def _read(
    stream: BinaryIO,
    request: FactRequest,
    limits: Limits,
    worker: WorkerClient | None,
    readers: Sequence[FactReader],
) -> Facts:
    reader = next((each for each in readers if request.medium in each.media), None)
    if reader is None:
        raise ReadError(unread(request.medium, request.media_type))
    if reader.isolated and worker:
        from mcrubric.readers.isolated import read_isolated

        return read_isolated(worker, reader.name, stream, request, limits)
    stream.seek(0)
    return read_facts_with(reader, stream, request, limits)


def _problem(error: Exception) -> Problem:
    if isinstance(error, ReadError | BrokenReaderError):
        return error.problem
    if isinstance(error, CutOffError):
        return Problem("truncated", "it ends in the middle of its header")
    if isinstance(error, OSError):
        return Problem("crash", "it cannot be read from where it is stored")
    if isinstance(error, WorkerStartError):
        return Problem("crash", "the process that reads it cannot be started")
    return Problem("crash", "the software that reads it broke down on it")


def _failure(error: Exception) -> Failure | None:
    """Return what is told to whoever runs the check, nothing where the file is at fault."""
    if isinstance(error, BrokenReaderError):
        return error.failure
    if isinstance(error, WorkerStartError):
        return Failure(error=str(error))
    if isinstance(error, ReadError | CutOffError | OSError):
        return None
    return Failure(error=f"looking into an upload failed: {describe(error)}")
