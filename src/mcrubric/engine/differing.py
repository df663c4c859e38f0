"""Where two reports, as JSON data, are not the same: told by requirement, target and field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

KEYS: Final[Mapping[str, str]] = {
    "results": "requirement",
    "judgements": "target",
    "findings": "fingerprint",
    "coverage": "detail",
    "entries": "entry",
    "for_the_assessor": "requirement",
    "plugins": "name",
}
"""By what the items of a list are known again, by the list's name; others by their position."""

PASSED_OVER: Final = frozenset(("results", "judgements", "findings", "entries"))
"""Names of lists that need no telling: what stands in them says what it is."""

SHOWN: Final = frozenset(
    ("outcome", "because", "severity", "basis", "readiness", "version", "sha256", "check", "schema")
)
"""Fields whose texts are ours, and may be shown; a text in any other may be a candidate's."""

LONGEST: Final = 80
"""Characters of a name or a value that is shown."""

ABSENT: Final = object()
"""What stands for a value that is not there."""

Words = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that is not the same: the way to it, what is stored, and what is found now."""

    way: tuple[str, ...]
    stored: Any
    now: Any

    def __str__(self) -> str:
        *steps, field = self.way
        where = [each for each in steps if each not in PASSED_OVER]
        start = f"{', '.join(where)}: " if where else ""
        if self.stored is ABSENT:
            return f"{start}{field} is not in the report, and is found now"
        if self.now is ABSENT:
            return f"{start}{field} is in the report, and is not found now"
        stored, now = (_shown(field, each) for each in (self.stored, self.now))
        if stored is None or now is None:
            return f"{start}{field} is not what is found now"
        return f"{start}{field} is {stored} in the report, and {now} now"


def differences(
    stored: Any, now: Any, words: Words, way: tuple[str, ...] = ()
) -> Iterator[Difference]:
    """Yield where JSON data differs; `words` makes ids of targets fit to be shown.

    `1`, `1.0` and `true` are not the same here; the order of keys means nothing.
    """
    if isinstance(stored, dict) and isinstance(now, dict):
        for name in dict.fromkeys((*now, *stored)):
            pair = stored.get(name, ABSENT), now.get(name, ABSENT)
            yield from _compared(*pair, words, (*way, _name(name)), name)
    elif isinstance(stored, list) and isinstance(now, list):
        yield from _of_lists(stored, now, words, way, "")
    elif type(stored) is not type(now) or stored != now:
        yield Difference(way or ("the whole",), stored, now)


def _compared(
    stored: Any, now: Any, words: Words, way: tuple[str, ...], name: str
) -> Iterator[Difference]:
    if isinstance(stored, list) and isinstance(now, list):
        yield from _of_lists(stored, now, words, way, KEYS.get(name, ""))
    else:
        yield from differences(stored, now, words, way)


def _of_lists(
    stored: list[Any], now: list[Any], words: Words, way: tuple[str, ...], key: str
) -> Iterator[Difference]:
    """Compare lists item by item, those with the same key; also their order."""
    before, after = _keyed(stored, key), _keyed(now, key)
    for item in dict.fromkeys((*after, *before)):
        step = (*way, _item(item, key, words))
        yield from differences(before.get(item, ABSENT), after.get(item, ABSENT), words, step)
    if before.keys() == after.keys() and list(before) != list(after):
        yield Difference((*way, "the order"), None, stored)


def _keyed(items: list[Any], key: str) -> dict[tuple[str | None, int], Any]:
    """Return items by what they are known by, or by nothing, and how many of that came before."""
    seen: Counter[str | None] = Counter()
    made = {}
    for item in items:
        value = item.get(key) if key and isinstance(item, dict) else None
        known = value if isinstance(value, str) else None
        made[known, seen[known]] = item
        seen[known] += 1
    return made


def _item(item: tuple[str | None, int], key: str, words: Words) -> str:
    known, before = item
    if known is None:
        return f"number {before + 1}"
    shown = words(known) if key in {"target", "detail", "entry"} else known
    again = f" ({before + 1})" if before else ""
    kind = "finding " if key == "fingerprint" else ""
    return f"{kind}{_name(shown)}{again}"


def _name(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[:LONGEST]}..."


def _shown(field: str, value: Any) -> str | None:
    """Return a value that may be shown; None for one that may hold a candidate's words."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)[:LONGEST]
    return _name(value) if isinstance(value, str) and field in SHOWN else None
