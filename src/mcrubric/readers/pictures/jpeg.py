"""The size of JPEG pictures (ITU-T T.81), turned as Exif says."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from mcrubric.readers.pictures.measures import Size, big, shown, truncated
from mcrubric.readers.pictures.tiff import read_directory
from mcrubric.readers.streams import Bytes, CutOffError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.readers.budget import Budget

# Markers (table B.1): frames hold the size; C4, C8 and CC are no frames.
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_LOSSLESS: Final = 0xF7  # the frame of JPEG-LS (ITU-T T.87), laid out alike
_BARE: Final = frozenset((0x01, *range(0xD0, 0xD8)))
_SCAN: Final = 0xDA
_ENDS: Final = frozenset((0xD9, _SCAN))
_FILL: Final = 0xFF
_SCAN_ENDS: Final = re.compile(rb"\xff[\xd9\xda]")
_PIECE: Final = 1 << 16
_APPLICATION: Final = 0xE1
_EXIF: Final = b"Exif\0\0"


def jpeg_size(data: Bytes, budget: Budget) -> Size | None:
    """Walk the segments up to the first scan, which must have an end (B.2.1).

    Raises:
        CutOffError: the file ends before the first scan.
        ReadError: that is missing, or a limit is hit.
    """
    size, orientation = None, 1
    for marker, start in _segments(data, budget):
        if size is None and (marker in _FRAMES or marker == _LOSSLESS):
            size = big(data, start + 5, 2), big(data, start + 3, 2)
        elif marker == _APPLICATION and data.at(start + 2, len(_EXIF)) == _EXIF:
            orientation = _orientation(data, start + 2 + len(_EXIF), budget)
        elif marker == _SCAN:
            pixels = start + big(data, start, 2)
            data.at(pixels, 1)
            if size:
                _check_scan(data, pixels)
    return shown(size, orientation) if size else None


def _segments(data: Bytes, budget: Budget) -> Iterator[tuple[int, int]]:
    at = 2
    while True:
        budget.spend()
        first, marker = data.at(at, 2)
        if first != _FILL:
            return
        if marker == _FILL:  # fill bytes may stand before a marker
            at += 1
            continue
        yield marker, at + 2
        if marker in _ENDS:
            return
        at += 2 if marker in _BARE else 2 + max(2, big(data, at + 2, 2))


def _check_scan(data: Bytes, pixels: int) -> None:
    """Look for the end of the first scan, which no pixels look like (B.1.1.5): FF, and no 0 behind.

    A picture of several scans that is cut off behind the first can be seen whole, if less sharp.
    The end mostly stands last in a file; telephones put a film behind it, others what they like.
    """
    if _SCAN_ENDS.search(data.up_to(max(pixels, data.size - _PIECE), _PIECE)):
        return
    for at in range(pixels, data.size, _PIECE):
        if _SCAN_ENDS.search(data.up_to(at, _PIECE + 1)):
            return
    raise truncated()


def _orientation(data: Bytes, start: int, budget: Budget) -> int:
    with suppress(CutOffError):
        found = read_directory(data, start, budget)
        if found:
            return found.orientation
    return 1
