"""Whether anything is to be seen in a place of a PDF's page; for the worker process alone."""

from __future__ import annotations

import ctypes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

    Box = tuple[float, float, float, float]
    """Left, bottom, right, top, in points."""

_LONGER_SIDE: Final = 800  # pixels, one a point: letters of 2 points are 2 high, and leave grey
_BYTES: Final = 4  # of a pixel: blue, green, red, and one that is not used
_WHITE: Final = 0xFFFFFFFF
_EDGE: Final = 0.25  # of the height of a place, above and below its middle
_SEEN: Final = 13  # of 255, between the lightest and the darkest: see `readers.colours`


class Allowance:
    """How many pieces of a file may still be looked at, and how many of its pages drawn.

    Beyond it nothing is called unseen, and `used_up` says so.
    """

    def __init__(self, pieces: int, pages: int) -> None:
        self.pieces, self.pages = pieces, pages
        self.used_up = False


class Ink:
    """A page as a program shows it; made when it is first asked for, for that takes 10 ms."""

    def __init__(
        self, library: Any, page: int, size: tuple[float, float], allowance: Allowance
    ) -> None:
        self._library, self._page, self.allowance = library, page, allowance
        scale = _LONGER_SIDE / max(*size, 1.0)
        self._size = max(round(size[0] * scale), 1), max(round(size[1] * scale), 1)
        self._pixels: bytes | None = None
        self._stride = 0

    def is_in(self, box: Box) -> bool:
        """Tell whether the middle of a place is not of one colour all over, or cannot be drawn.

        Letters have ink in their middle, and those of the lines around may reach into its edges.
        """
        if self._pixels is None and not self.allowance.pages:
            self.allowance.used_up = True
            return True
        left, top, right, bottom = self._place(_middle(box))
        if left >= right or top >= bottom:
            return False
        pixels = self._drawn()
        rows = [
            pixels[row * self._stride + left * _BYTES : row * self._stride + right * _BYTES]
            for row in range(top, bottom)
        ]
        parts = [row[part::_BYTES] for part in range(3) for row in rows]
        height = len(rows)
        return any(
            max(map(max, parts[at : at + height])) - min(map(min, parts[at : at + height])) >= _SEEN
            for at in range(0, 3 * height, height)
        )

    def _place(self, box: Box) -> tuple[int, int, int, int]:
        """Return where a place of the page lies in the picture, whichever way up it is shown."""
        x, y = ctypes.c_int(), ctypes.c_int()
        found: list[tuple[int, int]] = []
        for corner in ((box[0], box[1]), (box[2], box[3])):
            self._library.FPDF_PageToDevice(
                self._page, 0, 0, *self._size, 0, *corner, ctypes.byref(x), ctypes.byref(y)
            )
            found.append((x.value, y.value))
        (one, two), (three, four) = found
        across, down = sorted((one, three)), sorted((two, four))
        return (
            max(across[0], 0), max(down[0], 0),
            min(across[1] + 1, self._size[0]), min(down[1] + 1, self._size[1]),
        )  # fmt: skip

    def _drawn(self) -> bytes:
        if self._pixels is None:
            self.allowance.pages -= 1
            library = self._library
            picture = library.FPDFBitmap_Create(*self._size, 0)
            if not picture:
                raise MemoryError
            try:
                library.FPDFBitmap_FillRect(picture, 0, 0, *self._size, _WHITE)
                library.FPDF_RenderPageBitmap(picture, self._page, 0, 0, *self._size, 0, 0)
                self._stride = library.FPDFBitmap_GetStride(picture)
                length = self._stride * self._size[1]
                self._pixels = ctypes.string_at(library.FPDFBitmap_GetBuffer(picture), length)
            finally:
                library.FPDFBitmap_Destroy(picture)
        return self._pixels


def _middle(box: Box) -> Box:
    edge = (box[3] - box[1]) * _EDGE
    return box[0], box[1] + edge, box[2], box[3] - edge
