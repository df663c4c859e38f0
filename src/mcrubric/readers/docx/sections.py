"""Sections of a word-processor file, and which headers and footers each of them shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from mcrubric.readers.docx.names import attribute, is_on, relation_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mcrubric.readers.xml import Enter, Leave

_ANEW: Final = frozenset(("oddPage", "evenPage"))
_PAGES: Final = frozenset(("default", "first", "even"))  # ISO/IEC 29500-1, 17.18.36


@dataclass(slots=True)
class Section:
    """A section; `own` has its headers and footers by kind and page, as ids of relations.

    Pages are `default`, `first` and `even`; one that is not there is that of the section before.
    """

    own: dict[tuple[str, str], str] = field(default_factory=dict)
    begins: str = "nextPage"
    first_differs: bool = False
    size: tuple[str | None, str | None] | None = None


class Sections:
    """The sections of a text, in order; each is told at its end."""

    def __init__(self) -> None:
        self.all: list[Section] = []
        self._now: Section | None = None

    def actions(self) -> tuple[dict[str, Enter], dict[str, Leave]]:
        """Return what is to be done with the elements of sections."""
        starts: dict[str, Enter] = {
            "sectPr": self._begin,
            "headerReference": lambda each: self._refer("header", each),
            "footerReference": lambda each: self._refer("footer", each),
            "type": self._type,
            "titlePg": self._first,
            "pgSz": self._size,
        }
        return starts, {"sectPr": self._end}

    def _begin(self, _: Mapping[str, str]) -> None:
        self._now = Section()

    def _end(self) -> None:
        if self._now:
            self.all.append(self._now)
        self._now = None

    def _refer(self, kind: str, attributes: Mapping[str, str]) -> None:
        if self._now:
            said = attribute(attributes, "type") or ""
            page = said if said in _PAGES else "default"
            self._now.own[kind, page] = relation_id(attributes)

    def _type(self, attributes: Mapping[str, str]) -> None:
        if self._now:
            self._now.begins = attribute(attributes) or "nextPage"

    def _first(self, attributes: Mapping[str, str]) -> None:
        if self._now:
            self._now.first_differs = is_on(attributes)

    def _size(self, attributes: Mapping[str, str]) -> None:
        if self._now:
            self._now.size = attribute(attributes, "w"), attribute(attributes, "h")


def running_headers(sections: Sequence[Section], *, even_differs: bool) -> Iterator[str]:
    """Yield the relations of the headers and footers that sections show, each as often as shown.

    A word processor lays out a section's headers anew where the section begins on a new page, and
    that of the first page twice where that must be an odd or an even one. This is what LibreOffice
    7.4 counts.
    """
    shown: dict[tuple[str, str], str] = {}
    before: Section | None = None
    for section in sections:
        shown = {**shown, **section.own}
        first = {"first"} if section.first_differs else set()
        flows = before is not None and section.begins == "continuous"
        if flows and before and not section.own and section.size == before.size:
            pages = first
        else:
            pages = {"default"} | first | ({"even"} if even_differs else set())
        anew = before is not None and section.begins in _ANEW
        for (kind, page), relation in shown.items():
            if page in pages or (kind, page) in section.own:
                yield relation
            if anew and page in (first or {"default"}):
                yield relation
        before = section
