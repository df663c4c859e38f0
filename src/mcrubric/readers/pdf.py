"""Facts of PDF files: pages, labels, and whether the cited pages are there."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

from mcrubric.readers.reading import FactReader, FactRequest

if TYPE_CHECKING:
    from mcrubric.model.artifacts import Facts
    from mcrubric.model.limits import Limits


def read_pdf(stream: BinaryIO, request: FactRequest, limits: Limits) -> Facts:
    """Read the facts of one PDF file in a worker of its own, for who has none at hand.

    What the worker does is `mcrubric.readers.pdfium`.

    Raises:
        WorkerStartError: no worker process can be started.
        OSError: the stream cannot be read.
    """
    from mcrubric.readers.client import WorkerClient  # it imports `subprocess`
    from mcrubric.readers.isolated import read_isolated

    with WorkerClient(limits) as worker:
        return read_isolated(worker, PDF.name, stream, request, limits)


PDF: Final = FactReader("pdf", ("pdf",), read_pdf, isolated=True)
