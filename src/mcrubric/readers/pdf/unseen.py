"""Which letters on an open page of a PDF nobody can see; for the worker process alone."""

from __future__ import annotations

import ctypes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Final

    from mcrubric.readers.pdf.book import Book
    from mcrubric.readers.pdf.ink import Ink

    Box = tuple[float, float, float, float]
    """Left, bottom, right, top, in points."""

_TEXT, _PATH, _FORM = 1, 2, 5  # FPDF_PAGEOBJ_TEXT, FPDF_PAGEOBJ_PATH, FPDF_PAGEOBJ_FORM
_NOTHING_DRAWN: Final = (3, 7)  # render modes: invisible, and clipping alone (ISO 32000-1, 9.3.6)
_FILLED: Final = (0, 4)  # render modes that fill and draw no outline
_LEAST_LIGHT: Final = 243  # of 255: nearer to white than any grey that programs offer
_LEAST_OPACITY: Final = 8  # of 255
_LEAST_SIZE: Final = 1.0  # points that a whole piece is high
_LEAST_PAPER: Final = 400  # points; on a smaller page a point may be more than a point on paper
_WHEREVER: Final = ("off-page", "size")  # unseen on whatever ground
_LEAST_EDGE: Final = 36  # points; programs show the whole of a page that is cut to less
_EVERYWHERE: Final = (-1e9, -1e9, 1e9, 1e9)
_INT: Final = ctypes.sizeof(ctypes.c_int)
_FLOAT: Final = ctypes.sizeof(ctypes.c_float)
# Unseen pieces of a page by what else is drawn on it; with more it is not known what is seen.
_MOST_COMPARED: Final = 200_000
_DEEPEST: Final = 8


class Unseen:
    """The pieces of text on an open page that nobody can see, each with what hides it (`found`).

    `found` is blank for an ordinary page, of which then no letter need be looked at. A piece is
    told only if nothing else is drawn where it stands, before or after it: words over a picture
    are what text recognition makes of a scanned page, and white ones may stand on a colour. Then
    the page is drawn, for letters filled with a pattern say that they are white.
    """

    def __init__(self, book: Book, page: int, ink: Ink) -> None:
        self._library = book.library
        self._numbers = (ctypes.c_float * 4)()
        self._edges = [ctypes.addressof(self._numbers) + at * _FLOAT for at in range(4)]
        self._parts = (ctypes.c_uint * 4)()  # red, green, blue, and how far they cover
        self._colour = [ctypes.addressof(self._parts) + at * _INT for at in range(4)]
        self._modes = (ctypes.c_int * 2)()  # how a path is filled, and whether it has an outline
        self._left = ink.allowance.pieces
        self._paper = self._paper_of(page)
        self._grounds: list[Box] = []
        self._drawn_within = False
        self._ink = ink
        get = self._library.FPDFPage_GetObject
        count = self._library.FPDFPage_CountObjects(page)
        suspects = list(self._suspects(get(page, at) for at in range(count)))
        ink.allowance.pieces = max(self._left, 0)
        self.found = self._confirmed(suspects)

    def _confirmed(self, suspects: list[tuple[int, str, bool]]) -> dict[int, str]:
        if self._left < 0 or len(suspects) * len(self._grounds) > _MOST_COMPARED:
            self._ink.allowance.used_up = True
            return {}
        return {
            piece: kind
            for piece, kind, within in suspects
            if kind in _WHEREVER or not self._is_seen(piece, within=within)
        }

    def _is_seen(self, piece: int, *, within: bool) -> bool:
        """Tell whether a piece may be seen; of one in a form, the place is not known."""
        if self._stands_on_something(piece, within=within):
            return True
        return self._ink.is_in(self._paper if within else self._box(piece))

    def _suspects(self, objects: Iterator[int], depth: int = 0) -> Iterator[tuple[int, str, bool]]:
        """Give pieces that may be unseen, and whether they are in a form, whose places differ."""
        library = self._library
        for each in objects:
            self._left -= 1
            if self._left < 0:
                return
            kind = library.FPDFPageObj_GetType(each)
            if kind == _TEXT:
                if why := (not depth and self._nowhere(each)) or self._blank(each):
                    yield each, why, depth > 0
            elif kind == _FORM and depth < _DEEPEST:
                yield from self._suspects(self._inside(each), depth + 1)
            elif kind != _PATH or self._shows(each):
                if depth:
                    self._drawn_within = True
                else:
                    self._grounds.append(self._box(each))

    def _inside(self, form: int) -> Iterator[int]:
        for at in range(self._library.FPDFFormObj_CountObjects(form)):
            yield self._library.FPDFFormObj_GetObject(form, at)

    def _nowhere(self, piece: int) -> str | None:
        """Return why a piece of text has no place where it could be read."""
        left, bottom, right, top = self._box(piece)
        paper_left, paper_bottom, paper_right, paper_top = self._paper
        if right < paper_left or left > paper_right or top < paper_bottom or bottom > paper_top:
            return "off-page"
        if top - bottom >= _LEAST_SIZE:
            return None
        tiny = 0 < top - bottom < right - left and paper_top - paper_bottom > _LEAST_PAPER
        return "size" if tiny else None

    def _blank(self, piece: int) -> str | None:
        """Return why a piece of text may leave no ink."""
        mode = self._library.FPDFTextObj_GetTextRenderMode(piece)
        if mode in _NOTHING_DRAWN:
            return "drawn-unseen"
        if mode not in _FILLED or not self._library.FPDFPageObj_GetFillColor(piece, *self._colour):
            return None
        red, green, blue, opacity = self._parts
        if red < _LEAST_LIGHT and opacity >= _LEAST_OPACITY:  # most are, and there are many
            return None
        return "colour" if opacity < _LEAST_OPACITY or min(green, blue) >= _LEAST_LIGHT else None

    def _shows(self, path: int) -> bool:
        """Tell whether a path leaves anything on the page that white letters could be seen on."""
        library = self._library
        filled, outlined = (ctypes.byref(self._modes, at * _INT) for at in range(2))
        if not library.FPDFPath_GetDrawMode(path, filled, outlined) or self._modes[1]:
            return True
        if not self._modes[0]:
            return False
        if not library.FPDFPageObj_GetFillColor(path, *self._colour):
            return True
        return min(self._parts[:3]) < _LEAST_LIGHT

    def _stands_on_something(self, piece: int, *, within: bool) -> bool:
        """Tell whether anything is drawn where a piece stands; of one in a form, on the page."""
        if within or self._drawn_within:
            return bool(self._grounds) or self._drawn_within
        left, bottom, right, top = self._box(piece)
        return any(
            left < each[2] and each[0] < right and bottom < each[3] and each[1] < top
            for each in self._grounds
        )

    def _box(self, piece: int) -> Box:
        if not self._library.FPDFPageObj_GetBounds(piece, *self._edges):
            return self._paper
        left, bottom, right, top = self._numbers
        return left, bottom, right, top

    def _paper_of(self, page: int) -> Box:
        box = (ctypes.c_float * 4)()  # left, top, right, bottom
        if not self._library.FPDF_GetPageBoundingBox(page, box):
            return _EVERYWHERE
        left, top, right, bottom = box
        sound = right - left >= _LEAST_EDGE and top - bottom >= _LEAST_EDGE
        return (left, bottom, right, top) if sound else _EVERYWHERE
