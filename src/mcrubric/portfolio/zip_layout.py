"""Where the members of a zip archive lie: none in another, none beside, all as large as allowed."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, BinaryIO, Final

from mcrubric.portfolio.gate import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcrubric.model.limits import Limits
    from mcrubric.portfolio.zip_directory import Member

_HEADER: Final = struct.Struct("<4s5H3L2H")
_MARK: Final = b"PK\x03\x04"
"""What stands before the content of a member (APPNOTE.TXT 4.3.7)."""
_DESCRIPTOR: Final = 24
"""Bytes that stand, at most, behind a member that was written to a pipe (4.3.9)."""
_LOCKED: Final = 0x1
"""The flag of an encrypted member (4.4.4)."""


def check_layout(
    stream: BinaryIO, members: Iterable[Member], directory: int, limits: Limits
) -> dict[int, int]:
    """Check that no two members share bytes, that none is hidden, and how far all expand.

    `directory` is where the archive's directory starts. What comes back tells, for where a local
    header stands, where the content begins: 0 if the header is not one of that member.

    Raises:
        RefusedError: members overlap or are hidden, or they expand too far.
        OSError: the stream cannot be read.
    """
    expanded, end, starts = 0, 0, {}
    for member in sorted(members, key=lambda each: each.at):
        if member.at < end:
            raise RefusedError("overlapping-archive")
        _check_gap(stream, end, member.at)
        start = _content(stream, member)
        starts[member.at] = start
        # A header that is none of this member is told at the file, which is not opened.
        end = (start or member.at + _HEADER.size + len(member.written)) + member.packed
        if end > directory:
            raise RefusedError("overlapping-archive")
        expanded += member.size
    _check_gap(stream, end, directory)
    if expanded > limits.archive_bytes:
        raise RefusedError("expands-too-far", limit=limits.archive_bytes)
    return starts


def _content(stream: BinaryIO, member: Member) -> int:
    """Return where a member's content begins, 0 if its local header tells of another member."""
    stream.seek(member.at)
    head = stream.read(_HEADER.size + len(member.written))
    if len(head) < _HEADER.size or not head.startswith(_MARK):
        return 0
    _, _, flags, method, *_, name, extra = _HEADER.unpack_from(head)
    same = head[_HEADER.size :] == member.written and name == len(member.written)
    if not same or method != member.method or (flags ^ member.flags) & _LOCKED:
        return 0
    return member.at + _HEADER.size + int(name) + int(extra)


def _check_gap(stream: BinaryIO, start: int, end: int) -> None:
    """Refuse a member that stands in no directory: some programs would unpack it."""
    stream.seek(start)
    if _MARK in stream.read(min(_DESCRIPTOR + len(_MARK), end - start)):
        raise RefusedError("two-archives")
