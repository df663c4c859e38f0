"""Names for the files of reports: safe on every system, and one portfolio's alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from unicodedata import category, normalize

from mcrubric.escaping.terminal import storable
from mcrubric.model.limits import Limits
from mcrubric.portfolio.collected import without_ending
from mcrubric.portfolio.names import why_unsafe

if TYPE_CHECKING:
    from collections.abc import Iterable

ENDINGS: Final = {"terminal": "txt", "markdown": "md", "junit": "junit.xml", "github": "log"}
"""Endings of formats whose files are not called by the name of the format."""

LONGEST: Final = 150
"""Bytes of a name; with number and ending it stays below the 255 that file systems have."""

_PLAIN: Final = "-_.() "


def ending_of(form: str) -> str:
    """Return the ending of the files of a format."""
    return ENDINGS.get(form, _plain(form))


def file_names(portfolios: Iterable[str]) -> dict[str, str]:
    """Return the name, without ending, of the files of each portfolio; the first has the choice."""
    names = FileNames()
    return {name: names.of(storable(name)) for name in portfolios}


class FileNames:
    """Gives each portfolio a name for its files that is safe and nobody else's."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def of(self, name: str) -> str:
        """Return the name, without ending, for a portfolio of this name."""
        plain = _plain(without_ending(name))
        free = plain
        while _folded(free) in self._given:
            number = self._given[_folded(plain)] = self._given.get(_folded(plain), 1) + 1
            free = f"{plain}-{number}"
        self._given[_folded(free)] = 1
        return free


def _folded(name: str) -> str:
    """Return what is the same for names that a file system may take for one."""
    return normalize("NFKC", normalize("NFKC", name).casefold())


def _plain(name: str) -> str:
    """Return a name of letters, digits and few signs, that every system can store."""
    kept = "".join(each if _belongs(each) else "_" for each in normalize("NFC", name))
    short = kept.encode()[:LONGEST].decode(errors="ignore").strip(" .-") or "_"
    return f"_{short}" if why_unsafe(short, Limits()) else short


def _belongs(character: str) -> bool:
    return character in _PLAIN or category(character)[0] in "LNM"
