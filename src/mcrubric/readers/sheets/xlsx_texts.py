"""What the cells of a workbook show: their strings and formats lie in parts of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.model.artifacts import Problem
from mcrubric.readers.budget import Budget
from mcrubric.readers.reading import ReadError
from mcrubric.readers.relations import related
from mcrubric.readers.sheets.number_formats import BUILT_IN, show_number
from mcrubric.readers.sheets.xlsx_names import named, unescaped
from mcrubric.readers.xml import local_name, parse_xml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.limits import Limits
    from mcrubric.readers.packages import Package
    from mcrubric.readers.sheets.xlsx_cells import RawCell
    from mcrubric.readers.sheets.xlsx_workbook import Workbook
    from mcrubric.readers.xml_feed import Xml

_BOOLEANS: Final = {"1": "TRUE", "true": "TRUE", "0": "FALSE", "false": "FALSE"}
_DIGITS: Final = 9  # of an index; no workbook has more texts than that
_TAGS: Final = {name: tag for tag in ("si", "t", "rPh") for name in named(tag)}


@dataclass(frozen=True, slots=True)
class CellTexts:
    """The strings and the codes of the formats by their indexes, and from when days count."""

    strings: tuple[str, ...]
    formats: tuple[str, ...]
    since_1904: bool

    def of(self, cell: RawCell) -> str:
        """Return what a cell shows; nothing where its string is missing."""
        match cell.kind:
            case "n":
                code = _at(self.formats, cell.style)
                return show_number(cell.value, code, since_1904=self.since_1904)
            case "s":
                return _at(self.strings, cell.value)
            case "b":
                return _BOOLEANS.get(cell.value, cell.value)
            case _:
                return unescaped(cell.value)


def read_texts(package: Package, workbook: Workbook, limits: Limits) -> CellTexts:
    """Read the strings and the formats of a workbook, none where it has none.

    Raises:
        ReadError: they cannot be read.
    """
    strings: list[str] = []
    formats: list[str] = []
    for part in related(workbook.relations, package, "sharedStrings"):
        strings += _strings(package.pieces(part), limits)
    for part in related(workbook.relations, package, "styles"):
        formats += _formats(package.pieces(part), limits)
    return CellTexts(tuple(strings), tuple(formats), workbook.since_1904)


def _at(texts: tuple[str, ...], index: str) -> str:
    """Return a text by its index as cells write it, nothing if it is no such."""
    if len(index) > _DIGITS or not index.isdecimal():
        return ""
    at = int(index)
    return texts[at] if at < len(texts) else ""


def _strings(xml: Xml, limits: Limits) -> list[str]:  # noqa: C901 - one case an element
    """Return the shared strings: the texts of their runs, without how they are spoken (18.4.8)."""
    strings: list[str] = []
    pieces: list[str] = []
    wanted = phonetic = False
    count, length = Budget(min(limits.sheet_texts, limits.sheet_cells), "texts"), 0

    def start(name: str, _: Mapping[str, str]) -> None:
        nonlocal wanted, phonetic
        match _TAGS.get(name):
            case "t":
                wanted = not phonetic
            case "rPh":
                phonetic = True
            case "si":
                pieces.clear()

    def end(name: str) -> None:
        nonlocal wanted, phonetic
        match _TAGS.get(name):
            case "t":
                wanted = False
            case "rPh":
                phonetic = False
            case "si":
                count.spend()
                strings.append(unescaped("".join(pieces)))

    def text(text: str) -> None:
        nonlocal length
        if wanted:
            pieces.append(text)
            length += len(text)
            if length > limits.page_characters:
                most = f"{limits.page_characters:,}"
                raise ReadError(Problem("limit", f"its texts are longer than {most} characters"))

    parse_xml(xml, limits, start=start, end=end, text=text)
    return strings


def _formats(xml: Xml, limits: Limits) -> list[str]:
    """Return the codes of the number formats by the index that cells name."""
    codes: dict[str, str] = {str(number): code for number, code in BUILT_IN.items()}
    used: list[str] = []
    within = ""
    budget = Budget(limits.markup_marks, "formats of cells")

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal within
        tag = local_name(name)
        if tag in ("numFmts", "cellXfs", "cellStyleXfs", "dxfs"):
            within = tag
        elif tag == "numFmt" and within == "numFmts":
            budget.spend()
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif tag == "xf" and within == "cellXfs":
            budget.spend()
            used.append(attributes.get("numFmtId", ""))

    parse_xml(xml, limits, start=start)
    return [codes.get(each, "") for each in used]
