"""GitHub's `${{ }}` and `if:`, as far as our action uses them; anything else is refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

_TOKEN: Final = re.compile(r"\s*(?:('(?:[^']|'')*')|([A-Za-z_][\w.-]*)|(&&|\|\||==|!=|[()!]))")
_INSERTED: Final = re.compile(r"\$\{\{(.*?)\}\}")
STATUS: Final = frozenset(("always", "success", "failure", "cancelled"))
"""Functions that say how the steps before went; without one, `if:` asks for success."""


def _tokens(text: str) -> list[str]:
    found, at = [], 0
    text = text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise ValueError(f"not understood: {text[at:]}")
        found.append(match[0].strip())
        at = match.end()
    return found


@dataclass
class _Reader:
    """Where in an expression we are, and what its names stand for."""

    tokens: list[str]
    lookup: Callable[[str], str]
    status: Mapping[str, bool]

    def next_is(self, *wanted: str) -> bool:
        return bool(self.tokens) and self.tokens[0] in wanted

    def any_of(self) -> Any:
        value = self.all_of()
        while self.next_is("||"):
            self.tokens.pop(0)
            other = self.all_of()
            value = value or other
        return value

    def all_of(self) -> Any:
        value = self.compared()
        while self.next_is("&&"):
            self.tokens.pop(0)
            other = self.compared()
            value = value and other
        return value

    def compared(self) -> Any:
        value = self.one()
        if not self.next_is("==", "!="):
            return value
        same = self.tokens.pop(0) == "=="
        other = self.one()
        assert isinstance(value, str), "GitHub compares other things in ways of its own"
        assert isinstance(other, str), "GitHub compares other things in ways of its own"
        return (value.lower() == other.lower()) is same

    def one(self) -> Any:
        word = self.tokens.pop(0)
        if word == "!":
            return not self.one()
        if word == "(":
            value = self.any_of()
            assert self.tokens.pop(0) == ")"
            return value
        if word.startswith("'"):
            return word[1:-1].replace("''", "'")
        if self.next_is("("):
            assert self.tokens[:2] == ["(", ")"]
            del self.tokens[:2]
            return self.status[word]
        return self.lookup(word)


def evaluated(text: str, lookup: Callable[[str], str], status: Mapping[str, bool]) -> Any:
    """Return what an expression comes to; a name that is not known is the lookup's to refuse."""
    reader = _Reader(_tokens(text), lookup, status)
    value = reader.any_of()
    if reader.tokens:
        raise ValueError(f"not understood: {' '.join(reader.tokens)}")
    return value


def inserted(text: str, lookup: Callable[[str], str]) -> str:
    """Return a value of `with:` or `env:` with its `${{ }}` filled in."""
    return _INSERTED.sub(lambda found: str(evaluated(found[1], lookup, {})), text)


def holds(condition: str, lookup: Callable[[str], str], status: Mapping[str, bool]) -> bool:
    """Return whether a step runs: `if:` without a word on the steps before asks for success."""
    asked = {each for each in STATUS if re.search(rf"\b{each}\(\)", condition)}
    return bool(evaluated(condition, lookup, status)) and (bool(asked) or status["success"])


def names_in(text: str) -> list[str]:
    """Return the names that a value or condition looks up."""
    found = _INSERTED.findall(text) or [text]
    tokens = [token for each in found for token in _tokens(each)]
    return [each for each in tokens if re.match(r"[A-Za-z_]", each) and each not in STATUS]
