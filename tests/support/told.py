"""What a report tells, line by line, and reports in which every text is a stranger's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

from mcrubric.formats.outline.blocks import (
    Fact,
    Heading,
    Item,
    Legend,
    Mark,
    Paragraph,
    Table,
    Title,
)
from mcrubric.formats.outline.spans import text_of
from mcrubric.formats.signs import SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mcrubric.formats.outline.blocks import Block, Cell, Section
    from mcrubric.model.report import Report

FIXED: Final = frozenset(
    ("schema", "readiness", "outcome", "severity", "basis", "because", "resolution")
)
"""Fields with words of ours alone."""


@dataclass(frozen=True)
class Line:
    """One thing that a format writes, whatever it looks like there."""

    kind: str
    text: str
    mark: Mark | None = None


def lines(sections: Iterable[Section]) -> Iterator[Line]:
    """Give all that is told, in its order."""
    for section in sections:
        if section.title:
            yield Line("title", section.title)
        for block in section.blocks:
            yield from _lines(block)


def _lines(block: Block) -> Iterator[Line]:
    match block:
        case Title(text) | Heading(text):
            yield Line("title", text)
        case Paragraph(words):
            yield Line("paragraph", text_of(words))
        case Fact(name, text):
            yield Line("name", name)
            yield Line("text", text)
        case Item():
            yield from _items(block)
        case Legend(meanings):
            yield Line("legend", "\n".join(f"{SIGNS[mark]} {said}" for mark, said in meanings))
        case Table():
            yield from _cells(block)


def _items(item: Item) -> Iterator[Line]:
    yield Line("item", text_of(item.words), item.mark)
    for each in item.inside:
        yield from _items(each)


def _cells(table: Table) -> Iterator[Line]:
    yield from (Line("cell", each) for each in (table.rows_are, *table.columns))
    for group in table.groups:
        if group.label:
            yield Line("cell", f"{group.id} {group.label}")
        for row in group.rows:
            yield Line("cell", f"{row.id} {row.label}" if row.label else row.id)
            yield from (Line("cell", _said(cell)) for cell in row.cells)


def _said(cell: Cell) -> str:
    if cell.count is None:
        return SIGNS[cell.mark]
    return f"{cell.count}{SIGNS['unsure'] if cell.mark == 'unsure' else ''}"


def with_texts(report: Report, hostile: Sequence[str]) -> Report:
    """Return a report in which every text begins with a hostile one; the same texts stay the same.

    So ids still belong together, and sections have as much to tell as before.
    """

    def change(text: str) -> str:
        return hostile[crc32(text.encode("utf-8", "surrogatepass")) % len(hostile)] + text

    labels = {change(key): change(label) for key, label in report.labels.items()}
    made: Report = changed(report, change)
    return replace(made, labels=labels)


def changed(value: Any, change: Callable[[str], str]) -> Any:
    """Return a report, or a part of one, with every text changed that is not a word of ours."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {key: changed(each, change) for key, each in value.items()}
    if isinstance(value, (tuple, list)):
        return type(value)(changed(each, change) for each in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    given = {each.name: getattr(value, each.name) for each in fields(value)}
    return replace(
        value,
        **{key: changed(each, change) for key, each in given.items() if key not in FIXED},
    )
