"""A zip archive behind the end of a file of another kind: the file is two files at once."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mcrubric.readers.streams import Bytes

# APPNOTE 4.3: the end record is 22 bytes and a comment that it gives the length of.
_END: Final = b"PK\x05\x06"
_END_SIZE: Final = 22
_LONGEST_COMMENT: Final = 0xFFFF
_ENTRY: Final = b"PK\x01\x02"
_ENTRY_SIZE: Final = 46
_FILE: Final = b"PK\x03\x04"
_BEFORE: Final = "<4s4xHHIIH"  # signature, entries here and in all, length and place, comment


def holds_archive(data: Bytes) -> bool:
    """Tell whether a whole archive ends exactly where the file ends; it begins elsewhere.

    Its list of files must lie right before its end, and the first file where the list says,
    so that letters that merely look like an archive's do not count.
    """
    size = min(data.size, _END_SIZE + _LONGEST_COMMENT)
    tail = data.up_to(data.size - size, size)
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_SIZE:
        return False
    _, __, entries, length, place, comment = struct.unpack_from(_BEFORE, tail, at)
    end = data.size - size + at
    listed = end - length
    if not entries or at + _END_SIZE + comment != len(tail) or listed <= place - 1:
        return False
    entry = data.up_to(listed, _ENTRY_SIZE)
    if len(entry) < _ENTRY_SIZE or not entry.startswith(_ENTRY):
        return False
    (first,) = struct.unpack_from("<I", entry, _ENTRY_SIZE - 4)
    moved = listed - place  # what stands before the archive counts or does not, as its maker likes
    return data.up_to(first + moved, len(_FILE)) == _FILE
