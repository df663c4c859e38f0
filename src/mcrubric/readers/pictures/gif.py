"""The size of GIF pictures (GIF89a)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.readers.pictures.measures import Size, little, truncated
from mcrubric.readers.streams import CutOffError

if TYPE_CHECKING:
    from mcrubric.readers.budget import Budget
    from mcrubric.readers.streams import Bytes

_SCREEN: Final = 13  # bytes of the header and of the screen descriptor (17 and 18)
_COLOURS: Final = 0x80
_PICTURE: Final = 0x2C
_EXTENSION: Final = 0x21
_TRAILER: Final = b"\x3b"


def gif_size(data: Bytes, budget: Budget) -> Size:
    """Read the screen descriptor (18), and look whether the blocks behind it are all there.

    Raises:
        CutOffError: the file ends within its header.
        ReadError: it ends within a block or before its first picture, or a limit is hit.
    """
    size = little(data, 6, 2), little(data, 8, 2)
    if data.up_to(data.size - 1, 1) != _TRAILER:
        _check_blocks(data, budget)
    return size


def _check_blocks(data: Bytes, budget: Budget) -> None:
    """Walk the blocks; pictures are shown that lack nothing but the trailer, or have more behind.

    Nothing is said of a file with blocks of another kind: programs differ in what they show of it.
    """
    at, pictures = _SCREEN + _table(data.at(10, 1)[0]), 0
    try:
        while (kind := data.up_to(at, 1)) in (bytes((_PICTURE,)), bytes((_EXTENSION,))):
            at = _behind(data, at, budget)
            pictures += kind[0] == _PICTURE
    except CutOffError:
        raise truncated() from None
    if not kind and not pictures:
        raise truncated()


def _behind(data: Bytes, at: int, budget: Budget) -> int:
    """Return where the block that begins there ends."""
    if data.at(at, 1)[0] == _PICTURE:
        at += 11 + _table(data.at(at + 9, 1)[0])  # its descriptor (20), and the size of a code (22)
    else:
        at += 2  # its label (23)
    while length := data.at(at, 1)[0]:
        budget.spend()
        at += 1 + length
    return at + 1


def _table(packed: int) -> int:
    """Return how long a table of colours is (19 and 21)."""
    return 3 << (packed & 7) + 1 if packed & _COLOURS else 0
