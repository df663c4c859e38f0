"""Elements of EBML files (RFC 8794), which WebM and Matroska (RFC 9559) are made of."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.readers.streams import Bytes, CutOffError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.readers.budget import Budget

_LONGEST_HEADER: Final = 12  # four bytes of an id, eight of a size
_LONGEST_ID: Final = 4
_LONGEST_SIZE: Final = 8


@dataclass(frozen=True, slots=True)
class Element:
    """An element whose content is `[start, end)`.

    `open_end`: its writer did not know its size, so it goes as far as its parent at most.
    `cut_off`: it claims to go beyond its parent.
    """

    id: int
    start: int
    end: int
    open_end: bool = False
    cut_off: bool = False


def elements(data: Bytes, start: int, end: int, budget: Budget) -> Iterator[Element]:
    """Walk the elements that fill `[start, end)`, reading nothing but their headers.

    What is no element ends the walk.
    """
    while start < end:
        budget.spend()
        element = _element(data, start, end)
        if element is None:
            return
        yield element
        start = element.end


def _element(data: Bytes, start: int, end: int) -> Element | None:
    header = data.up_to(start, min(_LONGEST_HEADER, end - start))
    id_bytes = _length(header, _LONGEST_ID)
    size_bytes = _length(header[id_bytes:], _LONGEST_SIZE)
    content = id_bytes + size_bytes
    if not id_bytes or not size_bytes or len(header) < content:
        return None
    bits = 7 * size_bytes
    size = int.from_bytes(header[id_bytes:content], "big") & ((1 << bits) - 1)
    identity = int.from_bytes(header[:id_bytes], "big")
    if size == (1 << bits) - 1:
        return Element(identity, start + content, end, open_end=True)
    stop = start + content + size
    return Element(identity, start + content, min(stop, end), cut_off=stop > end)


def _length(header: bytes, longest: int) -> int:
    """Return how many bytes a number of variable size takes, 0 if it is none."""
    if not header or not header[0]:
        return 0
    length = 9 - header[0].bit_length()
    return length if length <= longest else 0


def unsigned(data: Bytes, element: Element) -> int:
    """Read an unsigned number.

    Raises:
        CutOffError: it is longer than a number can be, or cut off.
    """
    size = element.end - element.start
    if size > _LONGEST_SIZE or element.cut_off:
        raise CutOffError
    return int.from_bytes(data.at(element.start, size), "big")


def real(data: Bytes, element: Element) -> float:
    """Read a floating-point number of four or eight bytes.

    Raises:
        CutOffError: it has another size, or is cut off.
    """
    size = element.end - element.start
    if size not in (4, 8) or element.cut_off:
        raise CutOffError
    value: float = struct.unpack(">f" if size == 4 else ">d", data.at(element.start, size))[0]  # noqa: PLR2004
    return value
