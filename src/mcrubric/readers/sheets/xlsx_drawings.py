"""Where charts and pictures lie on a sheet of a workbook: cells under them are not empty."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mcrubric.readers.relations import related, relations_of
from mcrubric.readers.sheets.grid import LAST_COLUMN, LAST_ROW
from mcrubric.readers.xml import local_name, parse_xml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.limits import Limits
    from mcrubric.readers.packages import Package
    from mcrubric.readers.xml_feed import Xml

_NUMBER: Final = re.compile(r"\s*([0-9]{1,12})\s*")
_CORNERS: Final = frozenset(("from", "to"))
_ROW: Final = 95_250
_COLUMN: Final = 304_800
"""English Metric Units of a row and a column half as large as usual: of a drawing that says its
size and not where it ends, rather too many cells are taken than too few."""


def drawn_on(package: Package, part: str, limits: Limits) -> tuple[tuple[int, int], ...]:
    """Return rows and columns, from 1, of the corners of all drawings on a sheet.

    ECMA-376 part 1, 20.5.2: an anchor counts rows and columns from 0.

    Raises:
        ReadError: the relations or a drawing cannot be read.
    """
    corners: list[tuple[int, int]] = []
    for each in related(relations_of(package, part, limits), package, "drawing"):
        _read(package.pieces(each), limits, corners)
    return tuple(corners)


def _read(xml: Xml, limits: Limits, corners: list[tuple[int, int]]) -> None:
    at: dict[str, int] = {}
    corner = tag = ""

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal corner, tag
        tag = local_name(name)
        if tag in _CORNERS:
            corner = tag
        elif tag.endswith("Anchor"):
            at.clear()
        elif tag == "ext" and corner == "from" and "to row" not in at:
            at["to row"] = at.get("from row", 0) + _number(attributes.get("cy", "")) // _ROW
            at["to col"] = at.get("from col", 0) + _number(attributes.get("cx", "")) // _COLUMN

    def text(written: str) -> None:
        if corner and tag in ("row", "col"):
            at[f"{corner} {tag}"] = _number(written)

    def end(name: str) -> None:
        nonlocal corner, tag
        tag = ""
        if local_name(name).endswith("Anchor"):
            corners.extend(_corner(at, each) for each in ("from", "to") if f"{each} row" in at)
            corner = ""

    parse_xml(xml, limits, start=start, end=end, text=text)


def _number(written: str) -> int:
    match = _NUMBER.fullmatch(written)
    return int(match[1]) if match else 0


def _corner(at: Mapping[str, int], which: str) -> tuple[int, int]:
    row, column = at[f"{which} row"] + 1, at.get(f"{which} col", 0) + 1
    return min(row, LAST_ROW), min(column, LAST_COLUMN)
