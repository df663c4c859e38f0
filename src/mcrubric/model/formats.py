"""What an output format is: a name and a function from a report to text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mcrubric.model.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a text for people is laid out: columns, and whether colour is wanted."""

    width: int = 80
    colour: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """An output format; `write` ends its text with a line feed."""

    name: str
    summary: str
    write: Callable[[Report, Look], str]
