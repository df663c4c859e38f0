"""What a report for people is made of, whatever it is written in: sections of blocks of words.

All text is plain: each format makes it harmless in its own way, and chooses widths and signs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Mark = Literal[
    "to-do", "worth-a-look", "for-information", "yes", "no", "unsure", "nothing", "bullet", "remedy"
]
"""What a sign says; which sign that is, each format decides."""

Tone = Literal["urgent", "caution", "good", "strong", "faint"]
"""How much something asks to be seen. No tone says what the words do not say as well."""

Kind = Literal["plain", "about", "brief", "place", "requirement", "command"]
"""What a span is: `about` names what the rest is about, `brief` may be cut to what is needed to
know it, `place` is where to look, `requirement` an id in brackets, `command` something to type."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of words of one kind; `path` is the file that a place is in."""

    text: str
    kind: Kind = "plain"
    path: str | None = None


Words = tuple[Span, ...]
"""A sentence or more: the texts of its spans, one behind the other, as they are."""


@dataclass(frozen=True, slots=True)
class Title:
    """What the whole report comes to, in one sentence."""

    text: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of what follows within a section: of a part (1), of a requirement in it (2)."""

    text: str
    level: Literal[1, 2] = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words on their own."""

    words: Words
    tone: Tone | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and what it stands for, such as the rubric's."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One of a list, with what belongs to it `inside`; without a mark it goes on from above."""

    mark: Mark | None
    words: Words
    tone: Tone | None = None
    inside: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Legend:
    """What the marks that occur mean."""

    meanings: tuple[tuple[Mark, str], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: a mark, or how many there are, which may be a guess (`unsure`)."""

    mark: Mark
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; its words are blank where its id says them."""

    id: str
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that belong together, and to what; blank if nothing names it."""

    id: str
    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what its rows are, its further columns, and its rows in groups."""

    rows_are: str
    columns: tuple[str, ...]
    groups: tuple[Group, ...]


Block = Title | Heading | Paragraph | Fact | Item | Legend | Table


@dataclass(frozen=True, slots=True)
class Section:
    """What stands together; the first and the last sections have no title."""

    name: str
    title: str
    blocks: tuple[Block, ...]
