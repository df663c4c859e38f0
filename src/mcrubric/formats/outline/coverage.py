"""What one row of the coverage matrix says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.formats.outline.blocks import Cell, Mark

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from mcrubric.model.coverage import Coverage, CoveredCitation

COLUMNS: Final = ("cited", "found", "place", "explained")
NOT_FOUND: Final = {"artifact-missing", "artifact-ambiguous"}
NO_PLACE: Final = {"not-specific", "out-of-range", "kind-mismatch", "empty-place"}
LOOKED_UP: Final = "resolved"
WORST_FIRST: Final[tuple[Mark, ...]] = ("no", "unsure", "yes", "nothing")
"""Of several, one that is missing shows, then one that is not known."""


def cells(row: Coverage, wrong: AbstractSet[str]) -> tuple[Cell, ...]:
    """Return the cells of a detail; `wrong` are the details known to have no entry that cites."""
    citations = [citation for entry in row.entries for citation in entry.citations]
    guessed = bool(row.entries) and not any(entry.certain for entry in row.entries)
    if citations:
        cited = Cell("unsure" if guessed else "yes", len(citations))
    else:
        cited = Cell("no" if row.detail in wrong else "nothing")
    return (
        cited,
        _worst(_found(each) for each in citations),
        _worst(_placed(each) for each in citations),
        _worst("yes" if each.explained else "no" for each in row.entries),
    )


def _found(citation: CoveredCitation) -> Mark:
    if citation.resolution is None:
        return "unsure"
    return "no" if citation.resolution in NOT_FOUND else "yes"


def _placed(citation: CoveredCitation) -> Mark:
    if citation.resolution in NOT_FOUND:
        return "nothing"
    if citation.resolution in NO_PLACE:
        return "no"
    return "yes" if citation.resolution == LOOKED_UP else "unsure"


def _worst(marks: Iterable[Mark]) -> Cell:
    return Cell(min(marks, key=WORST_FIRST.index, default="nothing"))
