"""PDF files: what is written in them, and their facts. A worker process reads them, never we."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

from mcrubric.readers.reading import FactReader, FactRequest, Reader

if TYPE_CHECKING:
    from mcrubric.model.artifacts import Facts
    from mcrubric.model.documents import Document
    from mcrubric.model.limits import Limits


def read_pdf(stream: BinaryIO, request: FactRequest, limits: Limits) -> Facts:
    """Read the facts of one PDF file in a worker of its own, for who has none at hand.

    What the worker does is `mcrubric.readers.pdf.pdfium`.

    Raises:
        WorkerStartError: no worker process can be started.
        OSError: the stream cannot be read.
    """
    from mcrubric.readers.client import WorkerClient  # it imports `subprocess`
    from mcrubric.readers.isolated import read_isolated

    with WorkerClient(limits) as worker:
        return read_isolated(worker, PDF.name, stream, request, limits)


def read_pdf_text(data: bytes, path: str, limits: Limits) -> Document:
    """Read what is written in one PDF file in a worker of its own, for who has none at hand.

    Raises:
        ReadError: the file cannot be read, or holds no text but shows something.
        WorkerStartError: no worker process can be started.
    """
    from mcrubric.readers.client import WorkerClient
    from mcrubric.readers.isolated import read_document_isolated

    with WorkerClient(limits) as worker:
        return read_document_isolated(worker, PDF_TEXT.name, data, path, limits)


PDF: Final = FactReader("pdf", ("pdf",), read_pdf, isolated=True)
PDF_TEXT: Final = Reader("pdf", (".pdf",), read_pdf_text, isolated=True)
