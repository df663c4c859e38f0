"""JSON into the same small tree as YAML, in which every node knows its line and column."""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING, Final

from mcrubric.model.errors import McrubricError
from mcrubric.readers.yaml import At, Node
from mcrubric.text.wording import more_than

if TYPE_CHECKING:
    from mcrubric.model.limits import Limits

_SPACE: Final = re.compile(r"[ \t\n\r]*")
_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_WORD: Final = re.compile(r"true|false|null")
SURROGATE: Final = re.compile("[\ud800-\udfff]")
_DIGITS: Final = 100
"""No number that anybody means is longer; Python refuses to read those beyond 4,300 digits."""


class JsonError(McrubricError):
    """A text is not JSON as we read it; `line` and `column` count from 1.

    `quotes`: the message holds words of the text.
    """

    def __init__(
        self, message: str, line: int, column: int, *, limit: bool = False, quotes: bool = False
    ) -> None:
        super().__init__(message, line, column)
        self.message = message
        self.line = line
        self.column = column
        self.limit = limit
        self.quotes = quotes

    def __str__(self) -> str:
        return f"{self.line}:{self.column}: {self.message}"


def read_json(source: bytes, limits: Limits) -> Node:
    """Read one JSON value (RFC 8259); texts become quoted scalars, all else plain ones.

    Keys that stand twice are refused (the second would win unseen), and so are NaN, half pairs of
    surrogates and numbers that no computer holds.

    Raises:
        JsonError: it is not JSON, or it is nested too deep or too large.
    """
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        raise JsonError("the text is not UTF-8", line, 1) from error
    return _Parser(text, limits).document()


class _Parser:
    """Walks one text from left to right, counting values and depth as it goes."""

    def __init__(self, text: str, limits: Limits) -> None:
        self._text = text
        self._limits = limits
        self._at = 0
        self._left = limits.json_values
        self._strings = json.JSONDecoder()
        # The last place that was asked for: its line, and where that begins.
        self._asked, self._line, self._begins = 0, 1, 0

    def document(self) -> Node:
        node = self._value(1)
        if self._next():
            raise self._error("something stands behind the end")
        return node

    def _next(self) -> str:
        """Skip white space and return the character there, empty at the end."""
        self._at = _SPACE.match(self._text, self._at).end()  # type: ignore[union-attr] # matches always
        return self._text[self._at : self._at + 1]

    def _take(self, character: str) -> bool:
        if self._next() != character:
            return False
        self._at += 1
        return True

    def _value(self, depth: int) -> Node:
        character = self._next()
        self._left -= 1
        if self._left < 0:
            raise self._limit(f"there are {more_than(self._limits.json_values, 'values')}")
        if depth > self._limits.json_depth:
            raise self._limit(f"values are nested more than {self._limits.json_depth} deep")
        line, column = self._place(self._at)
        if character == '"':
            return Node(self._string(), line, column)
        if character == "[":
            return Node(self._items(depth), line, column)
        if character == "{":
            return self._mapping(line, column, depth)
        return Node(self._plain(), line, column, plain=True)

    def _items(self, depth: int) -> tuple[Node, ...]:
        self._at += 1
        items: list[Node] = []
        if self._take("]"):
            return ()
        while True:
            items.append(self._value(depth + 1))
            if self._take("]"):
                return tuple(items)
            if not self._take(","):
                raise self._error("a comma or ] is missing")

    def _mapping(self, line: int, column: int, depth: int) -> Node:
        self._at += 1
        fields: dict[str, Node] = {}
        keys: dict[str, At] = {}
        if self._take("}"):
            return Node(fields, line, column)
        while True:
            if len(keys) == self._limits.json_keys:
                raise self._limit(f"a mapping has {more_than(self._limits.json_keys, 'keys')}")
            key = self._key(keys)
            fields[key] = self._value(depth + 1)
            if self._take("}"):
                return Node(fields, line, column, keys=keys)
            if not self._take(","):
                raise self._error("a comma or } is missing")

    def _key(self, keys: dict[str, At]) -> str:
        if self._next() != '"':
            raise self._error("a key in double quotes is missing")
        place = self._place(self._at)
        start = self._at
        key = self._string()
        if key in keys:
            raise self._error(
                f"the key {key!r} stands already in line {keys[key][0]}", start, quotes=True
            )
        if not self._take(":"):
            raise self._error("a colon is missing")
        keys[key] = place
        return key

    def _string(self) -> str:
        start = self._at
        try:
            value, self._at = self._strings.raw_decode(self._text, start)
        except json.JSONDecodeError as error:
            raise self._error("a text in double quotes is not written right", error.pos) from error
        if SURROGATE.search(value):
            raise self._error("a text holds half of a pair of surrogates", start)
        return str(value)

    def _plain(self) -> str:
        found = _WORD.match(self._text, self._at) or _NUMBER.match(self._text, self._at)
        if found is None:
            raise self._error("a value is missing")
        written = found[0]
        if len(written) > _DIGITS or (written[-1].isdigit() and math.isinf(float(written))):
            raise self._error("a number is too large")
        self._at = found.end()
        return written

    def _place(self, at: int) -> At:
        """Count lines from the last place on: a list of 60 million of them takes 2 GB."""
        if at < self._asked:
            self._asked, self._line, self._begins = 0, 1, 0
        self._line += self._text.count("\n", self._asked, at)
        self._begins = max(self._begins, self._text.rfind("\n", self._asked, at) + 1)
        self._asked = at
        return self._line, at - self._begins + 1

    def _limit(self, message: str) -> JsonError:
        return JsonError(message, *self._place(self._at), limit=True)

    def _error(self, message: str, at: int | None = None, *, quotes: bool = False) -> JsonError:
        return JsonError(message, *self._place(self._at if at is None else at), quotes=quotes)
