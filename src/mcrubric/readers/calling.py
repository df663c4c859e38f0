"""A reader called: whatever it raises or gives back, the fault is the reader's and is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from mcrubric.model.artifacts import Facts, Problem
from mcrubric.model.documents import Document
from mcrubric.model.errors import McrubricError
from mcrubric.model.failures import Failure
from mcrubric.model.raised import describe
from mcrubric.readers.reading import FactReader, FactRequest, Reader, ReadError
from mcrubric.readers.streams import CutOffError
from mcrubric.readers.worker_errors import WorkerStartError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from mcrubric.model.limits import Limits

Read = TypeVar("Read", Document, Facts)


class BrokenReaderError(McrubricError):
    """A reader broke down on a file: the software's fault, whatever the file holds.

    `problem` is what is said of the file, `failure` what is said to whoever runs the check;
    neither holds a word of the file.
    """

    def __init__(self, reader: str, what: str) -> None:
        super().__init__(reader, what)
        self.problem = Problem("crash", "the software that reads it broke down on it")
        self.failure = Failure(error=f"the reader {reader} failed: {what}")


def read_document_with(reader: Reader, data: bytes, path: str, limits: Limits) -> Document:
    """Return what a reader of written parts makes of the bytes of a file.

    Raises:
        ReadError: the file cannot be read.
        BrokenReaderError: the reader raised something else, or gave back no document.
    """
    return _called(reader.name, Document, lambda: reader.read(data, path, limits), ReadError)


def read_facts_with(
    reader: FactReader, stream: BinaryIO, request: FactRequest, limits: Limits
) -> Facts:
    """Return the facts that a reader of uploads finds, in this process.

    Raises:
        ReadError: the file cannot be read.
        CutOffError: the file ends within its header.
        WorkerStartError: the reader needs a process of its own, and none can be started.
        BrokenReaderError: the reader raised something else, or gave back no facts.
    """
    return _called(
        reader.name,
        Facts,
        lambda: reader.read(stream, request, limits),
        ReadError,
        CutOffError,
        WorkerStartError,
    )


def _called(
    name: str, kind: type[Read], read: Callable[[], Read], *allowed: type[Exception]
) -> Read:
    try:
        made = read()
    except KeyboardInterrupt:
        raise
    except allowed:
        raise
    except BaseException as error:  # a plugin's reader may also call sys.exit()
        raise BrokenReaderError(name, describe(error)) from error
    if not isinstance(made, kind):
        raise BrokenReaderError(name, f"it gave {type(made).__name__}, not {kind.__name__}")
    return made
