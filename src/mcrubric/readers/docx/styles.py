"""The styles of a word-processor file: what their paragraphs are, and how their words look."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from mcrubric.model.documents import LeftOut
from mcrubric.readers.budget import Budget, too_many
from mcrubric.readers.docx.looks import LOOKS, Look
from mcrubric.readers.docx.names import attribute, number, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mcrubric.model.limits import Limits
    from mcrubric.readers.docx.parts import Parts
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
    """The styles of a file by their ids, each with what it takes over from others.

    `hide`: one of them may hide words. `look` is what holds where no style says anything.
    """

    def __init__(self, limits: Limits) -> None:
        self.hide = False
        self.look = Look()
        self._styles = Budget(limits.markup_marks, "styles")
        self._deepest = limits.style_depth
        self._own: dict[str, Style] = {}
        self._whole: dict[str, Style] = {}
        self._default = ""
        self._now = Style()

    def read(self, parts: Parts) -> None:
        """Read the part with the styles, if there is one.

        Raises:
            ReadError: it cannot be read, or has more styles than the limits allow.
        """
        if part := parts.related("styles"):
            starts, ends = self._actions()
            parts.walk(parts.xml(part), words(starts), words(ends))
            self.hide = self.look.may_hide or any(
                style.look.may_hide for style in self._own.values()
            )

    def of(self, style_id: str) -> Style:
        """Return a style as it is in force, that of plain paragraphs if the id is blank."""
        wanted = style_id or self._default
        if wanted not in self._whole:
            chain = [*self._chain(wanted)]
            under = self._whole.get(self._based_on(chain[-1]))
            for each in reversed(chain):
                under = _whole(self._own.get(each) or Style(name=each.lower()), under)
                self._whole[each] = under
        return self._whole[wanted]

    def _based_on(self, style_id: str) -> str:
        own = self._own.get(style_id)
        return own.based_on if own else ""

    def _chain(self, style_id: str) -> Iterator[str]:
        """Yield a style and those below it that are not worked out; a ring ends once round."""
        seen: set[str] = set()
        while style_id not in seen:
            if len(seen) >= self._deepest:
                raise too_many(self._deepest, "styles that rest on one another")
            yield style_id
            seen.add(style_id)
            style_id = self._based_on(style_id)
            if style_id not in self._own or style_id in self._whole:
                return

    def _actions(self) -> tuple[dict[str, Enter], dict[str, Leave]]:
        starts: dict[str, Enter] = {
            "style": self._start,
            "name": self._named,
            "basedOn": self._based,
            "outlineLvl": self._outline,
            "numId": self._numbering,
            "ilvl": self._number_level,
            "tblStylePr": _pass_over,
            "docDefaults": self._defaults,
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
        self._styles.spend()
        style_id = attribute(attributes, "styleId") or ""
        self._own.setdefault(style_id, self._now)
        paragraph = attribute(attributes, "type") in {"paragraph", None}
        if paragraph and attribute(attributes, "default") in {"1", "true", "on"}:
            self._default = style_id
        return False

    def _defaults(self, _: Mapping[str, str]) -> None:
        self._now = Style(look=self.look)

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


def _whole(own: Style, under: Style | None) -> Style:
    """Return a style with what it takes over from the one below, which is worked out."""
    under = under or Style()
    outline = under.outline if own.outline is None else own.outline
    left_out, level = _named(own.name) or (under.left_out, under.level)
    if own.outline is not None and left_out in {None, "heading"}:
        level = outline + 1 if outline is not None and 0 <= outline < BODY_LEVEL else 0
        if not _OF_CONTENTS.fullmatch(own.name):
            left_out = "heading" if level else None
    return Style(
        name=own.name,
        outline=outline,
        numbering=under.numbering if own.numbering is None else own.numbering,
        number_level=under.number_level if own.number_level is None else own.number_level,
        look=own.look.over(under.look),
        level=level,
        left_out=left_out,
        quote=under.quote or own.name in _QUOTES,
    )


def _named(name: str) -> tuple[LeftOut | None, int] | None:
    """Return why paragraphs in a built-in style are not counted, and the level of a heading."""
    if heading := _HEADING.fullmatch(name):
        return "heading", int(heading[1])
    if _OF_CONTENTS.fullmatch(name):
        return "heading", 0
    if name in _NAMED:
        return _NAMED[name], int(name == "title")
    return None
