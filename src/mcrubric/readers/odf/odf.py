"""OpenDocument files: their parts, whether zipped or flat, and the names in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, Final

from mcrubric.model.artifacts import Problem
from mcrubric.readers.reading import ReadError
from mcrubric.readers.streams import size_of
from mcrubric.readers.xml import BETWEEN, parse_xml
from mcrubric.text.wording import sized

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.limits import Limits
    from mcrubric.readers.packages import Package

# The namespaces of OpenDocument 1.0 to 1.3 (part 3, 1.4), ready for a local name behind them.
_OPEN_DOCUMENT: Final = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE: Final = f"{_OPEN_DOCUMENT}office:1.0{BETWEEN}"
TEXT: Final = f"{_OPEN_DOCUMENT}text:1.0{BETWEEN}"
TABLE: Final = f"{_OPEN_DOCUMENT}table:1.0{BETWEEN}"
STYLE: Final = f"{_OPEN_DOCUMENT}style:1.0{BETWEEN}"
DRAW: Final = f"{_OPEN_DOCUMENT}drawing:1.0{BETWEEN}"
FORM: Final = f"{_OPEN_DOCUMENT}form:1.0{BETWEEN}"
FORMAT: Final = f"{_OPEN_DOCUMENT}xsl-fo-compatible:1.0{BETWEEN}"
PRESENTATION: Final = f"{_OPEN_DOCUMENT}presentation:1.0{BETWEEN}"
SVG: Final = f"{_OPEN_DOCUMENT}svg-compatible:1.0{BETWEEN}"
LINK: Final = f"http://www.w3.org/1999/xlink{BETWEEN}"
# What LibreOffice writes before a standard takes it up.
NEWER: Final = f"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0{BETWEEN}"

_CONTENT: Final = "content.xml"
_STYLES: Final = "styles.xml"
_MANIFEST: Final = "META-INF/manifest.xml"
_ENCRYPTED: Final = "encryption-data"
_HIGHEST: Final = 2**31 - 1
"""Programs count with no more; beyond it are numbers made to stop a reader."""
_PIECE: Final = 1 << 16
_FLAT: Final = b"<"
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Parts:
    """The XML of a document, and of the styles that it shares with others, None if it has none.

    Each call begins anew and gives it piece by piece. Of a flat file both are the whole file.
    """

    content: Callable[[], Iterator[bytes]]
    styles: Callable[[], Iterator[bytes]] | None


@contextmanager
def parts_of(stream: BinaryIO, limits: Limits) -> Iterator[Parts]:
    """Open an OpenDocument file.

    Raises:
        ReadError: it is encrypted, damaged, no such file, or over a limit.
    """
    stream.seek(0)
    if stream.read(len(_BYTE_ORDER_MARK) + 1).removeprefix(_BYTE_ORDER_MARK).startswith(_FLAT):
        if size_of(stream) > limits.part_bytes:
            detail = f"it is larger than {sized(limits.part_bytes)}"
            raise ReadError(Problem("limit", detail))
        flat = partial(_pieces, stream)
        yield Parts(flat, flat)
        return
    from mcrubric.readers.packages import open_package  # `zipfile` takes 10 ms to import

    with open_package(stream, limits) as package:
        _check_encryption(package, limits)
        if _CONTENT not in package.names:
            raise ReadError(Problem("damaged", "the part that holds its text is missing"))
        styles = partial(package.pieces, _STYLES) if _STYLES in package.names else None
        yield Parts(partial(package.pieces, _CONTENT), styles)


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    stream.seek(0)
    while piece := stream.read(_PIECE):
        yield piece


def whole_number(text: str | None) -> int:
    """Return a number of an attribute that counts from 1; 1 if it is missing or no such number."""
    if text is None:
        return 1
    try:
        return min(max(int(text or 1), 1), _HIGHEST)
    except ValueError:
        return 1


def _check_encryption(package: Package, limits: Limits) -> None:
    """Refuse a file whose manifest says that parts are encrypted (OpenDocument part 2, 4.4).

    Old manifests leave their prefix to the document type to declare.
    """
    if _MANIFEST not in package.names:
        return

    def start(name: str, _: Mapping[str, str]) -> None:
        if name.endswith(_ENCRYPTED):
            raise ReadError(Problem("encrypted", "it opens only with a password"))

    parse_xml(package.pieces(_MANIFEST), limits, start=start, as_written=True)
