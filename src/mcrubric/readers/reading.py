"""What a reader is: of written parts, and of the facts of uploaded files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from mcrubric.model.artifacts import Facts, Medium, Problem
from mcrubric.model.documents import Document
from mcrubric.model.errors import McrubricError
from mcrubric.model.limits import Limits


class ReadError(McrubricError):
    """A written file cannot be read; `line` and `column` count from 1, None where not known.

    `problem` says why, in words that hold nothing of the content.
    """

    def __init__(
        self, problem: Problem, line: int | None = None, column: int | None = None
    ) -> None:
        super().__init__(problem, line, column)
        self.problem = problem
        self.line = line
        self.column = column

    def __str__(self) -> str:
        where = f"line {self.line}, column {self.column}: " if self.line is not None else ""
        return f"{where}{self.problem.detail or self.problem.kind}"


@dataclass(frozen=True, slots=True)
class Reader:
    """Turns the bytes of one format into a Document; `read` raises nothing but ReadError.

    `suffixes` are in lower case, with the dot. With `isolated`, `read` runs in the worker process,
    where it is known by its `name` alone.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str, Limits], Document]
    isolated: bool = False


@dataclass(frozen=True, slots=True)
class FactRequest:
    """What must be found out: the pages and page labels that somebody cites, sorted.

    `every_page`: whether all pages are opened, cited or not. `text`: whether the text of the whole
    file is read, as quotations need it. What the file is is filled in when its bytes are seen.
    """

    medium: Medium = "unknown"
    media_type: str = "application/octet-stream"
    pages: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()
    every_page: bool = False
    text: bool = False


@dataclass(frozen=True, slots=True)
class FactReader:
    """Reads the facts of uploaded files of some media.

    With `isolated`, `read` runs in the worker process, where it is known by its `name` alone.
    """

    name: str
    media: tuple[Medium, ...]
    read: Callable[[BinaryIO, FactRequest, Limits], Facts]
    isolated: bool = False
