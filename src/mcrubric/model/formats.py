"""What an output format is: a name and a function from a report to text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from mcrubric.model.report import Report

Quote = Literal["none", "short"]
"""How much of a candidate's text is shown: nothing, or at most 80 characters at a time."""


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
    `quote` is how much of a candidate's text it shows unless it is asked for something else.
    `shared`: others than the candidate and the assessor read it, so that it never quotes, and
    names no file unless asked. What `write` is given is a report that fits both.
    """

    name: str
    summary: str
    write: Callable[[Report, Look], str]
    for_people: bool = False
    quote: Quote = "none"
    shared: bool = False
