"""The size of HEIC and AVIF pictures (ISO/IEC 23008-12): that of the item that is shown."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from mcrubric.readers.isobmff import FULL, Box, boxes, find, number, version_and_flags
from mcrubric.readers.pictures.measures import Size, truncated
from mcrubric.readers.streams import Bytes, CutOffError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.readers.budget import Budget

_NEEDED: Final = frozenset((b"meta", b"mdat"))
_SIDEWAYS: Final = 1  # the lowest bit of a rotation in quarter turns
_LONG: Final = 1  # a flag: indexes of properties have two bytes


def heif_size(data: Bytes, budget: Budget) -> Size | None:
    """Return the size of the primary item, turned as it says; else that of the largest item.

    Raises:
        ReadError: the file is cut off, or a limit is hit.
    """
    meta = None
    for box in boxes(data, 0, data.size, budget):
        if box.cut_off and box.kind in _NEEDED:
            raise truncated()
        meta = box if box.kind == b"meta" else meta
    if meta is None:
        return None
    inner = Box(meta.kind, meta.start + FULL, meta.end)
    properties = tuple(find(data, inner, b"iprp", b"ipco", budget=budget))
    wanted: frozenset[int] = frozenset()
    with suppress(CutOffError):
        if primary := _primary(data, inner, budget):
            wanted = frozenset(_associated(data, inner, primary, budget))
    return _found(data, properties[0], wanted, budget) if properties else None


def _found(data: Bytes, properties: Box, wanted: frozenset[int], budget: Budget) -> Size | None:
    """Return what the wanted properties come to, else the largest size; none is kept, for room."""
    mine: list[Box] = []
    largest: Size | None = None
    for index, box in enumerate(boxes(data, properties.start, properties.end, budget), 1):
        if index in wanted:
            mine.append(box)
        if box.kind == b"ispe":
            largest = max(largest or (0, 0), _extent(data, box), key=lambda size: size[0] * size[1])
    with suppress(CutOffError):
        return _shown(data, mine) or largest
    return largest


def _primary(data: Bytes, meta: Box, budget: Budget) -> int:
    """Read which item is shown (ISO/IEC 14496-12, 8.11.4)."""
    for box in find(data, meta, b"pitm", budget=budget):
        return number(data, box, FULL, 4 if version_and_flags(data, box)[0] else 2)
    return 0


def _associated(data: Bytes, meta: Box, item: int, budget: Budget) -> Iterator[int]:
    """Yield which properties an item has, by their place in the list (9.3.1)."""
    for box in find(data, meta, b"iprp", b"ipma", budget=budget):
        version, flags = version_and_flags(data, box)
        id_bytes, index_bytes = (4 if version else 2), (2 if flags & _LONG else 1)
        at = FULL + 4
        for _ in range(number(data, box, FULL, 4)):
            budget.spend()
            owner, count = number(data, box, at, id_bytes), number(data, box, at + id_bytes, 1)
            at += id_bytes + 1
            if owner == item:
                for place in range(count):
                    whole = number(data, box, at + place * index_bytes, index_bytes)
                    yield whole & (1 << 8 * index_bytes - 1) - 1  # the highest bit is no part of it
            at += count * index_bytes


def _shown(data: Bytes, properties: list[Box]) -> Size | None:
    size, turned = None, False
    for box in properties:
        if box.kind == b"ispe":
            size = _extent(data, box)
        elif box.kind == b"irot":
            turned = turned != bool(number(data, box, 0, 1) & _SIDEWAYS)
    return size[::-1] if size and turned else size


def _extent(data: Bytes, box: Box) -> Size:
    with suppress(CutOffError):
        return number(data, box, FULL, 4), number(data, box, FULL + 4, 4)
    return 0, 0
