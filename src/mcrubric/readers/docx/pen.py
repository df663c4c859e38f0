"""The words within a paragraph of a word-processor file, with its links and fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mcrubric.readers.docx.fields import Fields
from mcrubric.readers.docx.names import attribute, relation_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.readers.docx.paragraphs import Paragraph
    from mcrubric.readers.docx.parts import Relation
    from mcrubric.readers.docx.reasons import Reasons
    from mcrubric.readers.xml import Enter, Leave

_SPACE: Final = "http://www.w3.org/XML/1998/namespace space"
_BLANK: Final = " \t\r\n"
_SIGNS: Final = {
    "tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n",
    "noBreakHyphen": "\u2011", "softHyphen": "\u00ad",
}  # fmt: skip
_HEXADECIMAL: Final = re.compile("[0-9A-Fa-f]{1,4}")  # ISO/IEC 29500-1, 17.3.3.30
_PRIVATE: Final = range(0xE000, 0xF900)
"""Where the signs of fonts such as Wingdings stand."""


class Pen:
    """Writes into the present paragraph; where there is none, nothing is written.

    `written` counts code points, left-out ones too.
    """

    def __init__(self, reasons: Reasons, relations: Mapping[str, Relation]) -> None:
        self.written = 0
        self.fields = Fields()
        self._reasons, self._relations = reasons, relations
        self._text: list[str] | None = None
        self._kept = False
        self._links: list[tuple[Paragraph | None, int, str]] = []

    def take(self, text: str) -> None:
        """Take in a piece of what stands in an element, if it is text."""
        if self._text is not None:
            self._text.append(text)

    def write(self, text: str) -> None:
        """Write text as it is here; what only says how a field gets its result is none."""
        paragraph = self._reasons.paragraph
        if paragraph is not None and text and not self.fields.in_code:
            self.written += len(text)
            paragraph.add(text, self._reasons.now())

    def actions(self) -> tuple[dict[str, Enter], dict[str, Leave]]:
        """Return what is to be done with the elements within a paragraph."""
        starts: dict[str, Enter] = {
            "t": self.begin_text, "delText": self.begin_text, "instrText": self.begin_text,
            "sym": self._symbol, "hyperlink": self._begin_link, "fldSimple": self._simple_field,
            "fldChar": self._field, **self.fields.actions(),
        }  # fmt: skip
        starts |= {name: self._sign(sign) for name, sign in _SIGNS.items()}
        ends: dict[str, Leave] = {
            "t": self.end_text, "delText": self._end_deleted, "instrText": self._end_code,
            "hyperlink": self._end_link, "fldSimple": self._end_field,
        }  # fmt: skip
        return starts, ends

    def begin_text(self, attributes: Mapping[str, str]) -> None:
        """Begin an element that holds text."""
        self._text, self._kept = [], attributes.get(_SPACE) == "preserve"

    def end_text(self) -> None:
        """Write what an element of text held."""
        self.write(self.ended())

    def ended(self) -> str:
        """Return what an element of text held, which is at its end."""
        text, self._text = "".join(self._text or ()), None
        if "\n" in text:
            text = text.replace("\n", " ")
        return text if self._kept else text.strip(_BLANK)

    def _end_deleted(self) -> None:
        self._reasons.delete(1)
        self.end_text()
        self._reasons.delete(-1)

    def _end_code(self) -> None:
        self._kept = True
        self.fields.add_code(self.ended())

    def _sign(self, sign: str) -> Enter:
        def write(_: Mapping[str, str]) -> None:
            if not self._reasons.properties:  # a tab stop is a setting
                self.write(sign)

        return write

    def _symbol(self, attributes: Mapping[str, str]) -> None:
        written = attribute(attributes, "char") or ""
        code = int(written, 16) if _HEXADECIMAL.fullmatch(written) else 0
        if code in _PRIVATE or chr(code).isprintable():
            self.write(chr(code))

    def _position(self) -> tuple[Paragraph | None, int]:
        paragraph = self._reasons.paragraph
        return paragraph, paragraph.length if paragraph else 0

    def _begin_link(self, attributes: Mapping[str, str]) -> None:
        relation = self._relations.get(relation_id(attributes))
        anchor = attribute(attributes, "anchor")
        target = (relation.target if relation else "") + (f"#{anchor}" if anchor else "")
        self._links.append((*self._position(), target))

    def _end_link(self) -> None:
        _link(*self._links.pop())

    def _simple_field(self, attributes: Mapping[str, str]) -> None:
        self.fields.begin(self._position(), attribute(attributes, "instr") or "")
        self.fields.separate()

    def _field(self, attributes: Mapping[str, str]) -> None:
        kind = attribute(attributes, "fldCharType")
        if kind == "begin":
            self.fields.begin(self._position())
        elif kind == "separate":
            self.fields.separate()
        elif kind == "end":
            self._end_field()

    def _end_field(self) -> None:
        field = self.fields.end()
        if field is None:
            return
        if field.position == self._position():
            self.write(field.without_result())
        if target := field.target():
            _link(*field.position, target)


def _link(paragraph: Paragraph | None, start: int, target: str) -> None:
    if paragraph is not None and target:
        paragraph.add_link(start, target)
