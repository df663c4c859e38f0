"""What an output format is: a name and a function from a report to text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from mcrubric.model.report import Report

Quote = Literal["none", "short"]
"""How much of a candidate's text is shown: nothing, or at most 80 characters at a time."""

Shown = Literal["fail", "all"]
"""Which results stand in a format that has a choice: those that fail, or all of them."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a check is, by its docstring: its first sentence, and the rest, a paragraph a line."""

    name: str
    summary: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a report is to be written down.

    For people: columns, and whether colour is wanted; `ascii` asks for marks that every terminal
    can show.
    For programs: `rules` are the checks that the report names, as far as they are known; `results`
    is what stands in a format that has a choice; `prefix` is the folder of the portfolio inside a
    repository, without a slash at its end, to go before the names of files. `packed`: the portfolio
    is one file, which `prefix` names, so that no file in it is one of the repository.
    """

    width: int = 80
    colour: bool = False
    ascii: bool = False
    rules: Mapping[str, Rule] = field(default_factory=dict)
    results: Shown = "all"
    prefix: str = ""
    packed: bool = False

    def path(self, path: str) -> str:
        """Return the name of a file as a repository has it."""
        return f"{self.prefix}/{path}" if self.prefix else path


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """An output format; `write` gives its text, which ends with a line feed, whole or in pieces.

    `for_people`: written in the characters of the terminal; any other is UTF-8 always.
    `quote` is how much of a candidate's text it shows unless it is asked for something else.
    `shared`: others than the candidate and the assessor read it, so that it never quotes, and
    names no file unless asked. What `write` is given is a report that fits both.
    """

    name: str
    summary: str
    write: Callable[[Report, Look], str | Iterable[str]]
    for_people: bool = False
    quote: Quote = "none"
    shared: bool = False

    def pieces(self, report: Report, look: Look) -> Iterator[str]:
        """Give the text piece by piece, so that a long one need not lie in memory."""
        written = self.write(report, look)
        yield from (written,) if isinstance(written, str) else written
