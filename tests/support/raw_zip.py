"""Zip archives written byte by byte, so that any field of them can lie (APPNOTE.TXT 4.3)."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

STORED: Final = 0
DEFLATED: Final = 8
UTF8: Final = 0x800


@dataclass(frozen=True, slots=True)
class Member:
    """One member; `local` and `central` override fields of its two headers.

    `packed` is what is stored if it is not what `data` is packed to; `at` is where the central
    header says that the local one stands, and `hidden` leaves the central header out.
    """

    name: bytes
    data: bytes = b""
    method: int = DEFLATED
    packed: bytes | None = None
    flags: int = 0
    system: int = 3
    mode: int = 0
    extra: bytes = b""
    behind: bytes = b""
    at: int | None = None
    reuse: bool = False
    hidden: bool = False
    local: Mapping[str, Any] = field(default_factory=dict)
    central: Mapping[str, Any] = field(default_factory=dict)

    def body(self) -> bytes:
        """What is stored of it."""
        if self.packed is not None:
            return self.packed
        return deflated(self.data) if self.method == DEFLATED else self.data

    def fields(self, body: bytes, more: Mapping[str, Any]) -> dict[str, Any]:
        """What a header says of it."""
        return {
            "flags": self.flags,
            "method": self.method,
            "crc": zlib.crc32(self.data),
            "packed": len(body),
            "size": len(self.data),
            "name": self.name,
            "extra": self.extra,
            **more,
        }


def deflated(data: bytes) -> bytes:
    """Pack bytes as zip archives do, without a head of its own."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def archive(
    members: Sequence[Member], before: bytes = b"", between: bytes = b"", **end: Any
) -> bytes:
    """Write an archive; `end` overrides fields of its end record, `before` stands in front."""
    made, directory, offset = bytearray(before), bytearray(), 0
    for member in members:
        body = member.body()
        if not member.reuse:
            offset = len(made)
            made += _local(member.fields(body, member.local)) + body + member.behind
        if not member.hidden:
            at = offset if member.at is None else member.at
            directory += _central(member, member.fields(body, member.central), at)
    made += between
    start, count = len(made), sum(not each.hidden for each in members)
    return bytes(made + directory) + end_record(
        **{"count": count, "length": len(directory), "start": start, **end}
    )


def _local(said: Mapping[str, Any]) -> bytes:
    head = struct.pack(
        "<4s5H3L2H", b"PK\3\4", 20, said["flags"], said["method"], 0, 0x21,
        said["crc"], said["packed"], said["size"], len(said["name"]), len(said["extra"]),
    )  # fmt: skip
    return bytes(head + said["name"] + said["extra"])


def _central(member: Member, said: Mapping[str, Any], at: int) -> bytes:
    head = struct.pack(
        "<4s6H3L5H2L", b"PK\1\2", member.system << 8 | 20, said.get("needs", 20), said["flags"],
        said["method"], 0, 0x21, said["crc"], said["packed"], said["size"], len(said["name"]),
        len(said["extra"]), 0, said.get("disk", 0), 0, member.mode << 16, at,
    )  # fmt: skip
    return bytes(head + said["name"] + said["extra"])


def end_record(
    count: int,
    length: int,
    start: int,
    disk: int = 0,
    comment: bytes = b"",
    comment_length: int | None = None,
) -> bytes:
    """Write the record at the end of an archive."""
    said = len(comment) if comment_length is None else comment_length
    fields = (disk, disk, count & 0xFFFF, count & 0xFFFF, length, start, said)
    return struct.pack("<4s4H2LH", b"PK\5\6", *fields) + comment


def large_end(count: int, length: int, start: int, at: int, where: int | None = None) -> bytes:
    """Write the end records of a large archive; the pointer says that the first stands `at`."""
    record = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, length, start)
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, at if where is None else where, 1)
    return record + locator + end_record(0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF)
