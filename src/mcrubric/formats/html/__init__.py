"""The report as one page for a browser or for paper: no script, no picture, nothing fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcrubric.escaping import html
from mcrubric.model.formats import Format
from mcrubric.privacy.files import is_numbered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.formats import Look
    from mcrubric.model.report import Report

__all__ = ["HTML", "write"]


def write(report: Report, look: Look) -> Iterator[str]:
    """Yield the page piece by piece.

    Its links lead to the files of the portfolio if it lies in their folder; if it lies elsewhere,
    `look.prefix` is the way from there.
    """
    from mcrubric.formats.html.page import foot, head, section_of
    from mcrubric.formats.outline import outline

    def link(path: str) -> str | None:
        return None if is_numbered(path) else html.artifact_link(look.path(path))

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
