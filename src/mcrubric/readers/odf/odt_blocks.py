"""What the elements around the paragraphs of an OpenDocument text mean: lists, tables, notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mcrubric.readers.odf.odf import DRAW, FORM, OFFICE, SVG, TABLE, TEXT
from mcrubric.readers.odf.odt_paragraphs import stronger

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.documents import LeftOut
    from mcrubric.readers.odf.odt_story import Attributes, Ended, Started, State, Story

_TRUE: Final = "true"
# What is made of the document's own words, and of which reason those are.
_INDEXES: Final[Mapping[str, LeftOut]] = {
    "table-of-content": "heading", "user-index": "heading", "alphabetical-index": "heading",
    "illustration-index": "caption", "table-index": "caption", "object-index": "caption",
    "bibliography": "references",
}  # fmt: skip
_SHAPES: Final = (
    "frame", "custom-shape", "g", "rect", "line", "ellipse", "circle", "path", "polygon",
    "polyline", "connector", "caption", "measure", "regular-polygon",
)  # fmt: skip
# Other files inside of this one, such as a chart with its table of numbers.
_OTHER_FILES: Final = (f"{DRAW}object", f"{DRAW}object-ole", f"{OFFICE}binary-data")
_APART: Final = (f"{OFFICE}forms", f"{TEXT}script", f"{SVG}title", f"{SVG}desc")
_FIELDS_TO_FILL: Final = ("text", "textarea", "formatted-text", "combobox", "number", "date")


def _list(story: Story, attributes: Attributes) -> State:
    lists = story.state.lists
    opened = story.numbering.open_list(attributes, lists[-1] if lists else None)
    return replace(story.state, lists=(*lists, opened))


def _numbered_paragraph(story: Story, attributes: Attributes) -> State:
    return replace(story.state, lists=(story.numbering.open_paragraph(attributes),))


def _item(story: Story, attributes: Attributes) -> State:
    if story.state.lists:
        story.state.lists[-1].begin_item(attributes)
    return story.state


def _section(story: Story, attributes: Attributes) -> State:
    display = attributes.get(f"{TEXT}display")
    hidden = display == "condition" and attributes.get(f"{TEXT}is-hidden") == _TRUE
    return story.left_out("hidden") if hidden or display == "none" else story.state


def _index(reason: LeftOut) -> Started:
    return lambda story, _: story.left_out(reason)


def _apart(story: Story, _: Attributes) -> State:
    return replace(story.state, direct=False)


def _shape(story: Story, _: Attributes) -> State:
    story.drawn = True
    return replace(story.state, direct=False, lists=(), ground=None)


def _muted(story: Story, _: Attributes) -> State:
    return replace(story.state, muted=True)


def _note(story: Story, _: Attributes) -> State:
    """Go into a note: its mark is no word of the text, and its body is in no list and no cell."""
    return replace(story.state, direct=False, lists=(), table=None, cell=None, ground=None)


def _comment(story: Story, attributes: Attributes) -> State:
    return replace(_note(story, attributes), left_out=stronger(story.state.left_out, "comment"))


def _field_to_fill(story: Story, attributes: Attributes) -> State:
    value = attributes.get(f"{FORM}current-value") or attributes.get(f"{FORM}value", "")
    for key, text in attributes.items():
        if key.endswith((" id", ":id")):
            story.values[text] = value
    return story.state


def _deletion(story: Story, _: Attributes) -> State:
    story.begin_aside()
    return replace(story.left_out("deleted"), lists=(), table=None, cell=None)


def _end_deletion(story: Story) -> None:
    """Keep what was deleted; LibreOffice leaves the words of deleted rows where they stood."""
    if words := story.end_aside():
        story.deleted[story.state.change] = words
    else:
        story.in_place.add(story.state.change)


def _changed_region(story: Story, attributes: Attributes) -> State:
    return replace(story.state, change=attributes.get(f"{TEXT}id", ""))


def _change(story: Story, attributes: Attributes) -> State:
    """Put deleted words back where they stood."""
    story.collected.extend(story.deleted.pop(attributes.get(f"{TEXT}change-id", ""), ()))
    return story.state


def _change_start(story: Story, attributes: Attributes) -> State:
    change = attributes.get(f"{TEXT}change-id", "")
    if change in story.in_place:
        story.striking.add(change)
    return story.state


def _change_end(story: Story, attributes: Attributes) -> State:
    story.striking.discard(attributes.get(f"{TEXT}change-id", ""))
    return story.state


def _table(story: Story, attributes: Attributes) -> State:
    if story.state.muted:
        return story.state
    return replace(_on(story, "table", attributes), table=story.open_table())


def _row(story: Story, attributes: Attributes) -> State:
    if story.state.table:
        story.state.table.begin_row(attributes, story.collected)
    return _on(story, "table-row", attributes)


def _on(story: Story, family: str, attributes: Attributes) -> State:
    """Return what holds on the ground that a style gives to a part of a table."""
    ground = story.styles.find(family, attributes.get(f"{TABLE}style-name", "")).ground
    return story.state if ground is None else replace(story.state, ground=ground)


def _cell(story: Story, attributes: Attributes) -> State:
    if story.state.table is None:
        return story.state
    cell = story.state.table.begin_cell(attributes, story.collected)
    return replace(_on(story, "table-cell", attributes), cell=cell, lists=())


def _covered_cell(story: Story, attributes: Attributes) -> State:
    """Go into a cell that a merged one covers: nobody sees what is in it."""
    story.state = _cell(story, attributes)
    return story.left_out("covered")


def _end_row(story: Story) -> None:
    if story.state.table:
        story.state.table.end_row(story.collected)


def _end_cell(story: Story) -> None:
    if story.state.table:
        story.state.table.end_cell(story.collected)


def _page_break(story: Story, _: Attributes) -> State:
    story.break_page()
    return story.state


def _text(story: Story, attributes: Attributes) -> State:
    """Go into the body; it says whether its pages are marked (OpenDocument part 3, 5.6)."""
    story.marks_pages = attributes.get(f"{TEXT}use-soft-page-breaks") == _TRUE
    return story.state


BLOCK_STARTS: Final[Mapping[str, Started]] = {
    **{f"{TEXT}{name}": _index(reason) for name, reason in _INDEXES.items()},
    **{f"{DRAW}{name}": _shape for name in _SHAPES},
    **{f"{FORM}{name}": _field_to_fill for name in _FIELDS_TO_FILL},
    **dict.fromkeys(_OTHER_FILES, _muted),
    **dict.fromkeys(_APART, _apart),
    f"{OFFICE}text": _text,
    f"{TEXT}list": _list,
    f"{TEXT}list-item": _item,
    f"{TEXT}numbered-paragraph": _numbered_paragraph,
    f"{TEXT}section": _section,
    f"{TEXT}note": _note,
    f"{OFFICE}annotation": _comment,
    f"{OFFICE}change-info": _comment,
    f"{TEXT}changed-region": _changed_region,
    f"{TEXT}deletion": _deletion,
    f"{TEXT}change": _change,
    f"{TEXT}change-start": _change_start,
    f"{TEXT}change-end": _change_end,
    f"{TABLE}table": _table,
    f"{TABLE}table-row": _row,
    f"{TABLE}table-cell": _cell,
    f"{TABLE}covered-table-cell": _covered_cell,
    f"{TEXT}soft-page-break": _page_break,
}
BLOCK_ENDS: Final[Mapping[str, Ended]] = {
    f"{TEXT}deletion": _end_deletion,
    f"{TABLE}table-row": _end_row,
    f"{TABLE}table-cell": _end_cell,
    f"{TABLE}covered-table-cell": _end_cell,
}
