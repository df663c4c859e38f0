"""Office files as what they are, zip archives of parts: which kind, and single parts of them."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections import Counter
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, BinaryIO, Final

from mcrubric.model.artifacts import Problem
from mcrubric.readers.declared import declared
from mcrubric.readers.reading import ReadError
from mcrubric.readers.streams import Bytes
from mcrubric.readers.suffixes import OPEN_DOCUMENT, OPEN_XML, XLSB
from mcrubric.text.wording import more_than, sized

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.artifacts import Medium
    from mcrubric.model.limits import Limits

_END: Final = b"PK\x05\x06"
_END_SIZE: Final = 22
_LONGEST_COMMENT: Final = 0xFFFF
_ENTRY_HEADER: Final = 30  # bytes in front of a part, and then come its name and itself
_ENTRY_BYTES: Final = 512  # what one entry of the list of parts takes at most, names included
_CHUNK: Final = 1 << 16
_ENCRYPTED: Final = 0x1
_PLAIN: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the standards allow no other
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, KeyError, NotImplementedError,
    RuntimeError, ValueError,
)  # fmt: skip

_FOLDERS: Final[dict[str, tuple[Medium, str]]] = {
    "word/": ("document", "wordprocessingml.document"),
    "ppt/": ("slides", "presentationml.presentation"),
    "xl/": ("sheets", "spreadsheetml.sheet"),
}
_CONTENT_TYPES: Final = "[Content_Types].xml"
_BINARY: Final = "xl/workbook.bin"
_OPEN_DOCUMENTS: Final[dict[str, Medium]] = {
    "text": "document",
    "presentation": "slides",
    "spreadsheet": "sheets",
}
# LibreOffice saves a web page that it opened as `text-web`; such files and templates are built
# like the plain kind, which they are taken for.
_SAME_INSIDE: Final = ("-template", "-web")


class Package:
    """An opened zip archive whose list of parts is known to be short.

    Made by `open_package`; its methods raise ReadError for what is wrong with the file.
    """

    def __init__(self, archive: zipfile.ZipFile, limits: Limits) -> None:
        self._archive = archive
        self._limits = limits
        self.names = frozenset(archive.namelist())
        self._bytes = self._tags = 0
        self._plain = {_plain(name): name for name in self.names}
        self._times = Counter(map(_plain, archive.namelist()))

    def find(self, name: str) -> str | None:
        """Return the part of that name as the archive spells it, None if there is none.

        Names of parts are the same in upper and lower case (ECMA-376 part 2, 6.2.2.3), and some
        programs on Windows write them with backslashes.
        """
        return name if name in self.names else self._plain.get(_plain(name))

    def kind(self) -> tuple[Medium, str] | None:
        """Return what kind of office file it is, None if it is another archive."""
        if self.find(_CONTENT_TYPES):
            for folder, (medium, media_type) in _FOLDERS.items():
                if any(name.startswith(folder) for name in self._plain):
                    return medium, XLSB if _BINARY in self._plain else OPEN_XML + media_type
        flavour = declared(self, self._limits).removeprefix(OPEN_DOCUMENT)
        for ending in _SAME_INSIDE:
            flavour = flavour.removesuffix(ending)
        if flavour in _OPEN_DOCUMENTS:
            return _OPEN_DOCUMENTS[flavour], OPEN_DOCUMENT + flavour
        return None

    def part(self, name: str) -> bytes:
        """Return one part, unpacked under the limits; for one that may be large see `pieces`.

        Raises:
            ReadError: there is no such part, or it is damaged, encrypted or over a limit.
        """
        return b"".join(self.pieces(name))

    def pieces(self, name: str) -> Iterator[bytes]:
        """Unpack one part under the limits, piece by piece.

        Raises:
            ReadError: as `part`.
        """
        with _told():
            entry = self._archive.getinfo(name)
            if self._times[_plain(name)] > 1:  # and each program may show another of them
                raise ReadError(Problem("damaged", "a part of it is there more than once"))
            if entry.flag_bits & _ENCRYPTED:
                raise ReadError(Problem("encrypted", "its parts open only with a password"))
            if entry.compress_type not in _PLAIN:
                raise ReadError(Problem("damaged", "a part of it is packed in an unknown way"))
            with self._archive.open(entry) as stream:
                for piece in self._chunks(stream, entry.compress_size):
                    self._spend(piece)
                    yield piece

    def _spend(self, data: bytes) -> None:
        """Count what all parts hold together: many large ones are as slow as one without end."""
        self._bytes += len(data)
        self._tags += data.count(b"<")
        if self._bytes > self._limits.package_bytes:
            raise _over(f"its parts hold {more_than(self._limits.package_bytes, 'bytes')} together")
        if self._tags > self._limits.xml_tags:
            raise _over(f"its parts hold {more_than(self._limits.xml_tags, 'tags')} together")

    def _chunks(self, stream: IO[bytes], packed: int) -> Iterator[bytes]:
        unpacked = 0
        while chunk := stream.read(_CHUNK):
            unpacked += len(chunk)
            bomb = unpacked > packed * self._limits.archive_ratio
            if bomb and unpacked > self._limits.archive_ratio_from:
                ratio = self._limits.archive_ratio
                raise _over(f"a part of it unpacks to more than {ratio} times its size")
            if unpacked > self._limits.part_bytes:
                raise _over(f"a part of it is larger than {sized(self._limits.part_bytes)}")
            yield chunk


@contextmanager
def open_package(stream: BinaryIO, limits: Limits) -> Iterator[Package]:
    """Open a zip archive after a look at how long its list of parts is.

    Raises:
        ReadError: it is cut off, damaged, or has more parts than the limits allow.
    """
    _measure(Bytes(stream), limits)
    stream.seek(0)
    with _told(), zipfile.ZipFile(stream) as archive:
        package = Package(archive, limits)
        if len(package.names) > limits.package_parts:
            raise _too_many(limits)
        _check_overlap(archive)
        yield package


def _measure(data: Bytes, limits: Limits) -> None:
    """Refuse a long list of parts unread: `zipfile` believes its length and takes it all in."""
    tail = data.up_to(
        max(0, data.size - _END_SIZE - _LONGEST_COMMENT), _END_SIZE + _LONGEST_COMMENT
    )
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_SIZE:
        raise ReadError(Problem("truncated", "the list of its parts, at its end, is missing"))
    parts, length = struct.unpack_from("<HI", tail, at + 10)
    if parts > limits.package_parts or length > limits.package_parts * _ENTRY_BYTES:
        raise _too_many(limits)


def _check_overlap(archive: zipfile.ZipFile) -> None:
    """Refuse parts that share their bytes, as in a bomb: `zipfile` of Python 3.11 unpacks them."""
    end = archive.start_dir
    for entry in sorted(archive.infolist(), key=lambda each: each.header_offset, reverse=True):
        name = len(entry.orig_filename)  # a letter is one byte or more
        if entry.header_offset + _ENTRY_HEADER + name + entry.compress_size > end:
            raise ReadError(Problem("damaged", "parts of it lie over each other"))
        end = entry.header_offset


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _too_many(limits: Limits) -> ReadError:
    return _over(f"it has {more_than(limits.package_parts, 'parts')}")


def _over(detail: str) -> ReadError:
    return ReadError(Problem("limit", detail))


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except _BROKEN as error:
        raise ReadError(Problem("damaged", "a part of it is missing or damaged")) from error
