"""Reading a file in the worker process: its facts, or what is written in it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

from mcrubric.model.artifacts import Problem
from mcrubric.readers.answers import facts_of, states_of
from mcrubric.readers.streams import size_of
from mcrubric.readers.text_unread import why_unread

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mcrubric.model.artifacts import Facts, PageState, TextUnread
    from mcrubric.model.documents import Document
    from mcrubric.model.limits import Limits
    from mcrubric.readers.patience import Worker
    from mcrubric.readers.reading import FactRequest, Reader


def read_isolated(
    worker: Worker, reader: str, stream: BinaryIO, request: FactRequest, limits: Limits
) -> Facts:
    """Have a worker read the facts of the file in `stream` with the reader of that name.

    All pages and their text are asked for once more, so that a file over which this takes too
    long or breaks costs nothing but these.

    Raises:
        WorkerStartError: no worker process can be started.
        OSError: the stream cannot be read.
    """
    options = {
        "want": "facts",
        "pages": " ".join(map(str, request.pages)),
        "labels": "\n".join(request.labels),
        "most": str(limits.pdf_pages),
    }
    size = size_of(stream)
    stream.seek(0)
    facts = facts_of(worker.ask(reader, stream, size, options), request)
    if not facts.pages or not (request.every_page or request.text):
        return facts
    characters = limits.page_characters if request.text else 0
    options = {"want": "states", "pages": str(facts.pages), "characters": str(characters)}
    stream.seek(0)
    answer = worker.ask(reader, stream, size, options)
    states = states_of(answer, facts.pages)
    unread = _text_unread(answer, states) if request.text else None
    return replace(facts, page_states=states or facts.page_states, text_unread=unread)


def _text_unread(
    answer: Mapping[str, Any] | Problem, states: Sequence[PageState] | None
) -> TextUnread | None:
    """Say why the text of all pages was not read; a worker leaves out what is over the limit."""
    if isinstance(answer, Problem):
        return why_unread(answer)
    if states is None:
        return "crash"
    return "limit" if any(state.text is None for state in states) else None


def with_worker(reader: Reader, worker: Worker | None) -> Reader:
    """Return a reader of written parts that reads in this worker process, if it needs one."""
    if not reader.isolated or worker is None:
        return reader
    return replace(reader, read=partial(read_document_isolated, worker, reader.name))


def read_document_isolated(
    worker: Worker, reader: str, data: bytes, path: str, limits: Limits
) -> Document:
    """Have a worker read what is written in a file with the reader of that name.

    Raises:
        ReadError: the file cannot be read.
        WorkerStartError: no worker process can be started.
    """
    from mcrubric.readers.pdf.answers import (  # its patterns take as long as a small file
        all_looked_at,
        pages_of,
    )
    from mcrubric.readers.pdf.document import document_of

    options = {
        "want": "lines",
        "most": str(limits.pdf_pages),
        "characters": str(limits.text_bytes),
        "pieces": str(limits.pdf_pieces),
        "drawn": str(limits.pdf_pages_drawn),
    }
    answer = worker.ask(reader, BytesIO(data), len(data), options)
    return replace(document_of(path, pages_of(answer)), all_looked_at=all_looked_at(answer))
