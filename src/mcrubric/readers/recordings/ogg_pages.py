"""Pages of Ogg files (RFC 3533)."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.readers.budget import Budget
    from mcrubric.readers.streams import Bytes

_MARK: Final = b"OggS"
_HEADER: Final = 27
_LONGEST_TABLE: Final = 255
_FIRST: Final = 0x02
_GOES_ON: Final = 255  # the length of a piece that is not the last of its packet
LARGEST: Final = _HEADER + _LONGEST_TABLE + _LONGEST_TABLE * 255


@dataclass(frozen=True, slots=True)
class Page:
    """A page: where its content begins and the next page; `position` is -1 if no packet ends.

    `first` says that a stream begins here; `packets` counts those that end here.
    """

    stream: int
    position: int
    first: bool
    packets: int
    content: int
    next: int


def pages(data: Bytes, start: int, budget: Budget) -> Iterator[Page]:
    """Walk the pages from `start` on, up to what is none, or is cut off."""
    while True:
        budget.spend()
        page = _page(data.up_to(start, _HEADER + _LONGEST_TABLE), start)
        if page is None or page.next > data.size:
            return
        yield page
        start = page.next


def last_pages(data: Bytes, budget: Budget) -> Iterator[Page]:
    """Yield the pages in the last bytes of a file, in which one at least fits."""
    start = max(0, data.size - 2 * LARGEST)
    tail = data.up_to(start, 2 * LARGEST)
    at = tail.find(_MARK)
    while at >= 0:
        budget.spend()
        page = _page(tail[at : at + _HEADER + _LONGEST_TABLE], start + at)
        if page and page.next <= data.size:
            yield page
        at = tail.find(_MARK, at + 1 if page is None else page.next - start)


def _page(header: bytes, at: int) -> Page | None:
    if len(header) < _HEADER or not header.startswith(_MARK) or header[4]:
        return None
    flags, position, stream, count = struct.unpack_from("<5xBqI8xB", header)
    table = header[_HEADER : _HEADER + count]
    content = at + _HEADER + count
    return Page(
        stream=stream,
        position=position,
        first=bool(flags & _FIRST),
        packets=count - table.count(_GOES_ON),
        content=content,
        next=content + sum(table),
    )
