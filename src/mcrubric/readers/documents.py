"""Facts of text documents of office programs: headings, paragraphs, and where pages broke."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

from mcrubric.model.artifacts import Facts, Problem
from mcrubric.readers.docx_facts import read_docx_facts
from mcrubric.readers.reading import FactReader, FactRequest, ReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mcrubric.model.limits import Limits

    Read = Callable[[BinaryIO, FactRequest, Limits], Facts]

_OPEN_XML: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."

_READERS: Final[Mapping[str, Read]] = {
    f"{_OPEN_XML}document": read_docx_facts,
}
"""What reads files of each media type; all others have no reader."""


def read_document_facts(stream: BinaryIO, request: FactRequest, limits: Limits) -> Facts:
    """Return what is known of a text document.

    Raises:
        ReadError: it is of a type that cannot be looked into, is damaged, or is over a limit.
    """
    read = _READERS.get(request.media_type)
    if read is None:
        detail = "only DOCX files can be looked into; saved as DOCX or PDF it can be checked"
        raise ReadError(Problem("no-reader", detail))
    return read(stream, request, limits)


DOCUMENTS: Final = FactReader("documents", ("document",), read_document_facts)
