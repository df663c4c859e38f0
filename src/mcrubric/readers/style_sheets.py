"""The style sheets within a page, as far as they certainly speak of an element."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from mcrubric.readers.css import declarations

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_COMMENT: Final = re.compile(r"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/")
_RULE: Final = re.compile(r"([^{}]*)([{}])")
_COMPOUND: Final = re.compile(r"(?:\*|[a-z][\w-]*)?(?:[.#][\w-]+)*", re.IGNORECASE)
_NAMES: Final = re.compile(r"[.#]?[\w-]+")
_APART: Final = re.compile(r"[\s>+~]+")
_MOST_RULES: Final = 5_000
"""Rules of a page that are looked at; a page from a word processor has some hundreds."""


class _Rule(NamedTuple):
    names: frozenset[str]
    declared: Mapping[str, str]
    certain: bool


class StyleSheets:
    """Rules by what the elements that they speak of are called.

    What a rule says counts only if it is certain to hold: its selector is a name, a class or an id,
    it stands under no condition, and no other rule that may speak of the same element says
    something else. Classes that no rule knows may be styled elsewhere: `known` holds the others.
    """

    def __init__(self) -> None:
        self._rules: defaultdict[str, list[_Rule]] = defaultdict(list)
        self._left = _MOST_RULES
        self.known: set[str] = set()
        self.whole = True

    def add(self, css: str) -> None:
        """Take a style sheet in."""
        for selectors, body, certain in _rules(_COMMENT.sub("", css)):
            declared = declarations(body)
            for selector in selectors.split(","):
                self._left -= 1
                if self._left < 0:
                    self.whole = False
                    return
                self._add(selector.strip(), declared, certain=certain)

    def declared(self, name: str, attributes: Mapping[str, str]) -> dict[str, str | None]:
        """Return what holds for an element by property, None where it cannot be known."""
        names = {name, *(f".{each}" for each in attributes.get("class", "").split())}
        names |= {f"#{attributes['id']}"} if attributes.get("id") else set()
        found: dict[str, str | None] = {}
        for each in sorted(names | {"*"}):
            for rule in self._rules.get(each, ()):
                if rule.names <= names:
                    for key, value in rule.declared.items():
                        same = rule.certain and found.get(key, value) == value
                        found[key] = value if same else None
        return found

    def _add(self, selector: str, declared: Mapping[str, str], *, certain: bool) -> None:
        subject = _APART.split(selector)[-1]
        plain = subject.partition(":")[0].partition("[")[0]
        certain = certain and plain == selector and bool(_COMPOUND.fullmatch(plain))
        names = frozenset(_NAMES.findall(plain))
        self.known.update(_NAMES.findall(selector))
        # Under its most telling name; an element of another name never meets the rule.
        under = max(names, key=lambda each: each[:1] in ".#", default="*")
        self._rules[under].append(_Rule(names - {"*"}, declared, certain))


def _rules(css: str) -> Iterator[tuple[str, str, bool]]:
    """Yield selectors, the body, and whether the rule stands under no condition."""
    around: list[str] = []
    for match in _RULE.finditer(css):
        text, brace = match.groups()
        if brace == "{":
            around.append(text.rpartition(";")[2].strip() if not around else text.strip())
        elif around:
            selectors = around.pop()
            if not selectors.startswith("@"):
                yield selectors, text, not around
