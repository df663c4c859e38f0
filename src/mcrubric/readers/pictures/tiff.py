"""The first directory of TIFF files (TIFF 6.0, BigTIFF), which Exif data are as well."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from mcrubric.readers.pictures.measures import Size, shown

if TYPE_CHECKING:
    from mcrubric.readers.budget import Budget
    from mcrubric.readers.streams import Bytes

_ORDERS: Final[dict[bytes, Literal["little", "big"]]] = {b"II": "little", b"MM": "big"}
_TIFF: Final = 42
_WIDTH, _HEIGHT, _ORIENTATION = 256, 257, 274
_SIZES: Final = {3: 2, 4: 4, 16: 8}  # bytes of a number, by its type: short, long, long of BigTIFF


@dataclass(frozen=True, slots=True)
class Directory:
    """What the first picture of a file says of itself; 0 where it does not."""

    size: Size
    orientation: int


def tiff_size(data: Bytes, budget: Budget) -> Size | None:
    """Return the size of the first picture of a file, as it is shown.

    Raises:
        CutOffError: the directory lies beyond the end of the file.
        ReadError: a limit is hit.
    """
    found = read_directory(data, 0, budget)
    return shown(found.size, found.orientation) if found else None


def read_directory(data: Bytes, base: int, budget: Budget) -> Directory | None:
    """Read the directory of a TIFF file that begins at `base`; None if it is none.

    Raises:
        CutOffError: the directory lies beyond the end of the file.
        ReadError: a limit is hit.
    """
    order = _ORDERS.get(data.at(base, 2))
    if order is None:
        return None
    large = int.from_bytes(data.at(base + 2, 2), order) != _TIFF
    # Bytes of an offset, of the count of entries, of an entry, and before the value in it.
    width, count_bytes, entry_bytes, before = (8, 8, 20, 12) if large else (4, 2, 12, 8)
    start = base + int.from_bytes(data.at(base + (8 if large else 4), width), order)
    count = int.from_bytes(data.at(start, count_bytes), order)
    values = {}
    for index in range(count):
        budget.spend()
        entry = data.at(start + count_bytes + index * entry_bytes, entry_bytes)
        tag, kind = (int.from_bytes(entry[at : at + 2], order) for at in (0, 2))
        if tag > _ORIENTATION:  # entries stand in order
            break
        values[tag] = int.from_bytes(entry[before : before + _SIZES.get(kind, 0)], order)
    size = values.get(_WIDTH, 0), values.get(_HEIGHT, 0)
    return Directory(size, values.get(_ORIENTATION, 0))
