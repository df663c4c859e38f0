"""Reading the facts of a file in the worker process."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from mcrubric.readers.answers import facts_of
from mcrubric.readers.streams import size_of

if TYPE_CHECKING:
    from mcrubric.model.artifacts import Facts
    from mcrubric.model.limits import Limits
    from mcrubric.readers.client import WorkerClient
    from mcrubric.readers.reading import FactRequest


def read_isolated(
    worker: WorkerClient, reader: str, stream: BinaryIO, request: FactRequest, limits: Limits
) -> Facts:
    """Have a worker read the facts of the file in `stream` with the reader of that name.

    Raises:
        WorkerStartError: no worker process can be started.
        OSError: the stream cannot be read.
    """
    options = {
        "pages": " ".join(map(str, request.pages)),
        "labels": "\n".join(request.labels),
        "most": str(limits.pdf_pages),
    }
    size = size_of(stream)
    stream.seek(0)
    return facts_of(worker.ask(reader, stream, size, options), request)
