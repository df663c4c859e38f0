"""The style sheets within a page, as far as they certainly speak of an element."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from mcrubric.readers.css import declarations

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mcrubric.model.limits import Limits

_BRACE: Final = re.compile("([{}])")
_COMPOUND: Final = re.compile(r"(?:\*|[a-z][\w-]*)?(?:[.#][\w-]+)*", re.IGNORECASE)
_NAMES: Final = re.compile(r"[.#]?[\w-]+")
_APART: Final = re.compile(r"[\s>+~]+")
_IMPORTED: Final = "@import"
"""Takes in a sheet that is not in the page, which can say anything."""


class _Rule(NamedTuple):
    names: frozenset[str]
    declared: Mapping[str, str]
    certain: bool


class StyleSheets:
    """Rules by what the elements that they speak of are called.

    What a rule says counts only if it is certain to hold: its selector is a name, a class or an id,
    it stands under no condition, and no other rule that may speak of the same element says
    something else. Classes that no rule knows may be styled elsewhere: `known` holds the others.
    `whole` is False if there is more of them than is looked at, or that nobody can look at;
    `over_limit` says that it is the former.
    """

    def __init__(self, limits: Limits) -> None:
        self._rules: defaultdict[str, list[_Rule]] = defaultdict(list)
        self._found: dict[tuple[str, str, str], dict[str, str | None]] = {}
        self._left, self._comparisons = limits.style_rules, limits.style_comparisons
        self.known: set[str] = set()
        self.whole, self.over_limit = True, False

    def add(self, css: str) -> None:
        """Take a style sheet in."""
        self._found.clear()
        self.whole = self.whole and _IMPORTED not in css.lower()
        for selectors, body, certain in _rules(_without_comments(css)):
            declared = declarations(body)
            for selector in selectors.split(","):
                self._left -= 1
                if self._left < 0:
                    self.whole, self.over_limit = False, True
                    return
                self._add(selector.strip(), declared, certain=certain)

    def declared(self, name: str, attributes: Mapping[str, str]) -> dict[str, str | None]:
        """Return what holds for an element by property, None where it cannot be known."""
        if not self._rules:
            return {}
        key = name, attributes.get("class", ""), attributes.get("id", "")
        if key not in self._found:
            classes = (f".{each}" for each in key[1].split())
            self._found[key] = self._of({name, *classes, *([f"#{key[2]}"] if key[2] else [])})
        return self._found[key]

    def _of(self, names: set[str]) -> dict[str, str | None]:
        found: dict[str, str | None] = {}
        for each in sorted(names | {"*"}):
            rules = self._rules.get(each, ())
            self._comparisons -= len(rules)
            if self._comparisons < 0:
                self.whole, self.over_limit = False, True
                return {}
            for rule in rules:
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


def _without_comments(css: str) -> str:
    """Return a sheet without its comments; one that ends nowhere runs to the end."""
    kept, *commented = css.split("/*")
    return kept + "".join(each.partition("*/")[2] for each in commented)


def _rules(css: str) -> Iterator[tuple[str, str, bool]]:
    """Yield selectors, the body, and whether the rule stands under no condition."""
    around: list[str] = []
    text = ""
    for piece in _BRACE.split(css):
        if piece == "{":
            around.append(text.rpartition(";")[2].strip())
        elif piece != "}":
            text = piece
        elif around:
            selectors = around.pop()
            if not selectors.startswith("@"):
                yield selectors, text, not around
