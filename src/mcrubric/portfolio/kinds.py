"""What people hand in instead of a portfolio, told by its first bytes."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from mcrubric.escaping.terminal import storable
from mcrubric.model.places import Place
from mcrubric.portfolio.gate import RefusedError
from mcrubric.portfolio.names import suffix

if TYPE_CHECKING:
    from mcrubric.portfolio.contents import Contents

ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
HEAD_BYTES: Final = 512
_KNOWN: Final = (
    (b"%PDF-", "pdf"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\xd0\xcf\x11\xe0", "office"),
    *((head, "zip") for head in ZIP),
)
_TAR: Final = (257, b"ustar")
_PACKED: Final = frozenset(("zip", "rar", "7z", "gzip", "bzip2", "xz", "tar"))
PACKED_NAMES: Final = frozenset((".zip", ".rar", ".7z", ".gz", ".tgz", ".bz2", ".xz", ".tar"))


def kind_of(head: bytes) -> str:
    """Return what a file is that begins like this, `unknown` if it is none of those."""
    at, tar = _TAR
    if head.startswith(tar, at):
        return "tar"
    return next((name for magic, name in _KNOWN if head.startswith(magic)), "unknown")


def unpacked(contents: Contents) -> Contents:
    """Return what a hand-in holds, unless that is nothing but an archive.

    Whoever packs a portfolio twice has left out nothing, so that no part must be called missing.

    Raises:
        RefusedError: its only file is an archive, which is not looked into.
    """
    if len(contents.paths) != 1 or suffix(contents.paths[0]) not in PACKED_NAMES:
        return contents
    path, head = contents.paths[0], b""
    with suppress(OSError, KeyError), contents.open(path) as stream:
        head = stream.read(HEAD_BYTES)
    if kind_of(head) not in _PACKED:
        return contents
    contents.close()
    name = storable(path)
    raise RefusedError("packed-twice", (Place(path=name),), path=name)
