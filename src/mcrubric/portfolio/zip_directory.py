"""The directory of a zip archive: what it says of each member, read by ourselves.

The parsers of one language version and the next disagree on what they refuse, and one bad name
costs them the whole archive.
"""

from __future__ import annotations

import stat
import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

from mcrubric.portfolio.gate import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.portfolio.zip_end import End

_HEADER: Final = struct.Struct("<4s4B4H3L5H2L")
_MARK: Final = b"PK\x01\x02"
"""A member's header in the directory (APPNOTE.TXT 4.3.12)."""
_UTF8: Final = 0x800
"""The flag of a name in UTF-8 (4.4.4)."""
_UNIX: Final = 3
"""The system that stores a file's mode in the upper half of its attributes (4.4.2)."""
_LARGE: Final = 0x0001
_IN_LARGE: Final = 0xFFFFFFFF
"""An extra field with what does not fit into 32 bits, and what stands there instead (4.5.3)."""
_UNICODE_PATH: Final = 0x7075
_PATH_AT: Final = 5
"""An extra field with the name in UTF-8, behind a version and a sum of the plain name (4.6.9)."""


@dataclass(frozen=True, slots=True)
class Member:
    """What the directory says of one member; `written` is its name as its local header has it.

    `name` holds bytes that are no letters as surrogates. `kind` is the file type of a Unix mode,
    0 where none is said. Sizes are in bytes; `at` is where the local header stands.
    """

    name: str
    written: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    at: int
    kind: int


def read_directory(stream: BinaryIO, end: End) -> tuple[Member, ...]:
    """Read the header of every member.

    Raises:
        RefusedError: the directory holds something else, or not as many as it says.
        OSError: the stream cannot be read.
    """
    stream.seek(end.start)
    data = stream.read(end.length)
    if len(data) != end.length:
        raise RefusedError("damaged-archive")
    members = tuple(_members(data))
    if not end.counts(len(members)):
        raise RefusedError("damaged-archive")
    return members


def _members(data: bytes) -> Iterator[Member]:
    at = 0
    while at < len(data):
        if len(data) - at < _HEADER.size or not data.startswith(_MARK, at):
            raise RefusedError("damaged-archive")
        fields = _HEADER.unpack_from(data, at)
        name, extra, comment = fields[12:15]
        behind = at + _HEADER.size + name
        if behind + extra + comment > len(data):
            raise RefusedError("damaged-archive")
        written = data[at + _HEADER.size : behind]
        yield _member(fields, written, data[behind : behind + extra])
        at = behind + extra + comment


def _member(fields: tuple[int, ...], written: bytes, extra: bytes) -> Member:
    system, flags, method, crc = fields[2], fields[5], fields[6], fields[9]
    more = _extra_fields(extra)
    size, packed, at = _large((fields[11], fields[10], fields[18]), more.get(_LARGE, b""))
    return Member(
        name=_name(written, flags, more.get(_UNICODE_PATH, b"")),
        written=written,
        flags=flags,
        method=method,
        crc=crc,
        packed=packed,
        size=size,
        at=at,
        kind=stat.S_IFMT(fields[17] >> 16) if system == _UNIX else 0,
    )


def _extra_fields(extra: bytes) -> dict[int, bytes]:
    """Return the extra fields by number; what is cut off is left out."""
    found: dict[int, bytes] = {}
    at = 0
    while at + 4 <= len(extra):
        number, length = struct.unpack_from("<2H", extra, at)
        found.setdefault(number, extra[at + 4 : at + 4 + length])
        at += 4 + length
    return found


def _large(said: tuple[int, ...], field: bytes) -> Iterator[int]:
    """Give numbers as said, or from the extra field that holds those that are too large."""
    at = 0
    for number in said:
        if number != _IN_LARGE:
            yield number
            continue
        if at + 8 > len(field):
            raise RefusedError("damaged-archive")
        yield int.from_bytes(field[at : at + 8], "little")
        at += 8


def _name(written: bytes, flags: int, unicode_path: bytes) -> str:
    """Return a member's name as it is stored.

    Some systems write UTF-8 and do not say so, which would turn an umlaut into two other letters.
    """
    if flags & _UTF8:
        return written.decode(errors="surrogateescape")
    sum_of_name = zlib.crc32(written).to_bytes(4, "little")
    if unicode_path[:_PATH_AT] == b"\x01" + sum_of_name:
        return unicode_path[_PATH_AT:].decode(errors="surrogateescape")
    try:
        return written.decode()
    except UnicodeDecodeError:
        return written.decode("cp437")
