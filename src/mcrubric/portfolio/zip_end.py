"""The end of a zip archive: where its directory is, and whether one archive is all there is."""

from __future__ import annotations

import os
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

from mcrubric.portfolio.gate import RefusedError

if TYPE_CHECKING:
    from mcrubric.model.limits import Limits

_END: Final = struct.Struct("<4s4H2LH")
_END_MARK: Final = b"PK\x05\x06"
_COMMENT_SIZE: Final = 65_535
"""The end record and its longest comment (APPNOTE.TXT 4.3.16)."""
_LARGE: Final = struct.Struct("<4sQ2H2L4Q")
_LARGE_MARK: Final = b"PK\x06\x06"
_LOCATOR: Final = struct.Struct("<4sLQL")
_LOCATOR_MARK: Final = b"PK\x06\x07"
"""The end record of a large archive, and the pointer to it that stands behind it (4.3.14)."""
_TAIL: Final = _LARGE.size + _LOCATOR.size + _END.size + _COMMENT_SIZE
_COUNTED: Final = 1 << 16
_SAID_ELSEWHERE: Final = {0xFFFF, 0xFFFFFFFF}
"""What stands in a field of the small record that only the large one can hold."""


@dataclass(frozen=True, slots=True)
class End:
    """What the end of an archive says: how many members there are, and where their headers stand.

    `counted`: whether a count of more than 65,535 is written whole.
    """

    count: int
    start: int
    length: int
    counted: bool

    def counts(self, members: int) -> bool:
        """Whether that many members were meant; some programs write the count modulo 65,536."""
        return self.count == (members if self.counted else members % _COUNTED)


def read_end(stream: BinaryIO, limits: Limits) -> End:
    """Find the end record, the last thing in an archive, and believe it only if all of it fits.

    Raises:
        RefusedError: there is none, there are several, or the directory is not where it says.
        OSError: the stream cannot be read.
    """
    size = stream.seek(0, os.SEEK_END)
    if size > limits.portfolio_bytes:
        raise RefusedError("too-large", limit=limits.portfolio_bytes)
    before = stream.seek(max(0, size - _TAIL))
    tail = stream.read()
    at = _end_record(tail)
    fields = _END.unpack_from(tail, at)
    if _LOCATOR.size <= at and tail.startswith(_LOCATOR_MARK, at - _LOCATOR.size):
        end, behind = _large(tail, at, before)
    else:
        _, disk, first_disk, _, count, length, start, _ = fields
        _check_disks(disk, first_disk)
        end, behind = End(count, start, length, counted=False), before + at
    _check_length(end, limits)
    if end.start + end.length > behind:
        raise RefusedError("damaged-archive")
    if end.start + end.length < behind:
        raise RefusedError("two-archives")
    return end


def _end_record(tail: bytes) -> int:
    """Return where the one end record stands whose comment ends with the archive."""
    fitting, at = [], tail.find(_END_MARK)
    while 0 <= at <= len(tail) - _END.size:
        if at + _END.size + _END.unpack_from(tail, at)[-1] == len(tail):
            fitting.append(at)
        at = tail.find(_END_MARK, at + 1)
    if not fitting:
        raise RefusedError("damaged-archive")
    if len(fitting) > 1:
        raise RefusedError("two-archives")
    return fitting[0]


def _large(tail: bytes, at: int, before: int) -> tuple[End, int]:
    """Read the record of a large archive, which stands right before the pointer to it."""
    locator = at - _LOCATOR.size
    _, disk, where, _ = _LOCATOR.unpack_from(tail, locator)
    record = where - before
    if record < 0 or record + _LARGE.size > locator or not tail.startswith(_LARGE_MARK, record):
        raise RefusedError("damaged-archive")
    _, size, _, _, this_disk, first_disk, _, count, length, start = _LARGE.unpack_from(tail, record)
    _check_disks(disk, this_disk, first_disk)
    said = _END.unpack_from(tail, at)[4:7]
    pairs = zip(said, (count, length, start), strict=True)
    if record + size + 12 != locator or any(
        small not in _SAID_ELSEWHERE and small != large for small, large in pairs
    ):
        raise RefusedError("damaged-archive")
    return End(count, start, length, counted=True), where


def _check_disks(*disks: int) -> None:
    if any(disk not in {0, *_SAID_ELSEWHERE} for disk in disks):
        raise RefusedError("split-archive")


def _check_length(end: End, limits: Limits) -> None:
    # The count can lie: what is parsed is as many entries as fit into the length.
    if end.count > limits.names or end.length > limits.directory_bytes:
        raise RefusedError("too-many-files", limit=limits.names)
