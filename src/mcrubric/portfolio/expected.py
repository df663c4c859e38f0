"""Which of the hand-ins that are expected are there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import normalize

from mcrubric.portfolio.collected import without_ending
from mcrubric.text.near import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Compared:
    """What is not there, with the name that is there and may be meant; and what nobody expects."""

    missing: Mapping[str, str | None]
    unexpected: tuple[str, ...]


def expected_in(text: str) -> tuple[str, ...]:
    """Return the names of a list with one in a line; blank lines and `# comments` are none."""
    lines = (line.strip() for line in text.removeprefix("\ufeff").splitlines())
    names = (line.rstrip("/") for line in lines if line and not line.startswith("#"))
    return tuple(dict.fromkeys(names))


def compare(expected: Iterable[str], there: Iterable[str]) -> Compared:
    """Hold the names that are expected against those that are there.

    A name also stands for an archive or a JSON file of that name; case counts, the way in which a
    letter with an accent is encoded does not.
    """
    wanted = {_alike(name): name for name in expected}
    found = {name: (_alike(name), _alike(without_ending(name))) for name in there}
    spellings = {spelling for both in found.values() for spelling in both}
    unexpected = tuple(name for name, both in found.items() if wanted.keys().isdisjoint(both))
    missing = (name for spelling, name in wanted.items() if spelling not in spellings)
    return Compared({name: nearest(name, unexpected) for name in missing}, unexpected)


def _alike(name: str) -> str:
    return normalize("NFC", name)
