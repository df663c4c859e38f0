"""What stands on the pages of a PDF, as lines or as text; for the worker process alone."""

from __future__ import annotations

from mcrubric.readers.pdf.counting import Count, is_empty, state
from mcrubric.readers.pdf.ink import Allowance, Ink
from mcrubric.readers.pdf.notes import Notes
from mcrubric.readers.pdf.pictures import is_pictured
from mcrubric.readers.pdf.text import PageText
from mcrubric.readers.pdf.unseen import Unseen
from mcrubric.text.wording import more_than

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, Final, TypeVar

    from mcrubric.readers.pdf.book import Book
    from mcrubric.readers.pdf.text import Hidden, Line

    Given = TypeVar("Given")
    Read = TypeVar("Read")
    PageLines = tuple[bool, list[Line], list[Hidden]]
    """Whether the page may show more than its lines say, the lines, and what nobody sees."""

_NOWHERE: Final = (0, 0, 0, 0)
_PLACE: Final = 8  # as many characters as the place of a line takes in an answer
_FEW: Final = 150  # characters: a stamp that a scanner sets, a page number, a caption


def states(book: Book, options: Mapping[str, str]) -> Mapping[str, Any]:
    """Return `page_states` of the pages from 1 to `pages`, with text for the first `characters`.

    Nobody reads the text of the page that would be more, nor of those behind it.
    """
    left = int(options["characters"])
    found: list[tuple[int, bool, bool, str | None]] = []
    for number in range(1, int(options["pages"]) + 1):
        if left <= 0:
            found.append((*state(book, number), None))
            continue
        seen = _as_shown(book, number, _text, left)
        empty, text = seen or (False, "")
        found.append((number, seen is not None, empty, text))
        left = 0 if text is None else left - len(text)
    return {"page_states": found}


def lines(book: Book, options: Mapping[str, str]) -> Mapping[str, Any]:
    """Return `pages`, each with its lines and whether it may show more than they say.

    `options`: at most `most` pages with `characters` in all are read. For words that nobody sees,
    `pieces` are looked at and pages `drawn`; if there are more, not `all_looked_at`.
    """
    if book.is_dynamic_form:
        return {"problem": ("no-reader", "it is a form that only Adobe's programs show")}
    counted = Count(book, (book.claimed,), int(options["most"]))
    try:
        if counted.problem:
            return {"problem": counted.problem}
        return _all_lines(counted.book, counted.pages, options)
    finally:
        counted.close()


def _all_lines(book: Book, pages: int, options: Mapping[str, str]) -> Mapping[str, Any]:
    most = int(options["characters"])
    left, allowance = most, Allowance(int(options["pieces"]), int(options["drawn"]))
    found: list[PageLines] = []
    for number in range(1, pages + 1):
        size = book.paper(number) or (0.0, 0.0)
        read = _as_shown(book, number, _lines, (size, allowance))
        found.append(read or (True, [], []))
        _, seen, hidden = found[-1]
        left -= sum(len(line[0]) + _PLACE for line in seen)
        left -= sum(len(text) + _PLACE for text, _ in hidden)
        if left < 0:
            return {"problem": ("limit", f"it has {more_than(most, 'characters of text')}")}
    return {"pages": found, "all_looked_at": not allowance.used_up}


def _as_shown(
    book: Book, number: int, look: Callable[[Book, int, list[str], Given], Read], given: Given
) -> Read | None:
    """Return what `look` makes of a page with all that is drawn on it, and of what is not drawn."""

    def first(page: int) -> Read | None:
        notes = Notes(book, page)
        if notes.draw():
            return book.see(number, lambda again: look(book, again, notes.typed, given))
        return look(book, page, notes.typed, given)

    return book.see(number, first)


def _text(book: Book, page: int, notes: list[str], most: int) -> tuple[bool, str | None]:
    empty = is_empty(book, page)
    with PageText(book.library, page) as text:
        if text.length > most:
            return empty, None
        return empty, "\r\n".join((text.whole(), *notes))


def _lines(
    book: Book, page: int, notes: list[str], given: tuple[tuple[float, float], Allowance]
) -> PageLines:
    hidden: list[Hidden] = []
    size, allowance = given
    with PageText(book.library, page) as text:
        ink = Ink(book.library, page, size, allowance)
        unseen = Unseen(book, page, ink).found if text.length else {}
        written = [*text.lines(unseen, hidden), *((note, *_NOWHERE) for note in notes if note)]
    if not written and not hidden:
        return not is_empty(book, page), written, hidden
    few = sum(len(line[0]) for line in written) <= _FEW
    return few and is_pictured(book, page, size), written, hidden
