"""The facts of an uploaded file: what it is, how far it goes, and what keeps it from being read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO, Final

from mcrubric.model.artifacts import Facts, Problem
from mcrubric.model.failures import Failure
from mcrubric.model.raised import describe
from mcrubric.readers.active.look import with_active
from mcrubric.readers.calling import BrokenReaderError, read_facts_with
from mcrubric.readers.disguise import check_name, check_no_program
from mcrubric.readers.looking import check_itself, check_unlocked, looked_into
from mcrubric.readers.reading import FactReader, FactRequest, ReadError
from mcrubric.readers.sniff import SNIFF_BYTES, sniff
from mcrubric.readers.storage import failed_in
from mcrubric.readers.streams import CutOffError, size_of
from mcrubric.readers.unlocked import unlocked
from mcrubric.readers.unread import unread
from mcrubric.readers.worker_errors import WorkerStartError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mcrubric.model.limits import Limits
    from mcrubric.readers.patience import Worker
    from mcrubric.readers.sniff import Sniffed


_NOT_STORED: Final = Problem(
    "no-reader",
    "it cannot be read from where it is stored",
    "Nothing is known to be wrong with it: check again, and tell whoever runs the check.",
)


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
    worker: Worker | None,
    readers: Sequence[FactReader],
) -> FoundFacts:
    """Return what is known of a file; whatever it holds, nothing is raised.

    `stream` is seekable; `name` is the file's name or path. The pages of `request` are opened to
    see whether they are there.
    Without a `worker`, a reader that needs one starts its own.
    """
    found = _found(stream, name, request, limits, worker, readers)
    if failed_in(stream):  # whatever a reader made of the bytes that it did not get
        return FoundFacts(Facts(medium="unknown", problem=_NOT_STORED))
    return found


def _found(
    stream: BinaryIO,
    name: str,
    request: FactRequest,
    limits: Limits,
    worker: Worker | None,
    readers: Sequence[FactReader],
) -> FoundFacts:
    sniffed = sniff(b"", name)
    try:
        stream.seek(0)
        head = stream.read(SNIFF_BYTES)
        sniffed = sniff(head, name)
        _check_size(size_of(stream), limits)
        check_itself(sniffed, head, stream, name)
        sniffed = looked_into(sniffed, stream, name, limits)
        check_no_program(head, name)
        check_name(sniffed, name)
        check_unlocked(sniffed, stream)
        request = replace(request, medium=sniffed.medium, media_type=sniffed.media_type)
        found = FoundFacts(_read(stream, request, limits, worker, readers))
    except Exception as error:  # noqa: BLE001 - R1 and R2: a fault costs this file alone, and is told
        problem = _problem(error)
        facts = Facts(medium=sniffed.medium, media_type=sniffed.media_type, problem=problem)
        found = FoundFacts(facts, _failure(error))
    return _with_active(found, sniffed, stream, name, limits, worker)


def _with_active(
    found: FoundFacts,
    sniffed: Sniffed,
    stream: BinaryIO,
    name: str,
    limits: Limits,
    worker: Worker | None,
) -> FoundFacts:
    """Add what active content there is; whatever breaks there costs only this."""
    try:
        facts = with_active(found.facts, sniffed, stream, name, limits)
        if worker and (plain := unlocked(facts, stream, worker, limits)) is not None:
            facts = with_active(replace(facts, active_unread=None), sniffed, stream, name, limits,
                                plain)  # fmt: skip
        return replace(found, facts=facts)
    except Exception as error:  # noqa: BLE001 - R1 and R2, as above
        facts = replace(found.facts, active_unread="crash")
        return FoundFacts(facts, found.failure or _failure(error))


def _check_size(size: int, limits: Limits) -> None:
    if size == 0:
        raise ReadError(Problem("empty", "it holds 0 bytes"))
    if size > limits.file_bytes:
        detail = f"it holds {size:,} bytes; at most {limits.file_bytes:,} are looked at"
        raise ReadError(Problem("limit", detail))


def _read(
    stream: BinaryIO,
    request: FactRequest,
    limits: Limits,
    worker: Worker | None,
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
        return _NOT_STORED
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
