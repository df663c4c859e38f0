"""Macros and objects in old office files, by the names in their directory (MS-CFB 2.6)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.readers.active.tally import Tally
    from mcrubric.readers.streams import Bytes

_HEADER: Final = 512
_SHIFTS: Final = (9, 12)  # sectors are 512 or 4,096 bytes
_IN_HEADER: Final = 109  # sectors of the table that the header itself lists
_LAST: Final = 0xFFFFFFFA  # numbers from here on are marks, not sectors
_ENTRY: Final = 128
_MOST_SECTORS: Final = 4_096  # 16,384 entries; a document with many objects has some hundreds
_NAME: Final = 64
_STORAGE: Final = 1
# MS-OVBA 2.2.1 and MS-OFFMACRO: `VBA` lies in each project, under these names or another.
_PROJECT: Final = "VBA"
_OBJECTS: Final = "ObjectPool"  # MS-DOC 2.1.3
_OBJECT_NAME: Final = "_"  # how the storages in the pool begin


def look_into_old_office(data: Bytes, tally: Tally) -> None:
    """Find storages of macros and objects; what else such a file holds is not known.

    A presentation keeps its macros packed in its own stream, where nobody looks.
    """
    tally.leave("no-reader")
    storages = [name for name, kind in _entries(data) if kind == _STORAGE]
    tally.add("macros", storages.count(_PROJECT))
    if _OBJECTS in storages:
        held = (name[1:] for name in storages if name.startswith(_OBJECT_NAME))
        tally.add("embedded-object", sum(each.isdigit() for each in held))


def _entries(data: Bytes) -> Iterator[tuple[str, int]]:
    """Yield name and kind of each entry, as far as the directory can be followed."""
    header = data.up_to(0, _HEADER)
    if len(header) < _HEADER:
        return
    (shift,) = struct.unpack_from("<H", header, 30)
    if shift not in _SHIFTS:
        return
    sector, (first,) = 1 << shift, struct.unpack_from("<I", header, 48)
    table = struct.unpack_from(f"<{_IN_HEADER}I", header, 76)
    for number in _chain(data, first, sector, table):
        block = data.up_to((number + 1) * sector, sector)
        for at in range(0, len(block) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", block, at + _NAME)
            name = block[at : at + max(0, min(length, _NAME) - 2)]
            yield name.decode("utf-16-le", "replace"), kind


def _chain(data: Bytes, first: int, sector: int, table: tuple[int, ...]) -> Iterator[int]:
    """Yield the sectors of the directory; one that comes again, or lies too far, ends it."""
    seen: set[int] = set()
    number, per_sector = first, sector // 4
    while number < _LAST and number not in seen and len(seen) < _MOST_SECTORS:
        seen.add(number)
        yield number
        page, place = divmod(number, per_sector)
        if page >= len(table) or table[page] >= _LAST:
            return
        following = data.up_to((table[page] + 1) * sector + 4 * place, 4)
        if len(following) < 4:  # noqa: PLR2004 - one number
            return
        (number,) = struct.unpack("<I", following)
