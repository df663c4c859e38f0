"""What the elements of a paragraph of an OpenDocument text mean for the words in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mcrubric.readers.odf.odf import DRAW, LINK, TEXT, whole_number
from mcrubric.readers.odf.odt_paragraphs import Paragraph, stronger

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.documents import BlockKind, LeftOut
    from mcrubric.readers.odf.odt_story import Attributes, Ended, Started, State, Story
    from mcrubric.readers.odf.styles import Style

_STYLE_NAME: Final = f"{TEXT}style-name"
_TRUE: Final = "true"


def _paragraph(story: Story, attributes: Attributes) -> State:
    style = story.styles.find("paragraph", attributes.get(_STYLE_NAME, ""))
    return _begin(story, attributes, style, style.heading)


def _heading(story: Story, attributes: Attributes) -> State:
    style = story.styles.find("paragraph", attributes.get(_STYLE_NAME, ""))
    level = whole_number(attributes.get(f"{TEXT}outline-level"))
    return _begin(story, attributes, style, level, numbered=True)


def _begin(
    story: Story, attributes: Attributes, style: Style, level: int, *, numbered: bool = False
) -> State:
    state = story.state
    if state.muted:
        return state
    if not story.paragraph and style.breaks_page:
        story.break_page()
    role: LeftOut | None = "heading" if level else "caption" if style.caption else None
    paragraph = Paragraph(_kind(state, level), level, stronger(state.left_out, role), state.cell)
    if not style.look.hidden and not state.look.hidden:
        if state.lists:
            paragraph.label = state.lists[-1].label()
        elif numbered:
            paragraph.label = story.numbering.heading(attributes, level)
    ground = state.ground if style.ground is None else style.ground
    return replace(story.begin(paragraph), look=style.look, ground=ground)


def _kind(state: State, level: int) -> BlockKind:
    if level:
        return "heading"
    if state.cell:
        return "table-cell"
    return "list-item" if state.lists else "paragraph"


def _span(story: Story, attributes: Attributes) -> State:
    style = story.styles.find("text", attributes.get(_STYLE_NAME, ""))
    look = story.state.look.under(style.look)
    return story.state if look is story.state.look else replace(story.state, look=look)


def _link(story: Story, attributes: Attributes) -> State:
    target = attributes.get(f"{LINK}href")
    return replace(story.state, anchor=story.add_anchor(target)) if target else story.state


def _drawn_link(story: Story, attributes: Attributes) -> State:
    _link(story, attributes)
    return story.state


def _blank(blank: str) -> Started:
    def start(story: Story, _: Attributes) -> State:
        story.add_blank(blank)
        return story.state

    return start


def _hidden_text(story: Story, attributes: Attributes) -> State:
    hidden = attributes.get(f"{TEXT}is-hidden") == _TRUE
    return story.left_out("hidden") if hidden else story.state


def _hidden_paragraph(story: Story, attributes: Attributes) -> State:
    if story.paragraph and attributes.get(f"{TEXT}is-hidden") == _TRUE:
        story.paragraph.left_out = stronger(story.paragraph.left_out, "hidden")
    return story.state


def _reading_aid(story: Story, _: Attributes) -> State:
    """Go into ruby text, which says above a word how to read it; word processors leave it out."""
    reason = stronger(story.state.left_out, "comment")
    return replace(story.begin(Paragraph(left_out=reason)), left_out=reason)


def _control(story: Story, attributes: Attributes) -> State:
    """Show what was typed into a form's field where the field stands."""
    value = story.values.get(attributes.get(f"{DRAW}control", ""))
    if value and not story.state.muted:
        inside, outside = story.begin(Paragraph(cell=story.state.cell)), story.state
        story.state = inside
        story.add(value)
        story.end()
        story.state = outside
    return story.state


def _end(story: Story) -> None:
    if not story.state.muted:
        story.end()


INLINE_STARTS: Final[Mapping[str, Started]] = {
    f"{TEXT}p": _paragraph,
    f"{TEXT}h": _heading,
    f"{TEXT}span": _span,
    f"{TEXT}a": _link,
    f"{DRAW}a": _drawn_link,
    f"{TEXT}s": _blank(" "),
    f"{TEXT}tab": _blank("\t"),
    f"{TEXT}line-break": _blank("\n"),
    f"{TEXT}hidden-text": _hidden_text,
    f"{TEXT}hidden-paragraph": _hidden_paragraph,
    f"{TEXT}ruby-text": _reading_aid,
    f"{DRAW}control": _control,
}
INLINE_ENDS: Final[Mapping[str, Ended]] = dict.fromkeys(
    (f"{TEXT}p", f"{TEXT}h", f"{TEXT}ruby-text"), _end
)
