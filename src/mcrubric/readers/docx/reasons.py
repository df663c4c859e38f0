"""Why words at a place in a word-processor file are left out of the count, if they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.readers.docx.looks import LOOKS, Look, ground_of
from mcrubric.readers.docx.names import attribute

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mcrubric.model.documents import HiddenBy
    from mcrubric.readers.building import Reason
    from mcrubric.readers.docx.grounds import Grounds
    from mcrubric.readers.docx.paragraphs import Paragraph
    from mcrubric.readers.docx.styles import Styles
    from mcrubric.readers.docx.tables import Tables
    from mcrubric.readers.docx.theme import Said
    from mcrubric.readers.xml import Enter, Leave

_PROPERTIES: Final = ("pPr", "rPr", "tcPr", "tblPr", "trPr", "tblPrEx")
_OF_PARAGRAPH: Final = ["pPr"]
_OF_RUN: Final = ["rPr"]
_OF_MARK: Final = ["pPr", "rPr"]
_NO_STYLE: Final = Look()


class Reasons:
    """Follows what words look like and what was done to them.

    `paragraph` is the present one. `boxed`: this is a text box. `properties` are the elements of
    settings around this place. `unshown` is what hides all of the places around.
    """

    def __init__(self, tables: Tables, styles: Styles, grounds: Grounds) -> None:
        self.paragraph: Paragraph | None = None
        self.boxed = False
        self.properties: list[str] = []
        self._tables, self._styles, self._grounds = tables, styles, grounds
        self._look, self._styled = Look(), Look()
        self._filled = False
        self.unshown: list[HiddenBy] = []
        self._deleted = self._aside = self._formula = 0

    def now(self) -> Reason | None:
        """Return why words at this place are left out."""
        if self._deleted:
            return "deleted"
        if self._aside:
            return "comment"
        if (unseen := self._unseen()) is not None:
            return unseen
        return "formula" if self._formula else None

    def delete(self, by: int) -> None:
        """Go into what was deleted, or with -1 out of it."""
        self._deleted += by

    def begin_run(self, _: Mapping[str, str]) -> None:
        """Begin words that all look alike."""
        self._look.clear()
        self._styled, self._filled = _NO_STYLE, False

    def fill(self, _: Mapping[str, str]) -> None:
        """Take note that words are filled in a way that the plain colour does not tell."""
        if self.properties == _OF_RUN:
            self._filled = True

    def actions(self) -> tuple[dict[str, Enter], dict[str, Leave]]:
        """Return what is to be done with settings and changes."""
        starts: dict[str, Enter] = {
            "r": self.begin_run, "del": self._begin_deleted, "moveFrom": self._begin_deleted,
            "rt": lambda _: self._step_aside(1),
        }  # fmt: skip
        starts |= {name: self._begin_properties(name) for name in _PROPERTIES}
        starts |= {name: self._looking(say) for name, say in LOOKS.items()}
        starts |= {"shd": self._shade, "rStyle": self._style}
        ends: dict[str, Leave] = {
            "del": self._end_deleted, "moveFrom": self._end_deleted,
            "rt": lambda: self._step_aside(-1),
        }  # fmt: skip
        return starts, ends | dict.fromkeys(_PROPERTIES, self._end_properties)

    def formulas(self) -> tuple[dict[str, Enter], dict[str, Leave]]:
        """Return what is to be done with formulas."""
        starts: dict[str, Enter] = {"oMath": lambda _: self._calculate(1), "r": self.begin_run}
        return starts, {"oMath": lambda: self._calculate(-1)}

    def _unseen(self) -> HiddenBy | None:
        """Return what hides the words here: what is certain to, whatever else is in the file."""
        paragraph = self.paragraph
        if paragraph is None:
            return None
        if self.unshown:
            return self.unshown[-1]
        if paragraph.off_page:
            return "off-page"
        return "covered" if self._tables.covered else self._by_look(paragraph.style.look)

    def _by_look(self, below: Look) -> HiddenBy | None:
        own, styled, defaults = self._look, self._styled, self._styles.look
        if own.silent and styled.silent and below.silent and defaults.silent:
            return None
        if self._is_set_hidden():
            return "marked"
        look = own.over(styled).over(below).over(defaults)
        if look.tiny:
            return "size"
        return "colour" if self._is_of_the_ground(look) else None

    def _is_set_hidden(self) -> bool:
        """Tell whether words are set as hidden; two styles that say so undo each other.

        What the run says itself counts most (ISO/IEC 29500-1, 17.7.3).
        """
        if self._look.hidden is not None:
            return self._look.hidden
        of_paragraph = self.paragraph is not None and self.paragraph.style.look.hidden
        return bool(self._styles.look.hidden) or bool(of_paragraph) != bool(self._styled.hidden)

    def _is_of_the_ground(self, look: Look) -> bool:
        if self._filled:
            return False
        return self._grounds.hide(look.colour, self._said_of_ground(look))

    def _said_of_ground(self, look: Look) -> Iterator[Said]:
        """Yield what is said of the ground, from what lies next to the words on."""
        yield look.marker
        yield look.ground
        if self.paragraph is not None:
            yield self.paragraph.ground
        if self.boxed:
            yield False
        yield from self._tables.grounds

    def _begin_properties(self, name: str) -> Enter:
        return lambda _: self.properties.append(name)

    def _end_properties(self) -> None:
        self.properties.pop()

    def _looking(self, say: Callable[[Look, Mapping[str, str]], None]) -> Enter:
        def look(attributes: Mapping[str, str]) -> None:
            if self.properties == _OF_RUN:
                say(self._look, attributes)

        return look

    def _style(self, attributes: Mapping[str, str]) -> None:
        """Take note of how a style for words looks."""
        if self.properties == _OF_RUN and self._styles.hide:
            self._styled = self._styles.of(attribute(attributes) or "").look

    def _shade(self, attributes: Mapping[str, str]) -> None:
        if self.properties == _OF_RUN:
            self._look.ground = ground_of(attributes)
        elif self.properties == _OF_PARAGRAPH and self.paragraph:
            self.paragraph.ground = ground_of(attributes)
        elif self.properties != _OF_MARK:
            self._tables.shade(attributes)

    def _begin_deleted(self, _: Mapping[str, str]) -> None:
        if not self.properties:
            self._deleted += 1
        elif self.properties == _OF_MARK and self.paragraph:
            self.paragraph.joined = True

    def _end_deleted(self) -> None:
        if not self.properties:
            self._deleted -= 1

    def _step_aside(self, by: int) -> None:
        self._aside += by

    def _calculate(self, by: int) -> None:
        self._formula += by
