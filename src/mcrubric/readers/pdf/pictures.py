"""Whether pictures take up most of a PDF's page, as on a scanned one; for the worker alone."""

from __future__ import annotations

import ctypes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from mcrubric.readers.pdf.book import Book

_PICTURES: Final = (3, 5)  # FPDF_PAGEOBJ_IMAGE, and FPDF_PAGEOBJ_FORM, which may hold one
_LOOKED_AT: Final = 1_000  # some scanners cut a page into strips
_LARGE: Final = 0.5  # of the page; a photo that illustrates a text is smaller


def is_pictured(book: Book, page: int, size: tuple[float, float]) -> bool:
    """Tell whether the pictures on an open page of that size cover more than half of it."""
    library = book.library
    edges = [ctypes.c_float() for _ in range(4)]
    pointers = [ctypes.byref(edge) for edge in edges]
    covered = 0.0
    for index in range(min(library.FPDFPage_CountObjects(page), _LOOKED_AT)):
        drawn = library.FPDFPage_GetObject(page, index)
        is_picture = library.FPDFPageObj_GetType(drawn) in _PICTURES
        if is_picture and library.FPDFPageObj_GetBounds(drawn, *pointers):
            left, bottom, right, top = (edge.value for edge in edges)
            covered += abs((right - left) * (top - bottom))
    return covered > _LARGE * size[0] * size[1]
