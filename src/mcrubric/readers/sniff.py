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
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_MOVES, _PIXELS = b"acTL", b"IDAT"  # chunks of PNG: the first says that it is animated
_EBML: Final = b"\x1a\x45\xdf\xa3"
_DOCTYPE_WITHIN: Final = 64  # the header of a Matroska file has 31 to 40 bytes
_THEORA: Final = b"\x80theora"
_THEORA_WITHIN: Final = 256  # streams begin before anything is played, each with a page of 60 bytes
_ISO: Final[Type] = ("video", "video/mp4")
_BMP_HEADERS: Final = tuple(size.to_bytes(4, "little") for size in (12, 40, 52, 56, 64, 108, 124))
_PACKET: Final = 188  # bytes of an MPEG transport packet; cameras write a time in front of each
_TIMED_PACKET: Final = 192
_PACKET_MARK: Final = 0x47
_MAGIC: Final[tuple[tuple[bytes, Type], ...]] = (
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
    (b"\x00\x00\x00\x0cJXL \r\n\x87\n", ("image", "image/jxl")),
    (b"\x00\x00\x00\x0cjP  \r\n\x87\n", ("image", "image/jp2")),
    (b"\xff\x4f\xff\x51", ("image", "image/jp2")),
    (b"II+\x00", ("image", "image/tiff")),
    (b"MM\x00+", ("image", "image/tiff")),
    (b"8BPS\x00\x01", ("image", "image/vnd.adobe.photoshop")),
    (b"caff\x00\x01", ("audio", "audio/x-caf")),
    (b"MThd\x00\x00\x00\x06", ("audio", "audio/midi")),
)
# These are words as well, so they count only where the rest is no text.
_WORDS: Final[tuple[tuple[bytes, Type], ...]] = (
    (b"GIF87a", ("image", "image/gif")),
    (b"GIF89a", ("image", "image/gif")),
    (b"OggS", ("audio", "audio/ogg")),
    (b"fLaC", ("audio", "audio/flac")),
    (b"ID3", ("audio", "audio/mpeg")),
    (b"#!AMR", ("audio", "audio/amr")),
    (b"\xff\x0a", ("image", "image/jxl")),
)
# What stands at byte 8 of a RIFF or IFF file.
_RIFFS: Final = (b"RIFF", b"RF64", b"BW64", b"FORM")
_RIFF: Final[dict[bytes, Type]] = {
    b"WEBP": ("image", "image/webp"),
    b"WAVE": ("audio", "audio/wav"),
    b"AVI ": ("video", "video/x-msvideo"),
    b"AIFF": ("audio", "audio/aiff"),
    b"AIFC": ("audio", "audio/aiff"),
}
# Which brand an ISO base media file begins with; of the general ones, what it is compatible with.
_BRANDS: Final[tuple[tuple[bytes, Type], ...]] = (
    (b"avi", ("image", "image/avif")),
    (b"hei", ("image", "image/heic")),
    (b"hev", ("image", "image/heic")),
    (b"M4A ", ("audio", "audio/mp4")),
    (b"M4B ", ("audio", "audio/mp4")),
    (b"M4P ", ("audio", "audio/mp4")),
    (b"qt  ", ("video", "video/quicktime")),
    (b"3g2", ("video", "video/3gpp2")),
    (b"3g", ("video", "video/3gpp")),
)
_GENERAL: Final = (b"mif1", b"msf1", b"mif2")
_FTYP: Final = 16  # behind the size, the name, the brand and its version
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
    if head.startswith(_PNG):
        moves = _MOVES in head.partition(_PIXELS)[0]
        return "image", "image/apng" if moves else "image/png"
    if head.startswith(_EBML):
        return "video", "video/webm" if b"webm" in head[:_DOCTYPE_WITHIN] else "video/x-matroska"
    return None


def _worded(head: bytes) -> Type | None:
    for magic, found in _WORDS:
        if head.startswith(magic):
            return ("video", "video/ogg") if _THEORA in head[:_THEORA_WITHIN] else found
    if head.startswith(_RIFFS):
        return _RIFF.get(head[8:12])
    return _iso(head) or _bitmap(head) or _repeated(head)


def _iso(head: bytes) -> Type | None:
    if head[4:8] == b"ftyp":
        return _branded(head)
    size = int.from_bytes(head[:4], "big")
    if head[4:8] in _BOXES and (size >= 8 or size in (0, 1)):  # noqa: PLR2004 - a box's header
        return "video", "video/quicktime"
    return None


def _branded(head: bytes) -> Type:
    brand = head[8:12]
    if brand in _GENERAL or not brand.strip(b"\0 "):  # some programs leave it out
        size = int.from_bytes(head[:4], "big")
        others = [head[at : at + 4] for at in range(_FTYP, min(size, len(head)), 4)]
        named = (each for each in (b"avif", b"heic") if each in others)
        brand = next(named, b"heic" if brand in _GENERAL else brand)
    return next((found for mark, found in _BRANDS if brand.startswith(mark)), _ISO)


def _bitmap(head: bytes) -> Type | None:
    """Tell BMP and ICO by several fields, for their marks are short."""
    if head.startswith(b"BM") and head[6:10] == bytes(4) and head[14:18] in _BMP_HEADERS:
        return "image", "image/bmp"
    if head.startswith(b"\0\0\1\0") and 0 < len(head[6:22]) == 16 and head[9] == 0:  # noqa: PLR2004 - an entry
        return "image", "image/vnd.microsoft.icon"
    return None


def _repeated(head: bytes) -> Type | None:
    """Tell what has no mark by what comes again: frames of sound, packets of a broadcast."""
    for size, first in ((_PACKET, 0), (_TIMED_PACKET, 4)):
        marks = head[first : first + 4 * size : size]
        if len(marks) > 1 and set(marks) == {_PACKET_MARK}:
            return "video", "video/mp2t"
    if not head.startswith(b"\xff"):
        return None
    from mcrubric.readers.recordings.adts import parse_adts
    from mcrubric.readers.recordings.mpeg_audio import parse_mpeg_audio

    for parse, found in ((parse_mpeg_audio, "audio/mpeg"), (parse_adts, "audio/aac")):
        frame = parse(head)
        if frame and (following := parse(head[frame.size : frame.size + 8])):
            return ("audio", found) if following.rate == frame.rate else None
    return None


def _as_claimed(found: Type, claimed: Medium | None) -> Type:
    """Let the name decide between what the same first bytes can be."""
    medium, media_type = found
    if media_type == _OLE and claimed in ("slides", "sheets"):
        return claimed, media_type
    if medium in _RECORDINGS and claimed in _RECORDINGS:
        return claimed, media_type
    return found
