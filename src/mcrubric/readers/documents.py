"""Facts of text documents of office programs: headings, paragraphs, and where pages broke."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

from mcrubric.model.artifacts import Facts, Problem
from mcrubric.readers.reading import FactReader, FactRequest, ReadError
from mcrubric.readers.suffixes import OPEN_DOCUMENT, OPEN_XML

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mcrubric.model.limits import Limits

    Read = Callable[[BinaryIO, FactRequest, Limits], Facts]


def read_document_facts(stream: BinaryIO, request: FactRequest, limits: Limits) -> Facts:
    """Return what is known of a text document with the reader of its media type.

    Raises:
        ReadError: it is of a type that cannot be looked into, is damaged, or is over a limit.
    """
    reader = _READERS.get(request.media_type)
    if reader is None:
        detail = "of texts, only DOCX and ODT files can be looked into; save it as one, or as PDF"
        raise ReadError(Problem("no-reader", detail))
    return reader()(stream, request, limits)


# The readers are loaded when the first file of their kind comes.
def _docx() -> Read:
    from mcrubric.readers.docx.facts import read_docx_facts

    return read_docx_facts


def _odt() -> Read:
    from mcrubric.readers.odf.odt_facts import read_odt_facts

    return read_odt_facts


_READERS: Final[Mapping[str, Callable[[], Read]]] = {
    OPEN_XML + "wordprocessingml.document": _docx,
    OPEN_DOCUMENT + "text": _odt,
}

DOCUMENTS: Final = FactReader("documents", ("document",), read_document_facts)
