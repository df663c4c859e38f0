"""The styles of a word-processor file: what their paragraphs are, and how their words look."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from mcrubric.model.documents import LeftOut
from mcrubric.readers.docx_looks import LOOKS, Look
from mcrubric.readers.docx_names import attribute, number, words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mcrubric.model.limits import Limits
    from mcrubric.readers.docx_parts import Parts
    from mcrubric.readers.xml import Enter, Leave

BODY_LEVEL: Final = 9
"""The outline level of text (ISO/IEC 29500-1, 17.3.1.20); headings have 0 to 8."""
# Built-in styles have English names in every language of the program; ids differ.
_HEADING: Final = re.compile(r"heading ?([1-9])")
_OF_CONTENTS: Final = re.compile(r"toc ?(?:[1-9]|heading)|contents ?(?:[1-9]|heading)")
_NAMED: Final[Mapping[str, LeftOut]] = {
    "title": "heading",
    "caption": "caption",
    "table of figures": "caption",
    "bibliography": "references",
}
_QUOTES: Final = frozenset(("quote", "intense quote"))


@dataclass(slots=True)
class Style:
    """A style; `outline` and the numbering are None where it says nothing.

    `level` is that of a heading, 0 if it is none; `left_out` why its paragraphs are not counted.
    """

    name: str = ""
    based_on: str = ""
    outline: int | None = None
    numbering: str | None = None
    number_level: int | None = None
    look: Look = field(default_factory=Look)
    level: int = 0
    left_out: LeftOut | None = None
    quote: bool = False


class Styles:
    """The styles of a file by their ids, each with what it takes over from others."""

    def __init__(self, limits: Limits) -> None:
        self._deepest = limits.style_depth
        self._own: dict[str, Style] = {}
        self._whole: dict[str, Style] = {}
        self._default = ""
        self._now = Style()

    def read(self, parts: Parts) -> None:
        """Read the part with the styles, if there is one.

        Raises:
            ReadError: it cannot be read.
        """
        if part := parts.related("styles"):
            starts, ends = self._actions()
            parts.walk(parts.xml(part), words(starts), words(ends))

    @property
    def hide(self) -> bool:
        """Whether any style may hide words."""
        return not all(style.look.silent for style in self._own.values())

    def of(self, style_id: str) -> Style:
        """Return a style as it is in force, that of plain paragraphs if the id is blank."""
        wanted = style_id or self._default
        if wanted not in self._whole:
            self._whole[wanted] = self._resolved(wanted)
        return self._whole[wanted]

    def _resolved(self, style_id: str) -> Style:
        own = self._own.get(style_id) or Style(name=style_id.lower())
        whole = Style(own.name, "", own.outline, own.numbering, own.number_level, own.look)
        _name(whole, own.name)
        seen, base = {style_id}, own.based_on
        while base in self._own and base not in seen and len(seen) <= self._deepest:
            seen.add(base)
            under = self._own[base]
            _take_over(whole, under)
            base = under.based_on
        if whole.outline is not None:
            whole.level = whole.outline + 1 if whole.outline < BODY_LEVEL else 0
            if whole.left_out in {None, "heading"} and not _OF_CONTENTS.fullmatch(own.name):
                whole.left_out = "heading" if whole.level else None
        return whole

    def _actions(self) -> tuple[dict[str, Enter], dict[str, Leave]]:
        starts: dict[str, Enter] = {
            "style": self._start,
            "name": self._named,
            "basedOn": self._based,
            "outlineLvl": self._outline,
            "numId": self._numbering,
            "ilvl": self._number_level,
            "tblStylePr": _pass_over,
            "docDefaults": _pass_over,
            "latentStyles": _pass_over,
        }
        starts |= {name: self._looking(say) for name, say in LOOKS.items()}
        return starts, {}

    def _looking(self, say: Callable[[Look, Mapping[str, str]], None]) -> Enter:
        return lambda attributes: say(self._now.look, attributes)

    def _start(self, attributes: Mapping[str, str]) -> bool:
        if attribute(attributes, "type") == "table":
            return True
        self._now = Style()
        style_id = attribute(attributes, "styleId") or ""
        self._own.setdefault(style_id, self._now)
        paragraph = attribute(attributes, "type") in {"paragraph", None}
        if paragraph and attribute(attributes, "default") in {"1", "true", "on"}:
            self._default = style_id
        return False

    def _named(self, attributes: Mapping[str, str]) -> None:
        # Other names of the style may follow behind commas.
        self._now.name = (attribute(attributes) or "").partition(",")[0].strip().lower()

    def _based(self, attributes: Mapping[str, str]) -> None:
        self._now.based_on = attribute(attributes) or ""

    def _outline(self, attributes: Mapping[str, str]) -> None:
        self._now.outline = number(attributes)

    def _numbering(self, attributes: Mapping[str, str]) -> None:
        self._now.numbering = attribute(attributes)

    def _number_level(self, attributes: Mapping[str, str]) -> None:
        self._now.number_level = number(attributes)


def _pass_over(_: Mapping[str, str]) -> bool:
    return True


def _name(style: Style, name: str) -> None:
    """Take over what the name of a built-in style says."""
    if style.left_out or style.level:
        return
    if heading := _HEADING.fullmatch(name):
        style.level, style.left_out = int(heading[1]), "heading"
    elif _OF_CONTENTS.fullmatch(name):
        style.left_out = "heading"
    elif name in _NAMED:
        style.left_out = _NAMED[name]
        style.level = int(style.left_out == "heading")
    style.quote = style.quote or name in _QUOTES


def _take_over(style: Style, under: Style) -> None:
    _name(style, under.name)
    style.look = style.look.over(under.look)
    if style.outline is None:
        style.outline = under.outline
    if style.numbering is None:
        style.numbering = under.numbering
    if style.number_level is None:
        style.number_level = under.number_level
