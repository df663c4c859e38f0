"""Facts of pictures: how many pixels wide and high they are, by their headers alone."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO, Final

from mcrubric.model.artifacts import Facts, Problem
from mcrubric.readers.budget import Budget
from mcrubric.readers.isobmff import FULL, Box, find, number
from mcrubric.readers.reading import FactReader, FactRequest, ReadError
from mcrubric.readers.streams import Bytes, CutOffError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mcrubric.model.limits import Limits

Size = tuple[int, int]

# Markers of JPEG (ITU-T T.81, table B.1): frames hold the size; C4, C8 and CC are no frames.
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BARE: Final = frozenset((0x01, *range(0xD0, 0xD8)))
_ENDS: Final = frozenset((0xD9, 0xDA))
_FILL: Final = 0xFF


def read_image(stream: BinaryIO, request: FactRequest, limits: Limits) -> Facts:
    """Read the size of a PNG, JPEG, GIF, WebP, HEIC or AVIF picture; of others it is not known.

    Raises:
        ReadError: the header is cut off or holds no size.
    """
    find_size = _SIZES.get(request.media_type)
    if find_size is None:
        return Facts(medium=request.medium, media_type=request.media_type)
    size = find_size(Bytes(stream), Budget(limits.media_elements, "pieces"))
    if size is None or 0 in size:
        raise ReadError(Problem("damaged", "its header holds no size"))
    width, height = size
    return Facts(medium=request.medium, media_type=request.media_type, width=width, height=height)


def _png(data: Bytes, _budget: Budget) -> Size | None:
    """Read the first chunk (PNG, third edition, 11.2.1)."""
    if data.at(12, 4) != b"IHDR":
        return None
    return _big(data, 16, 4), _big(data, 20, 4)


def _gif(data: Bytes, _budget: Budget) -> Size:
    return _little(data, 6, 2), _little(data, 8, 2)


def _jpeg(data: Bytes, budget: Budget) -> Size | None:
    """Walk the segments up to the frame, which holds height and then width."""
    for marker, start in _segments(data, budget):
        if marker in _FRAMES:
            return _big(data, start + 5, 2), _big(data, start + 3, 2)
    return None


def _segments(data: Bytes, budget: Budget) -> Iterator[tuple[int, int]]:
    at = 2
    while True:
        budget.spend()
        first, marker = data.at(at, 2)
        if first != _FILL or marker in _ENDS:
            return
        if marker == _FILL:  # fill bytes may stand before a marker
            at += 1
            continue
        yield marker, at + 2
        at += 2 if marker in _BARE else 2 + max(2, _big(data, at + 2, 2))


def _webp(data: Bytes, _budget: Budget) -> Size | None:
    """Read the first chunk (RFC 9649): lossy, lossless or extended."""
    kind = data.at(12, 4)
    if kind == b"VP8X":
        return 1 + _little(data, 24, 3), 1 + _little(data, 27, 3)
    if kind == b"VP8L":
        bits = _little(data, 21, 4)
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 ":
        return _little(data, 26, 2) & 0x3FFF, _little(data, 28, 2) & 0x3FFF
    return None


def _heif(data: Bytes, budget: Budget) -> Size | None:
    """Read the properties (ISO/IEC 23008-12, 6.5.3); the picture is larger than its thumbnail."""
    sizes = []
    for meta in find(data, Box(b"", 0, data.size), b"meta", budget=budget):
        inner = Box(meta.kind, meta.start + FULL, meta.end)
        for box in find(data, inner, b"iprp", b"ipco", b"ispe", budget=budget):
            with suppress(CutOffError):
                sizes.append((number(data, box, 4, 4), number(data, box, 8, 4)))
    return max(sizes, key=lambda size: size[0] * size[1], default=None)


def _big(data: Bytes, start: int, count: int) -> int:
    return int.from_bytes(data.at(start, count), "big")


def _little(data: Bytes, start: int, count: int) -> int:
    return int.from_bytes(data.at(start, count), "little")


_SIZES: Final[dict[str, Callable[[Bytes, Budget], Size | None]]] = {
    "image/png": _png,
    "image/jpeg": _jpeg,
    "image/gif": _gif,
    "image/webp": _webp,
    "image/heic": _heif,
    "image/avif": _heif,
}

IMAGE: Final = FactReader("image", ("image",), read_image)
