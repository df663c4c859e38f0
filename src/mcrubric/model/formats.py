"""What an output format is: a name and a function from a report to text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mcrubric.model.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a text for people is laid out: columns, and whether colour is wanted.

    `ascii` asks for marks that every terminal can show.
    """

    width: int = 80
    colour: bool = False
    ascii: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """An output format; `write` ends its text with a line feed.

    `for_people`: written in the characters of the terminal; any other is UTF-8 always.
    """

    name: str
    summary: str
    write: Callable[[Report, Look], str]
    for_people: bool = False
