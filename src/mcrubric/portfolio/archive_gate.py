"""Whether an archive is what it says: its directory, overlaps, and what it expands to."""

from __future__ import annotations

import os
import struct
from typing import TYPE_CHECKING, BinaryIO, Final

from mcrubric.portfolio.gate import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from zipfile import ZipInfo

    from mcrubric.model.limits import Limits

_END: Final = b"PK\x05\x06"
_END_SIZE: Final = 22
_COMMENT_SIZE: Final = 65_535
"""The end record and its longest comment (APPNOTE.TXT 4.3.16)."""
_END64: Final = b"PK\x06\x06"
_END64_SIZE: Final = 56
_END64_LOCATOR_SIZE: Final = 20
"""The end record of a large archive, and the pointer to it that stands behind it (4.3.14)."""
_TAIL: Final = _END64_SIZE + _END64_LOCATOR_SIZE + _END_SIZE + _COMMENT_SIZE
_DIRECTORY_ENTRY: Final = 46
_LOCAL_HEADER: Final = 30
"""The fixed parts of a member's two headers (4.3.12 and 4.3.7)."""


def check_directory(stream: BinaryIO, limits: Limits) -> None:
    """Look at the size of an archive's directory before anything parses it.

    Raises:
        RefusedError: there is none, or it is longer than that of the most names allowed.
        OSError: the stream cannot be read.
    """
    size = stream.seek(0, os.SEEK_END)
    if size > limits.portfolio_bytes:
        raise RefusedError("too-large", limit=limits.portfolio_bytes)
    stream.seek(max(0, size - _TAIL))
    tail = stream.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_SIZE:
        raise RefusedError("damaged-archive")
    count, length = _totals(tail, at)
    # The count can lie: what is parsed is as many entries as fit into the length.
    if count > limits.names or length > limits.names * (_DIRECTORY_ENTRY + limits.name_bytes):
        raise RefusedError("too-many-files", limit=limits.names)


def _totals(tail: bytes, at: int) -> tuple[int, int]:
    """Return the number of members and the directory's length, from the larger record if any."""
    large = at - _END64_LOCATOR_SIZE - _END64_SIZE
    if large >= 0 and tail.startswith(_END64, large):
        count, length = struct.unpack_from("<QQ", tail, large + 32)
    else:
        count, length = struct.unpack_from("<HL", tail, at + 10)
    return count, length


def check_members(members: Iterable[ZipInfo], directory: int, limits: Limits) -> None:
    """Check that no two members share bytes, and that all together expand to what is allowed.

    `directory` is where the archive's directory starts.

    Raises:
        RefusedError: members overlap, or they expand too far.
    """
    expanded, end = 0, 0
    for member in sorted(members, key=lambda each: each.header_offset):
        if member.header_offset < end:
            raise RefusedError("overlapping-archive")
        # A local header repeats the name; its extra field may have another length.
        header = _LOCAL_HEADER + len(member.orig_filename)
        end = member.header_offset + header + member.compress_size
        expanded += member.file_size
    if end > directory:
        raise RefusedError("overlapping-archive")
    if expanded > limits.archive_bytes:
        raise RefusedError("expands-too-far", limit=limits.archive_bytes)
