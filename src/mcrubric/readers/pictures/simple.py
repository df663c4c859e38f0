"""Sizes of pictures whose header stands at one place: BMP, icons and Photoshop files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.readers.pictures.measures import Size, big, little

if TYPE_CHECKING:
    from mcrubric.readers.budget import Budget
    from mcrubric.readers.streams import Bytes

_OLD_BMP: Final = 12  # bytes of the header of OS/2, whose sizes have two bytes
_ENTRY: Final = 16
_LARGEST_ICON: Final = 256  # is written as 0


def bmp_size(data: Bytes, _budget: Budget) -> Size:
    """Read the bitmap header; a negative height says that the uppermost row stands first."""
    if little(data, 14, 4) == _OLD_BMP:
        return little(data, 18, 2), little(data, 20, 2)
    width, height = (int.from_bytes(data.at(at, 4), "little", signed=True) for at in (18, 22))
    return max(0, width), abs(height)


def icon_size(data: Bytes, budget: Budget) -> Size:
    """Return the size of the largest of the pictures that an icon is made of."""
    sizes = []
    for index in range(little(data, 4, 2)):
        budget.spend()
        width, height = data.at(6 + _ENTRY * index, 2)
        sizes.append((width or _LARGEST_ICON, height or _LARGEST_ICON))
    return max(sizes, default=(0, 0))


def photoshop_size(data: Bytes, _budget: Budget) -> Size:
    """Read the file header (Adobe, Photoshop File Format): height, then width."""
    return big(data, 18, 4), big(data, 14, 4)
