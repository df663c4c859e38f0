"""Active content of PDF files (ISO 32000-1, 12.6): what their objects say, from the first one on.

PDFium, in its own process, counts scripts and attachments of the whole document; it has no way to
ask for the rest. So the objects are followed here from the catalog, as a program that shows the
file follows them; what stands in the file but is not reached is not told, and not denied either.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mcrubric.readers.active.pdf_objects import DOCUMENT, packed_objects, plain_name, unpack

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.artifacts import ActiveKind
    from mcrubric.model.limits import Limits
    from mcrubric.readers.active.tally import Tally

_NAMES: Final = (
    rb"JavaScript|Launch|SubmitForm|ImportData|EmbeddedFile|EF|RichMedia|RichMediaExecute|Rendition"
    rb"|Movie|Sound|3D|Screen"
)
_SUSPECT: Final = re.compile(rb"/(?:" + _NAMES + rb")(?![A-Za-z0-9#.])")
# A name may write its letters as numbers, which no program does with these.
_DISGUISED: Final = re.compile(rb"/[A-Za-z0-9]{0,20}#(?:[46][1-9A-Fa-f]|[57][0-9Aa])[A-Za-z0-9#]*+")
_MOST_DISGUISED: Final = 10_000  # a file with more is looked into as if it had one of them
_HIDDEN: Final = re.compile(
    rb"/(?:" + _NAMES + rb"|ObjStm|FlateDecode|Fl|Root|Type|Subtype|S|First|Length)"
)
_ACTIONS: Final[Mapping[bytes, ActiveKind]] = {
    b"JavaScript": "script",
    b"Launch": "launch-action",
    b"SubmitForm": "form-submit",
    b"ImportData": "form-submit",
}
_ACTION: Final = re.compile(rb"/S\s*/(JavaScript|Launch|SubmitForm|ImportData)(?![A-Za-z0-9])")
_PARAMETERS: Final = re.compile(rb"/(?:Win|Mac|Unix)(?![A-Za-z0-9])")  # 12.6.4.5: for a program
_MEDIA: Final = re.compile(rb"/Subtype\s*/(?:RichMedia|3D|Movie|Sound|Screen)(?![A-Za-z0-9])")
_ENCRYPTED: Final = b"/Encrypt"
_FILE: Final = re.compile(rb"/EF\s*(?:<<|[0-9])")


def look_into_pdf(data: bytes, limits: Limits, tally: Tally) -> None:
    """Find actions, media and files that the catalog of a file leads to.

    Raises:
        ReadError: it has more objects than the limits allow.
    """
    streams, whole = _packed_streams(data, limits)
    suspect = any(map(_is_suspect, (data, *streams)))
    if suspect:
        from mcrubric.readers.active.pdf_graph import Graph

        graph = Graph.of(data, limits)
        reached = graph.reached()
        for number in reached:
            _count(graph.last[number], tally)
        others = graph.others(reached)
        whole = whole and graph.whole and not any(map(_says_something, others))
    if not whole:
        tally.leave("unreadable")


def _packed_streams(data: bytes, limits: Limits) -> tuple[list[bytes], bool]:
    """Return what packed objects unpack to, and whether that is all of them.

    In an encrypted file they may unpack to anything.
    """
    found: list[bytes] = []
    left, whole = limits.pdf_object_bytes, True
    for packed in packed_objects(data):
        stream, all_of_it = unpack(data, packed, left)
        found.append(stream)
        left -= len(stream)
        whole = whole and all_of_it and _ENCRYPTED not in data
    return found, whole


def _is_suspect(data: bytes) -> bool:
    """Tell whether a name of active content stands anywhere, be it in a text or a picture."""
    if _SUSPECT.search(data):
        return True
    for count, name in enumerate(_DISGUISED.finditer(data)):
        if count >= _MOST_DISGUISED or _HIDDEN.fullmatch(plain_name(name[0])):
            return True
    return False


def _count(body: bytes, tally: Tally) -> None:
    for action in _ACTION.finditer(body):
        kind = _ACTIONS[action[1]]
        tally.add("file-link" if kind == "launch-action" and _opens_document(body) else kind)
    tally.add("embedded-media", len(_MEDIA.findall(body)))
    tally.add("embedded-file", len(_FILE.findall(body)))


def _opens_document(body: bytes) -> bool:
    """Tell whether a launch only opens a document: links to files of a disk are written so."""
    return DOCUMENT in body and _PARAMETERS.search(body) is None


def _says_something(body: bytes) -> bool:
    return any(each.search(body) for each in (_ACTION, _MEDIA, _FILE))
