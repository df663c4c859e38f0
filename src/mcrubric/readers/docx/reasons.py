"""Why words at a place in a word-processor file are left out of the count, if they are."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from mcrubric.readers.docx.looks import LOOKS, Look, is_shaded
from mcrubric.readers.docx.names import attribute

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mcrubric.model.documents import LeftOut
    from mcrubric.readers.docx.paragraphs import Paragraph
    from mcrubric.readers.docx.styles import Styles
    from mcrubric.readers.docx.tables import Tables
    from mcrubric.readers.xml import Enter, Leave

GROUNDS: Final = (b'behindDoc="1"', b'behindDoc="true"', b":background", b":pict", b"wrapNone")
"""What white words may stand on: a page's background, a picture or a drawing."""
_PROPERTIES: Final = ("pPr", "rPr", "tcPr", "tblPr", "trPr", "tblPrEx")
_OF_PARAGRAPH: Final = ["pPr"]
_OF_RUN: Final = ["rPr"]
_OF_MARK: Final = ["pPr", "rPr"]


class Reasons:
    """Follows what words look like and what was done to them.

    `paragraph` is the present one. `boxed`: this is a text box. `properties` are the elements of
    settings around this place. `coloured` tells whether the part has any of the `GROUNDS`.
    """

    def __init__(self, tables: Tables, styles: Styles, coloured: Callable[[], bool]) -> None:
        self.paragraph: Paragraph | None = None
        self.boxed = False
        self.properties: list[str] = []
        self._tables, self._styles, self._coloured = tables, styles, coloured
        self._look = Look()
        self._deleted = self._aside = self._formula = 0

    def now(self) -> LeftOut | None:
        """Return why words at this place are left out."""
        if self._deleted:
            return "deleted"
        if self._aside:
            return "comment"
        if self._unseen():
            return "hidden"
        return "formula" if self._formula else None

    def delete(self, by: int) -> None:
        """Go into what was deleted, or with -1 out of it."""
        self._deleted += by

    def begin_run(self, _: Mapping[str, str]) -> None:
        """Begin words that all look alike."""
        self._look.clear()

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

    def _unseen(self) -> bool:
        """Tell whether words are hidden, tiny, or white where nothing gives the ground a colour."""
        paragraph, look = self.paragraph, self._look
        if paragraph is None or (look.silent and paragraph.style.look.silent):
            return False
        look = look.over(paragraph.style.look)
        if look.hidden or look.tiny:
            return True
        if not look.white or look.shaded or paragraph.shaded or self.boxed:
            return False
        return not self._tables.coloured and not self._on_colour

    @cached_property
    def _on_colour(self) -> bool:
        """Whether anything in the part may give the ground a colour."""
        return self._coloured()

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
        """Take over how a style for words looks; what the run says itself counts more."""
        if self.properties == _OF_RUN and self._styles.hide:
            self._look = self._look.over(self._styles.of(attribute(attributes) or "").look)

    def _shade(self, attributes: Mapping[str, str]) -> None:
        if self.properties == _OF_RUN:
            self._look.shaded = is_shaded(attributes)
        elif self.properties == _OF_PARAGRAPH and self.paragraph:
            self.paragraph.shaded = is_shaded(attributes)
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
