"""Names of people who never were: planted in hand-ins, and looked for in all that comes out."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FIRST: Final = ("Quor", "Vexa", "Zylb", "Jorm", "Wulx", "Kefz", "Pyrq", "Hovj", "Gwix", "Dranz")
_LAST: Final = ("abel", "omir", "ustan", "elio", "irax", "ovic", "arun", "ethul", "yndor", "umash")
_ENDS: Final = ("fenk", "wick", "bolt", "grum", "plim", "drok")


def canaries() -> tuple[str, ...]:
    """Return the names; none is a word of any language, and none is a part of another."""
    return tuple(
        f"{first}{last}{end}" for first, last, end in itertools.product(_FIRST, _LAST, _ENDS)
    )


class Flock:
    """Gives out canaries one after another, and keeps those that stand in names of files apart."""

    def __init__(self) -> None:
        self._free: Iterator[str] = iter(canaries())
        self.in_texts: list[str] = []
        self.in_names: list[str] = []

    def text(self) -> str:
        """Return a name to be planted in a text, in metadata or anywhere but in a file's name."""
        self.in_texts.append(next(self._free))
        return self.in_texts[-1]

    def phrase(self) -> str:
        """Return a sentence with a name in it."""
        return f"{self.text()} thanked us at the door"

    def name(self) -> str:
        """Return a name to be planted in the name of a file or a folder."""
        self.in_names.append(next(self._free))
        return self.in_names[-1]


def seen(output: str, names: Iterable[str]) -> list[str]:
    """Return which names stand in an output, in whatever case or spelling of an escape."""
    folded = output.casefold()
    return [name for name in names if name.casefold() in folded]
