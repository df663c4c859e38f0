"""Programs among uploads, told by their first bytes or by a name under which systems run them."""

from __future__ import annotations

import struct
from pathlib import PurePosixPath
from typing import Final

_MZ: Final = b"MZ"
_PE_AT: Final = 0x3C  # PE format, "MS-DOS Stub": where the place of the signature is written
_PE: Final = b"PE\0\0"
_DOS_HEADER: Final = 64
_ELF: Final = b"\x7fELF"
# Mach-O in both orders of bytes, of 32 and 64 bits.
_MACH_O: Final = (
    b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe",
)  # fmt: skip
# A Mach-O file for several processors begins as a Java class does; it has few processors, and the
# version of a class is at least 45.
_FAT: Final = b"\xca\xfe\xba\xbe"
_MOST_PROCESSORS: Final = 20
# MS-SHLLINK 2.1: the size of the header, then the class of shell links.
_SHORTCUT: Final = b"\x4c\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0\x46"
_SCRIPT: Final = b"#!"
_INTERPRETERS: Final = (b"/bin/", b"/sbin/", b"/usr/", b"/opt/", b"/system/")
_BOM: Final = b"\xef\xbb\xbf"
# What Windows runs at a double click, whatever is in it.
_RUN: Final = frozenset((
    ".bat", ".cmd", ".com", ".exe", ".hta", ".jse", ".lnk", ".msi", ".ps1", ".reg", ".scr", ".vbe",
    ".vbs", ".wsf", ".wsh",
))  # fmt: skip
_RUN_IF_TEXT: Final = frozenset((".bat", ".cmd", ".hta", ".ps1", ".reg", ".vbs", ".wsf", ".wsh"))


def is_program(head: bytes, name: str, *, marked: bool, text: bool) -> bool:
    """Tell whether a file runs when it is opened.

    `head` are its first bytes. `marked`: they are those of a known format, and nothing that is
    one runs, whatever its name says. `text`: they are text.
    """
    if runs_by_content(head):
        return True
    ending = PurePosixPath(name).suffix.lower()
    return not marked and ending in (_RUN_IF_TEXT if text else _RUN)


def runs_by_content(head: bytes) -> bool:
    """Tell whether the first bytes of a file are those of a program."""
    if head.startswith((_ELF, _SHORTCUT, *_MACH_O)):
        return len(head) > len(_ELF)
    if head.startswith(_FAT):
        return 0 < int.from_bytes(head[4:8], "big") <= _MOST_PROCESSORS
    first = head.removeprefix(_BOM)
    if first.startswith(_SCRIPT):
        return first[len(_SCRIPT) :].lstrip(b" \t").lower().startswith(_INTERPRETERS)
    return _is_windows(head)


def _is_windows(head: bytes) -> bool:
    """Tell whether a file is of the PE format; `MZ` alone are two letters that a text may hold."""
    if not head.startswith(_MZ) or len(head) < _DOS_HEADER:
        return False
    (place,) = struct.unpack_from("<I", head, _PE_AT)
    return head[place : place + len(_PE)] == _PE
