"""How long FLV files play: to the time of their last piece (Adobe, Flash Video 10.1, annex E)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mcrubric.readers.budget import Budget
    from mcrubric.readers.streams import Bytes

_FIRST: Final = 13  # behind the header and the size of no tag
_SIZE: Final = 4  # behind each tag stands its size
_TAG: Final = 11
_KINDS: Final = frozenset((8, 9, 18))  # sound, pictures, data
_MILLI: Final = 1_000


def flv_seconds(data: Bytes, _budget: Budget) -> float | None:
    """Return the playing time, None if the file does not end with a whole piece."""
    size = int.from_bytes(data.up_to(max(0, data.size - _SIZE), _SIZE), "big")
    last = data.size - _SIZE - size
    if not last >= _FIRST:
        return None
    tag = data.up_to(last, _TAG)
    if len(tag) < _TAG or tag[0] not in _KINDS or size != _TAG + int.from_bytes(tag[1:4], "big"):
        return None
    return int.from_bytes(bytes((tag[7], *tag[4:7])), "big") / _MILLI
