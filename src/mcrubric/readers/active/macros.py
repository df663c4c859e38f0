"""Whether a project of Visual Basic holds code (MS-OVBA): programs also write empty ones."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.limits import Limits
    from mcrubric.readers.active.compound import Compound, Entry

PROJECT: Final = "VBA"
"""The storage in which each project keeps its modules (2.2.1)."""
_NOT_MODULES: Final = ("dir", "_vba_project")
_CACHE: Final = "__srp_"
_MOST_PROJECTS: Final = 4  # a file has one, and one more for each office file within it
_MODULE_BYTES: Final = 1 << 18
_SOURCE: Final = b"\x00Attribut"  # how the packed source of each module begins (2.3.4.3)
_BEFORE_SOURCE: Final = 3  # the mark of what is packed, and the size of its first piece
_MARK: Final = 1
_PIECE: Final = 4_096
_SIGNED: Final = 0b011  # what stands in the head of each piece (2.4.1.1.5)
_FEWEST_BITS: Final = 4
_SAYS_NOTHING: Final = (b"attribute ", b"option ", b"'", b"rem ")


def holds_code(file: Compound, limits: Limits) -> bool | None:
    """Tell whether any module has a line of code; None if not every module's source can be found.

    What was compiled of it is not looked at, so that "no" is not for certain.
    """
    left, known, any_module = limits.macro_bytes, True, False
    for entry in _modules(file):
        module = file.stream(entry, min(left, _MODULE_BYTES))
        left -= len(module)
        code = _has_code(module)
        if code:
            return True
        any_module = True
        known = known and code is not None
    return False if any_module and known else None


def _modules(file: Compound) -> Iterator[Entry]:
    projects = (each for each in file.entries if each.is_storage and each.name == PROJECT)
    for storage in islice(projects, _MOST_PROJECTS):
        for entry in file.within(storage):
            name = entry.name.lower()
            if name not in _NOT_MODULES and not name.startswith(_CACHE):
                yield entry


def _has_code(module: bytes) -> bool | None:
    at = module.find(_SOURCE)
    if at < _BEFORE_SOURCE or module[at - _BEFORE_SOURCE] != _MARK:
        return None
    source = b"".join(_pieces(module, at - _BEFORE_SOURCE + 1)).lower()
    lines = (each.strip() for each in source.splitlines())
    return any(each and not each.startswith(_SAYS_NOTHING) for each in lines)


def _pieces(packed: bytes, at: int) -> Iterator[bytes]:
    """Unpack piece after piece (2.4.1.3); each is at most 4,096 bytes, whatever it says."""
    while at + 2 <= len(packed):
        head = int.from_bytes(packed[at : at + 2], "little")
        if head >> 12 & 0b111 != _SIGNED:
            return
        end = at + (head & 0xFFF) + 3
        content = packed[at + 2 : end]
        yield _unpacked(content) if head & 0x8000 else content
        at = end


def _unpacked(content: bytes) -> bytes:
    out, at = bytearray(), 0
    while at < len(content):
        flags, at = content[at], at + 1
        for bit in range(8):
            if at >= len(content) or len(out) > _PIECE:
                return bytes(out)
            if flags >> bit & 1:
                _copy(out, int.from_bytes(content[at : at + 2], "little"))
                at += 2
            else:
                out.append(content[at])
                at += 1
    return bytes(out)


def _copy(out: bytearray, token: int) -> None:
    """Repeat what stood before (2.4.1.3.19): the longer the text, the more bits say where."""
    bits = max((len(out) - 1).bit_length(), _FEWEST_BITS)
    length = (token & (0xFFFF >> bits)) + 3
    back = (token >> (16 - bits)) + 1
    if back <= len(out):
        for _ in range(length):
            out.append(out[-back])
