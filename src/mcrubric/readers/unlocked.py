"""PDF files that open without a password, and whose objects are encrypted all the same."""

from __future__ import annotations

from binascii import a2b_base64
from typing import TYPE_CHECKING, BinaryIO, Final

from mcrubric.model.artifacts import Facts, Problem
from mcrubric.readers.streams import size_of

if TYPE_CHECKING:
    from mcrubric.model.limits import Limits
    from mcrubric.readers.patience import Worker

_ENCRYPTED: Final = b"/Encrypt"
_TRAILER: Final = b"trailer"
_READER: Final = "pdf"


def unlocked(facts: Facts, stream: BinaryIO, worker: Worker, limits: Limits) -> bytes | None:
    """Return such a file as PDFium writes it without its encryption, None if that is not needed.

    Programs that forbid printing or changing a file encrypt it with a password that is empty.

    Raises:
        WorkerStartError: no worker process can be started.
        OSError: the stream cannot be read.
    """
    if facts.problem or facts.medium != "pdf" or facts.active_unread != "unreadable":
        return None
    size = size_of(stream)
    stream.seek(0)
    if size > limits.document_bytes or _ENCRYPTED not in stream.read(size):
        return None
    stream.seek(0)
    most = limits.worker_answer_bytes // 2  # base64 and what is around it take up to 1.4 times that
    answer = worker.ask(_READER, stream, size, {"want": "plain", "most": str(most)})
    written = None if isinstance(answer, Problem) else answer.get("plain")
    return _decoded(written) if isinstance(written, str) else None


def _decoded(written: str) -> bytes | None:
    """Return what a worker wrote, in which nothing is believed unseen."""
    try:
        data = a2b_base64(written, strict_mode=True)
    except ValueError:
        return None
    # Of the old file the list of objects may be left, with its word of encryption.
    trailer = data.rpartition(_TRAILER)
    return data if trailer[1] and _ENCRYPTED not in trailer[2] else None
