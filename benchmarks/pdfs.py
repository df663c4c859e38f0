"""How long a PDF of 500 pages takes to count and to read, beside PDFium called without guard.

`python -m benchmarks.pdfs` prints a table. Our side reads the file in the worker process, which has
read others before; the raw side calls `pypdfium2` in this process.
"""

from __future__ import annotations

import sys
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Final

import pypdfium2

from benchmarks.pdf import write_pdf
from benchmarks.table import busy, machine
from benchmarks.turns import least
from mcrubric.builtins import fact_readers
from mcrubric.model.limits import Limits
from mcrubric.readers.client import WorkerClient
from mcrubric.readers.facts import read_facts
from mcrubric.readers.isolated import with_worker
from mcrubric.readers.pdf.pdf import PDF_TEXT
from mcrubric.readers.reading import FactRequest

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcrubric.model.artifacts import Facts

PAGES: Final = 500
LINES: Final = 46
LINE: Final = (
    "What we did in week {week} with families, step {step}, and what came of it in the end."
)
ROUNDS: Final = 9
COUNT: Final = FactRequest()
CITED: Final = FactRequest(pages=(PAGES,))
TEXT: Final = FactRequest(text=True)


def written() -> bytes:
    """Return a file of 500 full pages."""
    return write_pdf(
        [[LINE.format(week=week, step=step) for step in range(LINES)] for week in range(PAGES)]
    )


def look(data: bytes, worker: WorkerClient, request: FactRequest) -> Facts:
    """Return the facts of the file as a portfolio asks for them."""
    found = read_facts(BytesIO(data), "a.pdf", request, Limits(), worker, fact_readers()).facts
    if found.pages != PAGES or (request.text and not found.page_states[-1].text):
        raise ValueError(f"not read: {found.problem}")
    return found


def read(data: bytes, worker: WorkerClient) -> object:
    """Return the file as a written part."""
    return with_worker(PDF_TEXT, worker).read(data, "part-1.pdf", Limits())


def first(data: bytes) -> Facts:
    """Return the facts from a worker that is started for them."""
    with WorkerClient(Limits()) as worker:
        return look(data, worker, COUNT)


def raw_count(data: bytes) -> int:
    """Return how many pages there are, as PDFium says in this process."""
    document = pypdfium2.PdfDocument(data)
    count = len(document)
    document.close()
    return count


def raw_text(data: bytes) -> list[str]:
    """Return the text of each page, as PDFium says in this process."""
    document = pypdfium2.PdfDocument(data)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return texts


def main() -> int:
    """Print the table."""
    data = written()
    print(f"{machine()}; {busy()}; {PAGES} pages, {len(data):,} bytes\n")
    print("| what | against | ours | raw | ratio |\n| --- | --- | --- | --- | --- |")
    with WorkerClient(Limits()) as worker:
        rows: tuple[tuple[str, Callable[[], object], str, Callable[[], object]], ...] = (
            ("its page count", partial(look, data, worker, COUNT),
             "opening it", partial(raw_count, data)),
            ("its page count, the last page cited", partial(look, data, worker, CITED),
             "opening it", partial(raw_count, data)),
            ("its page count from a cold worker", partial(first, data),
             "opening it", partial(raw_count, data)),
            ("its text, for quotations", partial(look, data, worker, TEXT),
             "its text", partial(raw_text, data)),
            ("as a written part", partial(read, data, worker),
             "its text", partial(raw_text, data)),
        )  # fmt: skip
        for what, ours, against, raw in rows:
            mine, other = least(ROUNDS, ours, raw)
            print(f"| {what} | {against} | {mine:.1f} ms | {other:.2f} ms | {mine / other:.2f}x |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
