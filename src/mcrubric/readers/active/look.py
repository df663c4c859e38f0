"""Whether an upload holds what does more than show itself, with what looks into its kind."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, Final

from mcrubric.model.artifacts import ActiveContent, Facts, Problem
from mcrubric.readers.active.joined import holds_archive
from mcrubric.readers.active.programs import is_program
from mcrubric.readers.active.tally import Tally
from mcrubric.readers.reading import ReadError
from mcrubric.readers.sniff import SNIFF_BYTES, Sniffed, is_text
from mcrubric.readers.streams import Bytes, size_of
from mcrubric.readers.suffixes import OPEN_DOCUMENT, OPEN_XML, XLSB
from mcrubric.text.wording import sized

if TYPE_CHECKING:
    from mcrubric.model.limits import Limits

_OLE: Final = "application/x-ole-storage"
_SVG: Final = "image/svg+xml"
_HTML: Final = "text/html"
_PAGES: Final = ("html", "markdown")
_INERT: Final = ("image", "video", "audio", "text")
_TABLES: Final = ("text/csv", "text/tab-separated-values")
# Text that is one XML file: OpenDocument as flat XML, and pages that a browser shows as such.
_FLAT: Final = b"urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_SHOWN: Final = (b"http://www.w3.org/1999/xhtml", b"http://www.w3.org/2000/svg")


def with_active(
    facts: Facts,
    sniffed: Sniffed,
    stream: BinaryIO,
    name: str,
    limits: Limits,
    plain: bytes | None = None,
) -> Facts:
    """Return facts that say too what active content a file holds.

    Its reader may have counted some of it. A file that cannot be read is asked only whether it is
    a program; one for which there is no reader may be looked into here all the same.
    `plain` is a PDF file without its encryption, which is looked into in its place.

    Raises:
        OSError: the stream cannot be read.
    """
    stream.seek(0)
    head = stream.read(SNIFF_BYTES)
    if head and is_program(head, name, marked=sniffed.marked, text=is_text(head)):
        return replace(facts, active=(ActiveContent("program"),))
    if facts.problem and facts.problem.kind != "no-reader":
        return facts
    tally = Tally()
    with tally.whole_or_left():
        if plain is None:
            _look(sniffed, head, stream, limits, tally)
        else:
            _look_into_pdf(plain, limits, tally)
    for each in facts.active or ():
        tally.at_least(each.kind, each.count)
    # A reader that says what is there knows its kind of file, even if nothing here does.
    known = facts.active is not None and tally.unread == "no-reader"
    unread = facts.active_unread if known else tally.unread or facts.active_unread
    return replace(facts, active=tally.found(), active_unread=unread)


def _look(sniffed: Sniffed, head: bytes, stream: BinaryIO, limits: Limits, tally: Tally) -> None:
    """Look into a file with what knows its type; of a type that nothing knows, all is left."""
    kind = sniffed.media_type
    if kind.startswith(OPEN_XML) or kind == XLSB:
        _look_into_package(stream, limits, tally, open_document=False)
    elif kind.startswith(OPEN_DOCUMENT):
        _look_into_package(stream, limits, tally, open_document=True)
    elif kind == _OLE:
        from mcrubric.readers.active.old_office import look_into_old_office

        look_into_old_office(Bytes(stream), limits, tally)
    else:
        if sniffed.medium != "archive" and holds_archive(Bytes(stream)):
            tally.add("joined-archive")
        _look_into_single(sniffed, head, stream, limits, tally)


def _look_into_package(
    stream: BinaryIO, limits: Limits, tally: Tally, *, open_document: bool
) -> None:
    from mcrubric.readers.packages import open_package  # `zipfile` takes 10 ms to import

    with open_package(stream, limits) as package:
        if open_document:
            from mcrubric.readers.active.open_document import look_into_open_document

            look_into_open_document(package, limits, tally)
        else:
            from mcrubric.readers.active.open_xml import look_into_open_xml

            look_into_open_xml(package, limits, tally)


def _look_into_single(
    sniffed: Sniffed, head: bytes, stream: BinaryIO, limits: Limits, tally: Tally
) -> None:
    """Look into a file that is no package."""
    if sniffed.medium == "pdf":
        _look_into_pdf(_data(stream, limits.document_bytes), limits, tally)
    elif sniffed.medium in _PAGES or sniffed.media_type == _SVG:
        _look_into_page(sniffed, _data(stream, limits.text_bytes), limits, tally)
    elif sniffed.medium == "text" and _FLAT in head:
        from mcrubric.readers.active.open_document import look_into_flat

        look_into_flat(_data(stream, limits.part_bytes), limits, tally)
    elif sniffed.medium == "text" and any(each in head for each in _SHOWN):
        _look_into_page(sniffed, _data(stream, limits.text_bytes), limits, tally)
    elif not (sniffed.medium in _INERT or sniffed.media_type in _TABLES):
        tally.leave("no-reader")


def _look_into_pdf(data: bytes, limits: Limits, tally: Tally) -> None:
    from mcrubric.readers.active.pdf import look_into_pdf

    look_into_pdf(data, limits, tally)


def _look_into_page(sniffed: Sniffed, data: bytes, limits: Limits, tally: Tally) -> None:
    if sniffed.medium == "markdown":
        from mcrubric.readers.active.markdown import look_into_markdown

        look_into_markdown(data, limits, tally)
        return
    from mcrubric.readers.active.markup import look_into_page, look_into_xml

    if sniffed.media_type == _HTML:
        look_into_page(data, limits, tally)
    else:
        look_into_xml(data, limits, tally)


def _data(stream: BinaryIO, most: int) -> bytes:
    if size_of(stream) > most:
        raise ReadError(Problem("limit", f"it is larger than {sized(most)}"))
    stream.seek(0)
    return stream.read(most)
