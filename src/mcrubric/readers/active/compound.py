"""Old office files and macro projects as what they are: storages and streams in one file (MS-CFB).

Nothing of what the file says of itself is believed further than it can be followed.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.limits import Limits
    from mcrubric.readers.streams import Bytes

_HEADER: Final = 512
_MARK: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SHIFTS: Final = (9, 12)  # sectors are 512 or 4,096 bytes
_SMALL: Final = 64  # and small ones, of which short streams are made
_SHORT: Final = 4_096  # streams below this size are short
_IN_HEADER: Final = 109  # sectors of the table that the header itself lists
_END: Final = 0xFFFFFFFA  # numbers from here on are marks, not sectors
_ENTRY: Final = 128
_NAME: Final = 64
_ROOT, _STORAGE, _STREAM = 5, 1, 2


class Entry(NamedTuple):
    """A storage or a stream; `siblings` and `child` are the numbers of other entries."""

    name: str
    kind: int
    siblings: tuple[int, int]
    child: int
    start: int
    size: int

    @property
    def is_storage(self) -> bool:
        """Whether other entries lie in it."""
        return self.kind == _STORAGE


class Compound:
    """The entries of a file, as far as they can be followed; none if it is no such file."""

    def __init__(self, data: Bytes, limits: Limits) -> None:
        self._data = data
        self.entries: tuple[Entry, ...] = ()
        header = data.up_to(0, _HEADER)
        shift = struct.unpack_from("<H", header, 30)[0] if len(header) == _HEADER else 0
        if not header.startswith(_MARK) or shift not in _SHIFTS:
            return
        self._sector = 1 << shift
        self._table = struct.unpack_from(f"<{_IN_HEADER}I", header, 76)
        directory, small = struct.unpack_from("<8xI", header, 40)[0], header[60:64]
        most = limits.compound_entries * _ENTRY
        raw = self._read(directory, most)
        self.entries = tuple(_entries(raw))
        self._small_table = self._read(int.from_bytes(small, "little"), most)
        root = next((each for each in self.entries if each.kind == _ROOT), None)
        self._small = self._read(root.start, most) if root else b""

    def within(self, storage: Entry) -> list[Entry]:
        """Return the entries of a storage, those of storages in it not."""
        found: dict[int, Entry] = {}
        waiting = [storage.child]
        while waiting:
            number = waiting.pop()
            if number < len(self.entries) and number not in found:
                found[number] = self.entries[number]
                waiting += found[number].siblings
        return list(found.values())

    def stream(self, entry: Entry, most: int) -> bytes:
        """Return at most the first `most` bytes of a stream, fewer if they cannot be followed."""
        size = min(entry.size, most)
        if entry.kind != _STREAM:
            return b""
        if entry.size >= _SHORT:
            return self._read(entry.start, size)[:size]
        return self._read_short(entry.start, size)[:size]

    def _read(self, first: int, most: int) -> bytes:
        pieces, size = [], 0
        for number in self._chain(first):
            piece = self._data.up_to((number + 1) * self._sector, self._sector)
            pieces.append(piece)
            size += len(piece)
            if size >= most or not piece:
                break
        return b"".join(pieces)

    def _chain(self, number: int) -> Iterator[int]:
        """Yield the sectors of a chain; one that comes again, or lies too far, ends it."""
        seen: set[int] = set()
        while number < _END and number not in seen:
            seen.add(number)
            yield number
            page, place = divmod(number, self._sector // 4)
            if page >= _IN_HEADER or self._table[page] >= _END:
                return
            at = (self._table[page] + 1) * self._sector + 4 * place
            number = int.from_bytes(self._data.up_to(at, 4).ljust(4, b"\xff"), "little")

    def _read_short(self, first: int, most: int) -> bytes:
        """Read a short stream, which lies in the stream of the root entry."""
        pieces: list[bytes] = []
        number = first
        while number < _END and len(pieces) * _SMALL < most:
            pieces.append(self._small[number * _SMALL : (number + 1) * _SMALL])
            following = self._small_table[4 * number : 4 * number + 4]
            number = int.from_bytes(following.ljust(4, b"\xff"), "little")
        return b"".join(pieces)


def _entries(raw: bytes) -> Iterator[Entry]:
    for at in range(0, len(raw) - _ENTRY + 1, _ENTRY):
        length, kind, left, right, child = struct.unpack_from("<HBxIII", raw, at + _NAME)
        start, size = struct.unpack_from("<II", raw, at + 116)
        name = raw[at : at + max(0, min(length, _NAME) - 2)].decode("utf-16-le", "replace")
        yield Entry(name, kind, (left, right), child, start, size)
