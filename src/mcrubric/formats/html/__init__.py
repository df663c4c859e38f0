"""The report as one page for a browser or for paper: no script, no picture, nothing fetched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mcrubric.escaping import html
from mcrubric.model.formats import Format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.formats import Look
    from mcrubric.model.report import Report

__all__ = ["HTML", "write"]

_NUMBERED: Final = re.compile(r"artifact-[0-9]+")
"""What a file is called where names are not shown: nothing is to be found by it."""


def write(report: Report, look: Look) -> Iterator[str]:
    """Yield the page piece by piece.

    Its links lead to the files of the portfolio if it lies in their folder; if it lies elsewhere,
    `look.prefix` is the way from there.
    """
    from mcrubric.formats.html.page import foot, head, section_of
    from mcrubric.formats.outline import outline

    def link(path: str) -> str | None:
        return None if _NUMBERED.fullmatch(path) else html.artifact_link(look.path(path))

    sections, linked = outline(report), False
    yield head(report, sections)
    for section in sections:
        for piece in section_of(section, link):
            linked = linked or "<a " in piece  # ours, for a stranger's `<` is escaped
            yield piece
    yield foot(linked=linked)


HTML = Format(
    name="html", summary="for a browser or for paper: one page", write=write, quote="short"
)
