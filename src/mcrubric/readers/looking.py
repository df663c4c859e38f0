"""What a file is on a closer look than its first bytes allow: itself, what is in it, if locked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, Final

from mcrubric.model.artifacts import Problem
from mcrubric.readers.reading import ReadError
from mcrubric.readers.stand_ins import hollow, stand_in
from mcrubric.readers.streams import size_of
from mcrubric.readers.suffixes import claim_of

if TYPE_CHECKING:
    from mcrubric.model.limits import Limits
    from mcrubric.readers.sniff import Sniffed

_OFFICE: Final = ("document", "slides", "sheets")
_ZIP: Final = "application/zip"
_OLE: Final = "application/x-ole-storage"


def check_itself(sniffed: Sniffed, head: bytes, stream: BinaryIO, name: str) -> None:
    """Look whether a file is the thing itself; `head` are its first bytes.

    Raises:
        ReadError: it stands for another file, or holds nothing but zeros.
    """
    problem = stand_in(head, size_of(stream), name, proven=sniffed.marked)
    if problem is None and not head.strip(b"\0"):
        problem = hollow(stream)
    if problem:
        raise ReadError(problem)


def looked_into(sniffed: Sniffed, stream: BinaryIO, name: str, limits: Limits) -> Sniffed:
    """Tell office files from other zip archives by what is in them.

    An archive that says by its name that it is one stays opaque.

    Raises:
        ReadError: an office file by its name is cut off, damaged or over a limit.
    """
    if sniffed.media_type != _ZIP or sniffed.claimed == "archive":
        return sniffed
    from mcrubric.readers.packages import open_package  # `zipfile` takes 10 ms to import

    try:
        with open_package(stream, limits) as package:
            kind = package.kind()
    except ReadError:
        if sniffed.claimed in _OFFICE:
            raise
        return sniffed
    if kind:
        return replace(sniffed, medium=kind[0], media_type=kind[1])
    claim = claim_of(PurePosixPath(name).suffix)
    if claim and claim.medium in _OFFICE and not claim.marked:
        # The office programs of Apple zip what they like.
        return replace(sniffed, medium=claim.medium, media_type=claim.media_type)
    return sniffed


def check_unlocked(sniffed: Sniffed, stream: BinaryIO) -> None:
    """Look whether a file opens without a password.

    Raises:
        ReadError: it does not.
    """
    if sniffed.media_type != _OLE:
        return
    from mcrubric.readers.ole import is_encrypted

    if is_encrypted(stream):
        raise ReadError(Problem("encrypted", "it opens only with a password"))
