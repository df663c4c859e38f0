"""What a sheet of a workbook says beside its cells: merged and hidden ones, links, comments."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from mcrubric.readers.budget import Budget
from mcrubric.readers.relations import related, relation_id, relations_of
from mcrubric.readers.sheets.grid import LAST_COLUMN, cell_at, rectangle_of
from mcrubric.readers.sheets.xlsx_names import switched_on, unescaped
from mcrubric.readers.xml import local_name, parse_xml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.limits import Limits
    from mcrubric.readers.packages import Package
    from mcrubric.readers.xml_feed import Xml

Place = tuple[int, int]
_LINK: Final = re.compile(r'\s*HYPERLINK\(\s*"([^"]+)"', re.IGNORECASE)
_DIGITS: Final = re.compile(r"[0-9]{1,5}")
_PIECES: Final = {"comments": "t", "threadedComment": "text"}
"""What holds the words in a part with comments, by the relation: notes of old, and talks."""


class Beside:
    """Collects merged ranges, hidden columns and links while a sheet is scanned."""

    def __init__(self, package: Package, part: str, limits: Limits) -> None:
        self.merged: dict[Place, tuple[int, int]] = {}
        self._relations = relations_of(package, part, limits)
        self._links: dict[Place, str] = {}
        self._hidden: Counter[int] = Counter()
        self._ranges = Budget(limits.markup_marks, "merged cells and links on one sheet")

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take an element in."""
        match local_name(name):
            case "mergeCell":
                self._merge(attributes.get("ref", ""))
            case "hyperlink":
                self._link(attributes)
            case "col" if switched_on(attributes, "hidden"):
                self._hide(attributes.get("min", ""), attributes.get("max", ""))

    def hidden_columns(self) -> frozenset[int]:
        """Return the numbers of the hidden columns."""
        depths = accumulate(self._hidden[column] for column in range(LAST_COLUMN + 1))
        return frozenset(column for column, depth in enumerate(depths) if depth)

    def link(self, place: Place, formula: str) -> str | None:
        """Return where a cell leads to, by a link on it or by its formula; None if nowhere."""
        written = _LINK.match(formula)
        return self._links.get(place) or (written[1] if written else None)

    def _merge(self, name: str) -> None:
        self._ranges.spend()
        if found := rectangle_of(name):
            rows, columns = found.last_row - found.row + 1, found.last_column - found.column + 1
            self.merged[found.row, found.column] = rows, columns

    def _link(self, attributes: Mapping[str, str]) -> None:
        """Note a link; one over several cells stands at the first of them."""
        self._ranges.spend()
        found = rectangle_of(attributes.get("ref", ""))
        relation = self._relations.get(relation_id(attributes) or "")
        location = attributes.get("location", "")
        target = (relation.target if relation else "") + (f"#{location}" if location else "")
        if found and target:
            self._links[found.row, found.column] = target

    def _hide(self, first: str, last: str) -> None:
        """Note only where hidden columns begin and end, for ranges may be many and wide."""
        if _DIGITS.fullmatch(first) and _DIGITS.fullmatch(last) and int(first) <= int(last):
            self._hidden[min(int(first), LAST_COLUMN + 1)] += 1
            self._hidden[min(int(last), LAST_COLUMN) + 1] -= 1


def read_comments(package: Package, part: str, limits: Limits) -> Mapping[Place, tuple[str, ...]]:
    """Return the comments on the cells of a sheet; of a talk not its copy for old programs.

    Raises:
        ReadError: they cannot be read.
    """
    relations = relations_of(package, part, limits)
    found: dict[Place, list[str]] = {}
    for kind, piece in _PIECES.items():
        talks: defaultdict[Place, list[str]] = defaultdict(list)
        for each in related(relations, package, kind):
            _collect(package.pieces(each), limits, piece, talks)
        found |= talks
    return {place: tuple(comments) for place, comments in found.items()}


def _collect(xml: Xml, limits: Limits, piece: str, found: Mapping[Place, list[str]]) -> None:
    place: Place | None = None
    pieces: list[str] = []
    wanted = False

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal place, wanted
        tag = local_name(name)
        wanted = tag == piece
        if tag in ("comment", "threadedComment"):
            place = cell_at(attributes.get("ref", ""))
            pieces.clear()

    def end(name: str) -> None:
        nonlocal place, wanted
        wanted = False
        if local_name(name) in ("comment", "threadedComment") and place:
            found[place].append(unescaped("".join(pieces)))
            place = None

    def text(text: str) -> None:
        if wanted:
            pieces.append(text)

    parse_xml(xml, limits, start=start, end=end, text=text)
