"""A workbook: which sheets it lists, in which order, and which are hidden."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.readers.budget import too_many
from mcrubric.readers.relations import Relation, main_part, relation_id, relations_of
from mcrubric.readers.sheets.xlsx_names import switched_on, unescaped
from mcrubric.readers.xml import local_name, parse_xml

if TYPE_CHECKING:
    from mcrubric.model.limits import Limits
    from mcrubric.readers.packages import Package

_USUAL: Final = "xl/workbook.xml"
_HIDDEN: Final = ("hidden", "veryHidden")


@dataclass(frozen=True, slots=True)
class ListedSheet:
    """A sheet that the workbook lists; `cells` is False for one that is a chart or a dialog."""

    name: str
    part: str
    hidden: bool
    cells: bool


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets in their order, the relations of the workbook, and from when days count."""

    sheets: tuple[ListedSheet, ...]
    relations: Mapping[str, Relation]
    since_1904: bool


def read_workbook(package: Package, limits: Limits) -> Workbook:
    """Read which sheets are listed and there; a part that is listed again is the same sheet.

    Raises:
        ReadError: there is no workbook, or it cannot be read.
    """
    part = main_part(package, _USUAL, limits)
    relations = relations_of(package, part, limits)
    sheets: dict[str, ListedSheet] = {}
    since_1904 = False

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal since_1904
        tag = local_name(name)
        if tag == "workbookPr":
            since_1904 = switched_on(attributes, "date1904")
        relation = relations.get(relation_id(attributes) or "") if tag == "sheet" else None
        if relation and _is_there(relation, package):
            sheets.setdefault(relation.target, _listed(attributes, relation))
            if len(sheets) > limits.slides:
                raise too_many(limits.slides, "sheets")

    parse_xml(package.pieces(part), limits, start=start)
    return Workbook(tuple(sheets.values()), relations, since_1904)


def _is_there(relation: Relation, package: Package) -> bool:
    is_sheet = relation.kind.lower().endswith("sheet")  # of cells, a chart, a dialog, macros
    return is_sheet and not relation.external and relation.target in package.names


def _listed(attributes: Mapping[str, str], relation: Relation) -> ListedSheet:
    hidden = attributes.get("state") in _HIDDEN
    name = unescaped(attributes.get("name", ""))
    return ListedSheet(name, relation.target, hidden, relation.kind == "worksheet")
