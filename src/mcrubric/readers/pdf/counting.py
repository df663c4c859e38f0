"""How many pages a PDF has: what it claims, held against what is there; for the worker alone."""

from __future__ import annotations

from mcrubric.readers.pdf.book import Book
from mcrubric.text.wording import more_than

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any, Final

CUT_OFF: Final = ("truncated", "the end of the file is missing")
_END_MARK: Final = b"%%EOF"
_END_MARK_WITHIN: Final = 2_048  # readers look for it in the last 1,024 bytes, or a little more
_OBJECT: Final = b" obj"
_LEAST_PAGE: Final = 64  # bytes that a page of its own hardly ever falls short of
# What PDFium takes a count from. Without it, pages are counted as the page tree lists them.
_CLAIMS: Final = ((b"/Count", b"/Xount"), (b"/Linearized", b"/Xinearized"))
# Counting anew takes a copy of the file beside the file; both must fit into the worker's memory.
_MOST_COPIED: Final = 128 << 20


def facts(book: Book, options: Mapping[str, str]) -> Mapping[str, Any]:
    """Return `pages`, `labels`, `page_states` and `active`; `problem` if they cannot be known.

    `options`: `pages` are numbers and `labels` are labels that somebody cites, one a line; `most`
    is how many pages are looked at.
    """
    numbers = {int(each) for each in options["pages"].split()}
    counted = Count(book, numbers, int(options["most"]))
    try:
        if counted.problem:
            return {"problem": counted.problem}
        labels = counted.book.labels(counted.pages)
        cited = _cited(numbers, options["labels"].split("\n"), labels or [])
        opened = sorted(number for number in cited if 0 < number <= counted.pages)
        states = [state(counted.book, number) for number in opened]
        return {
            "pages": counted.pages,
            "labels": labels,
            "page_states": states,
            "active": book.active,
        }
    finally:
        counted.close()


def state(book: Book, number: int) -> tuple[int, bool, bool]:
    """Open a page: does it load, and is it empty (nothing is drawn, noted or to fill in)."""
    empty = book.see(number, lambda page: is_empty(book, page))
    return number, empty is not None, bool(empty)


def is_empty(book: Book, page: int) -> bool:
    """Whether nothing is drawn on an open page, noted or to be filled in."""
    library = book.library
    drawn: int = library.FPDFPage_CountObjects(page) or library.FPDFPage_GetAnnotCount(page)
    return drawn == 0


def cut_off(data: bytes) -> bool:
    """Whether the end of a file is missing: no end mark, or objects that go on behind the last."""
    mark = data.rfind(_END_MARK)
    if mark < 0:
        return True
    return mark < len(data) - _END_MARK_WITHIN and _OBJECT in data[mark:]


class Count:
    """How many `pages` the `book` has, or the `problem` for which nobody can know.

    What a file claims is believed if nothing speaks against it: that it is cut off, that it is too
    small for so many pages, or that a page which somebody cites is not there. Then its pages are
    counted as its page tree lists them.
    """

    def __init__(self, book: Book, cited: Iterable[int], most: int) -> None:
        self.book = book
        self.pages = book.claimed
        self._opened: Book | None = None
        is_cut = cut_off(book.data)
        if is_cut and not self._last_is_there():
            self.problem: tuple[str, str] | None = CUT_OFF
            return
        relied_on = [number for number in cited if 0 < number <= most]
        if self._is_crowded() or self.pages > most or not all(map(book.paper, relied_on)):
            self._count_anew(most)
        self.problem = self._problem(most)

    def close(self) -> None:
        """Give back what counting anew has opened."""
        if self._opened:
            self._opened.close()

    def _is_crowded(self) -> bool:
        return len(self.book.data) < self.pages * _LEAST_PAGE

    def _last_is_there(self) -> bool:
        return self.pages > 0 and self.book.paper(self.pages) is not None

    def _problem(self, most: int) -> tuple[str, str] | None:
        if self.pages <= 0:
            return "damaged", "none of its pages can be loaded"
        return ("limit", f"it has {more_than(most, 'pages')}") if self.pages > most else None

    def _count_anew(self, most: int) -> None:
        self._take_the_list()
        if not self._last_is_there():
            self.pages = self._last_page(most)
        if self._is_crowded() and self.pages > 1:
            self.pages = _different(self.book, self.pages, most)

    def _take_the_list(self) -> None:
        """Open the file once more without its claims, and keep to that if its last page is there.

        What is in a packed stream stays as it is.
        """
        if len(self.book.data) > _MOST_COPIED:
            return
        listed = self._opened = Book(self.book.library, _without_claims(self.book.data))
        if listed.document and listed.claimed > 0 and listed.paper(listed.claimed):
            self.book, self.pages = listed, listed.claimed

    def _last_page(self, most: int) -> int:
        """Return the number of the last page that is there among the first `most` and one."""
        looked_at = range(1, min(self.pages, most + 2))
        return max((number for number in looked_at if self.book.paper(number)), default=0)


def _without_claims(data: bytes) -> bytes:
    for claim, nothing in _CLAIMS:
        data = data.replace(claim, nothing)
    return data


def _different(book: Book, pages: int, most: int) -> int:
    """Return how many pages there are if one that is listed several times is one page.

    A mark that is set on one place in the list shows in all others with the same page: first on
    the front page alone, for a list of a million; then on each.
    """
    _mark(book, 1, 1)
    mark = book.paper(1)
    if all(book.paper(number) == mark for number in range(2, pages + 1)):
        return 1
    if pages > most:
        return pages
    for number in range(1, pages + 1):
        _mark(book, number, number)
    return len({book.paper(number) for number in range(1, pages + 1)})


def _mark(book: Book, number: int, mark: int) -> None:
    """Give a page a size that no other has and nothing is printed on."""
    corner = (0.0, 0.0, float(mark), float(mark) + 0.5)

    def resize(page: int) -> None:
        book.library.FPDFPage_SetMediaBox(page, *corner)
        book.library.FPDFPage_SetCropBox(page, *corner)

    book.see(number, resize)


def _cited(numbers: set[int], wanted_labels: list[str], labels: list[str]) -> set[int]:
    """Return the pages to open: those cited by number, and those that bear a cited label.

    A cited number can be meant as a label too; which one it is, others decide.
    """
    wanted = {each.casefold() for each in wanted_labels} | set(map(str, numbers))
    first: dict[str, int] = {}
    for number, label in enumerate(labels, 1):
        first.setdefault(label.casefold(), number)
    return numbers | {number for label, number in first.items() if label in wanted and label}
