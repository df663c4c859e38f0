"""Facts of uploaded DOCX files."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from mcrubric.model.artifacts import Facts
from mcrubric.readers.outline import headings_of, paragraphs_of

if TYPE_CHECKING:
    from mcrubric.model.limits import Limits
    from mcrubric.readers.reading import FactRequest


def read_docx_facts(stream: BinaryIO, request: FactRequest, limits: Limits) -> Facts:
    """Return headings, paragraphs and, where the file says where pages broke, its pages.

    What the properties of the file say of its pages is not believed: programs copy it unseen.
    Of a file that takes in other files only the type is known.

    Raises:
        ReadError: it is no such file, is damaged, locked or over a limit.
    """
    from mcrubric.readers.docx.document import read_whole  # `zipfile` takes 10 ms to import
    from mcrubric.readers.packages import open_package

    with open_package(stream, limits) as package:
        whole = read_whole(package, "", limits)
    if whole.foreign:
        return Facts(medium=request.medium, media_type=request.media_type)
    return Facts(
        medium=request.medium,
        media_type=request.media_type,
        pages=whole.page_breaks + 1 if whole.page_breaks else None,
        paragraphs=paragraphs_of(whole.document),
        headings=headings_of(whole.document),
        text=whole.document.text if request.text else None,
    )
