"""What a file is, by its first bytes; its name says only what it claims to be."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from mcrubric.model.artifacts import Medium
from mcrubric.readers.suffixes import Claim, claim_of

SNIFF_BYTES: Final = 4_096
_PDF_WITHIN: Final = 1_024  # ISO 32000-1, annex H.3.4.1: junk may stand before the header
_RECORDINGS: Final = ("audio", "video")

Type = tuple[Medium, str]

_OCTETS: Final = "application/octet-stream"
_OLE: Final = "application/x-ole-storage"
_PDF: Final = b"%PDF-"
_RTF: Final = b"{\\rtf"
_EBML: Final = b"\x1a\x45\xdf\xa3"
_DOCTYPE_WITHIN: Final = 64  # the header of a Matroska file has 31 to 40 bytes
_MAGIC: Final[tuple[tuple[bytes, Type], ...]] = (
    (b"\x89PNG\r\n\x1a\n", ("image", "image/png")),
    (b"\xff\xd8\xff", ("image", "image/jpeg")),
    (b"II*\x00", ("image", "image/tiff")),
    (b"MM\x00*", ("image", "image/tiff")),
    (b"PK\x03\x04", ("archive", "application/zip")),
    (b"PK\x05\x06", ("archive", "application/zip")),
    (b"7z\xbc\xaf\x27\x1c", ("archive", "application/x-7z-compressed")),
    (b"Rar!\x1a\x07", ("archive", "application/vnd.rar")),
    (b"\x1f\x8b\x08", ("archive", "application/gzip")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ("document", _OLE)),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", ("video", "video/x-ms-asf")),
    (b"FLV\x01", ("video", "video/x-flv")),
    (b"\x00\x00\x01\xba", ("video", "video/mpeg")),
)
# These are words as well, so they count only where the rest is no text.
_WORDS: Final[tuple[tuple[bytes, Type], ...]] = (
    (b"GIF87a", ("image", "image/gif")),
    (b"GIF89a", ("image", "image/gif")),
    (b"OggS", ("audio", "audio/ogg")),
    (b"fLaC", ("audio", "audio/flac")),
    (b"ID3", ("audio", "audio/mpeg")),
)
# What stands at byte 8 of a RIFF file, and which brand an ISO base media file begins with.
_RIFF: Final[dict[bytes, Type]] = {
    b"WEBP": ("image", "image/webp"),
    b"WAVE": ("audio", "audio/wav"),
    b"AVI ": ("video", "video/x-msvideo"),
}
_BRANDS: Final[dict[bytes, Type]] = {
    **dict.fromkeys(
        (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"), ("image", "image/heic")
    ),
    **dict.fromkeys((b"avif", b"avis"), ("image", "image/avif")),
    b"M4A ": ("audio", "audio/mp4"),
    b"M4B ": ("audio", "audio/mp4"),
    b"qt  ": ("video", "video/quicktime"),
}
# QuickTime files of old begin without a brand.
_BOXES: Final = frozenset((b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"))
_BOMS: Final = (b"\xff\xfe", b"\xfe\xff")
# Controls that text holds: tab, line ends, form feed, end of file, colour escapes.
_CONTROLS: Final = frozenset(range(0x20)) - frozenset(b"\t\n\x0b\f\r\x1a\x1b")
_NOT_CONTROLS: Final = bytes(frozenset(range(0x100)) - _CONTROLS)
_HTML: Final = (b"<!doctype html", b"<html", b"<head", b"<body")
_SVG: Final = b"<svg"
_MIME: Final = b"mime-version:"  # RFC 2557: a web page with its pictures, as Word saves one


@dataclass(frozen=True, slots=True)
class Sniffed:
    """What the bytes say, and what the name says.

    `medium` is what to treat the file as: what the bytes prove, else what the name claims.
    `proven` says that bytes of a known format stand where they must, or that it is surely text.
    `claimed` is None where the name says nothing that we know.
    """

    medium: Medium
    media_type: str
    claimed: Medium | None
    proven: bool

    @property
    def marked(self) -> bool:
        """Whether bytes of a known format say it: that it is text is said by their absence."""
        return self.proven and not Claim(self.medium, self.media_type).text


def sniff(head: bytes, name: str) -> Sniffed:
    """Tell what a file is from its first `SNIFF_BYTES` bytes (fewer if it is shorter)."""
    claim = claim_of(PurePosixPath(name).suffix)
    claimed = claim.medium if claim else None
    if found := _found(head, claim):
        return Sniffed(*found, claimed, proven=True)
    if claim:
        return Sniffed(claim.medium, claim.media_type, claimed, proven=False)
    return Sniffed("unknown", _OCTETS, None, proven=False)


def is_text(head: bytes) -> bool:
    """Tell whether the first bytes of a file are text: UTF-16 with its mark, or no controls."""
    return head.startswith(_BOMS) or (bool(head) and not head.translate(None, _NOT_CONTROLS))


def _found(head: bytes, claim: Claim | None) -> Type | None:
    claimed = claim.medium if claim else None
    # Words about a format may hold its mark, so a mark further down counts only under its name.
    if head.startswith(_PDF) or (claimed == "pdf" and _PDF in head[:_PDF_WITHIN]):
        return "pdf", "application/pdf"
    found = _marked(head)
    if found is None and is_text(head):
        return _text(head, claim)
    found = found or _worded(head)
    return _as_claimed(found, claimed) if found else None


def _text(head: bytes, claim: Claim | None) -> Type:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(_RTF):
        return "document", "application/rtf"
    if claim and claim.medium == "image" and _SVG in head:
        return "image", "image/svg+xml"
    if claim and claim.text:
        return claim.medium, claim.media_type
    if start.startswith(_MIME):
        return "document", "multipart/related"
    return ("html", "text/html") if start.startswith(_HTML) else ("text", "text/plain")


def _marked(head: bytes) -> Type | None:
    for magic, found in _MAGIC:
        if head.startswith(magic):
            return found
    if head.startswith(_EBML):
        return "video", "video/webm" if b"webm" in head[:_DOCTYPE_WITHIN] else "video/x-matroska"
    return None


def _worded(head: bytes) -> Type | None:
    for magic, found in _WORDS:
        if head.startswith(magic):
            return found
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12])
    return _iso(head)


def _iso(head: bytes) -> Type | None:
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], ("video", "video/mp4"))
    size = int.from_bytes(head[:4], "big")
    if head[4:8] in _BOXES and (size >= 8 or size in (0, 1)):  # noqa: PLR2004 - a box's header
        return "video", "video/quicktime"
    return None


def _as_claimed(found: Type, claimed: Medium | None) -> Type:
    """Let the name decide between what the same first bytes can be."""
    medium, media_type = found
    if media_type == _OLE and claimed in ("slides", "sheets"):
        return claimed, media_type
    if medium in _RECORDINGS and claimed in _RECORDINGS:
        return claimed, media_type
    return found
