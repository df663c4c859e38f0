"""Which reader reads a written file: the one for what its bytes are, else the one for its name."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final

from mcrubric.model.artifacts import Problem
from mcrubric.portfolio.names import suffix
from mcrubric.readers.disguise import disguise
from mcrubric.readers.looking import check_itself, check_unlocked, looked_into
from mcrubric.readers.reading import Reader, ReadError
from mcrubric.readers.sniff import SNIFF_BYTES, Sniffed, sniff
from mcrubric.readers.suffixes import claim_of
from mcrubric.readers.unread import unread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mcrubric.model.limits import Limits

_PLAIN: Final = "text/plain"
_HTML: Final = "text/html"
_PDF: Final = b"%PDF-"
_PDF_END: Final = b"startxref"
_PDF_WITHIN: Final = 1_024  # ISO 32000-1, annex H.3.4.1


@dataclass(frozen=True, slots=True)
class Chosen:
    """A reader; `read_as` is an ending of its kind of files, blank if the file's name has it."""

    reader: Reader
    read_as: str = ""


def choose_reader(
    data: bytes, path: str, readers: Sequence[Reader], limits: Limits
) -> Chosen | None:
    """Return the reader for a file, None if neither its bytes nor its name say which.

    A reader reads the types that its endings stand for. One for an ending whose files begin in no
    way that is known here is a plugin's, which knows them better than we do.

    Raises:
        ReadError: it is not the thing itself, it is locked, or of a kind that cannot be read.
    """
    named = next((each for each in readers if suffix(path) in each.suffixes), None)
    claim = claim_of(suffix(path))
    if not data and claim and claim.marked:
        raise ReadError(Problem("empty", "it holds 0 bytes"))
    if claim and claim.medium == "pdf":
        _check_header(data)
    sniffed = look_at(data, path, limits)
    if named and not (data and claim and (claim.marked or claim.text)):
        return Chosen(named)
    wanted = _type_of(sniffed, data[:SNIFF_BYTES], path)
    reader = next((each for each in readers if wanted in _types(each)), None)
    if reader:
        return Chosen(reader, "" if reader is named else reader.suffixes[0])
    if sniffed.marked:
        raise ReadError(disguise(sniffed, path) or unread(sniffed.medium, sniffed.media_type))
    if claim and not claim.text:
        raise ReadError(unread(claim.medium, claim.media_type))
    return None


def _check_header(data: bytes) -> None:
    """Refuse a PDF behind so much else that no program finds it: its commands are no words."""
    if _PDF in data[_PDF_WITHIN:] and _PDF_END in data and _PDF not in data[:_PDF_WITHIN]:
        detail = f"its header is not within the first {_PDF_WITHIN:,} bytes"
        raise ReadError(Problem("damaged", detail))


def look_at(data: bytes, path: str, limits: Limits) -> Sniffed:
    """Return what a written file is.

    Raises:
        ReadError: it is not the thing itself, it is locked, or an office file that is damaged.
    """
    head, stream = data[:SNIFF_BYTES], BytesIO(data)
    sniffed = sniff(head, path)
    check_itself(sniffed, head, stream, path)
    sniffed = looked_into(sniffed, stream, path, limits)
    check_unlocked(sniffed, stream)
    return sniffed


def _types(reader: Reader) -> frozenset[str]:
    claims = (claim_of(each) for each in reader.suffixes)
    return frozenset(each.media_type for each in claims if each)


def _type_of(sniffed: Sniffed, head: bytes, path: str) -> str | None:
    """Return the type by which a file is read; text is what its name says, if that is text."""
    if sniffed.marked:
        return sniffed.media_type
    claim = claim_of(suffix(path))
    if claim and claim.text and claim.media_type != _PLAIN:
        return claim.media_type
    if not sniffed.proven:
        return claim.media_type if claim else None
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"<") and b"<html" in start:
        return _HTML
    if claim and claim.text:
        return _PLAIN
    # Tags of another language would count as words, and so would the commands of one unknown.
    unknown = claim is None and suffix(path)
    return None if unknown or start.startswith(b"<") else _PLAIN
