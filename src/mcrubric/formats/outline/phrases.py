"""Small words: numbers, plurals, places, lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mcrubric.model.places import Place

SPELLED: Final = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
"""Numbers up to twelve are written out in a sentence."""

SHOWN_PLACES: Final = 5
"""More places of one thing than this are counted instead of shown."""


def number(value: float) -> str:
    """Return a number as people write it: 1,250 and 2.5."""
    return f"{value:,}" if isinstance(value, int) else f"{value:,.1f}".removesuffix(".0")


def counted(value: float, one: str, many: str = "") -> str:
    """Return a number with its noun, as in "1 word" and "1,250 words"."""
    return f"{number(value)} {one if value == 1 else many or f'{one}s'}"


def spelled(value: int, one: str, many: str = "") -> str:
    """Return a number with its noun for a sentence, as in "two things"."""
    word = SPELLED[value] if value < len(SPELLED) else number(value)
    return f"{word} {one if value == 1 else many or f'{one}s'}"


def sentence(text: str) -> str:
    """Return a text that begins with a capital."""
    return text[:1].upper() + text[1:]


def listed(items: Sequence[str]) -> str:
    """Return "a, b and c"."""
    return f"{', '.join(items[:-1])} and {items[-1]}" if len(items) > 1 else "".join(items)


def where(places: Sequence[Place]) -> str:
    """Return places in words, each file named once: "part-1.md, lines 4 and 9"."""
    return "; ".join(text for _, text in located(places))


def located(places: Sequence[Place]) -> list[tuple[str | None, str]]:
    """Return the same for each file, behind its path; what is counted instead has no path."""
    by_path: dict[str, list[Place]] = {}
    for place in places[:SHOWN_PLACES]:
        by_path.setdefault(place.path or "", []).append(place)
    said = [(path or None, _in_file(path, inside)) for path, inside in by_path.items()]
    more = len(places) - SHOWN_PLACES
    if more > 0:
        said.append((None, counted(more, "more place")))
    return [(path, text) for path, text in said if text]


def _in_file(path: str, places: Sequence[Place]) -> str:
    spots = [
        _spots("line", "lines", [str(each.line) for each in places if each.line is not None]),
        _spots("page", "pages", [str(each.page) for each in places if each.page is not None]),
        _spots("at", "at", [clock(each.seconds) for each in places if each.seconds is not None]),
    ]
    if not any(spots):
        entries = [str(each.entry) for each in places if each.entry is not None]
        spots.append(_spots("entry", "entries", entries))
    return ", ".join(each for each in (path, *spots) if each)


def _spots(one: str, many: str, values: Sequence[str]) -> str:
    different = tuple(dict.fromkeys(values))
    return f"{one if len(different) == 1 else many} {listed(different)}" if different else ""


def clock(seconds: float) -> str:
    """Return a time in a recording: 0:42, 1:02:15."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
