"""What one row of the coverage matrix shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from mcrubric.formats.terminal.layout import Marks
    from mcrubric.model.report import Coverage, CoveredCitation

NOT_FOUND: Final = {"artifact-missing", "artifact-ambiguous"}
NO_PLACE: Final = {"not-specific", "out-of-range", "kind-mismatch", "empty-place"}
LOOKED_UP: Final = "resolved"


@dataclass(frozen=True, slots=True)
class Row:
    """The marks of one detail: cited, found, place, explained."""

    detail: str
    marks: tuple[str, ...]


def marks_of(row: Coverage, marks: Marks, wrong: AbstractSet[str]) -> Row:
    """Return the row of a detail; `wrong` are the details known to have no entry that cites."""
    citations = [citation for entry in row.entries for citation in entry.citations]
    guessed = bool(row.entries) and not any(entry.certain for entry in row.entries)
    missing = marks.no if row.detail in wrong else marks.nothing
    cited = f"{len(citations)}{marks.unsure if guessed else ''}" if citations else missing
    return Row(
        row.detail,
        (
            cited,
            _worst([_found(each, marks) for each in citations], marks),
            _worst([_placed(each, marks) for each in citations], marks),
            _worst([marks.yes if each.explained else marks.no for each in row.entries], marks),
        ),
    )


def _found(citation: CoveredCitation, marks: Marks) -> str:
    if citation.resolution is None:
        return marks.unsure
    return marks.no if citation.resolution in NOT_FOUND else marks.yes


def _placed(citation: CoveredCitation, marks: Marks) -> str:
    if citation.resolution in NOT_FOUND:
        return marks.nothing
    if citation.resolution in NO_PLACE:
        return marks.no
    return marks.yes if citation.resolution == LOOKED_UP else marks.unsure


def _worst(values: list[str], marks: Marks) -> str:
    """Return the mark for several: one that is missing shows, then one that is not known."""
    order = (marks.no, marks.unsure, marks.yes, marks.nothing)
    return min(values, key=order.index, default=marks.nothing)
