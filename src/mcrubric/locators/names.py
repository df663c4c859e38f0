"""Which upload a citation names: exactly one, none with a guess, or several."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote

from mcrubric.locators.near import NearNames

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

MAX_NAME: Final = 1_024
"""Code points: four times the longest file name; what is longer names no file."""
_SCHEME: Final = re.compile(
    r"[a-z][a-z0-9+.-]+://|//|(?:mailto|tel|data|javascript|urn):", re.IGNORECASE
)
_WEB: Final = re.compile(r"www\.[^/\s]+", re.IGNORECASE)


class NameMatch(NamedTuple):
    """What a name fits: one path is it, several are ambiguous, none is missing.

    `near` is the upload that was perhaps meant. `link`: an address, not an upload.
    `fragment` is what stands behind the `#` that is no part of a file's name.
    """

    found: tuple[str, ...] = ()
    near: str | None = None
    link: bool = False
    fragment: str = ""


class NameIndex:
    """The uploads of a portfolio, ready to be named thousands of times.

    `folder` is where artifacts lie unless a name says otherwise (CONTRACTS, "A portfolio").
    `standing` gives uploads that stand for another by the name of that other, which then fits too.
    """

    def __init__(
        self,
        paths: Collection[str],
        folder: str = "artifacts",
        standing: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._folder = _normal(folder) or ""
        self._by_path: defaultdict[str, list[str]] = defaultdict(list)
        for path in sorted(paths):
            self._by_path[unicodedata.normalize("NFC", path)].append(path)
        for name, path in standing.items():
            self._by_path.setdefault(unicodedata.normalize("NFC", name), [path])
        self._near = NearNames(tuple(self._by_path), self._folder)

    def match(self, named: str) -> NameMatch:
        """Return what a name fits, names compared in NFC; a near miss is never accepted."""
        named = named.strip()
        if not named or len(named) > MAX_NAME:
            return NameMatch()
        for name, fragment in _splits(named):
            found = self._found(name)
            if found:
                return NameMatch(found, fragment=fragment)
        name, _, fragment = named.partition("#")
        if _SCHEME.match(named) or _WEB.match(named):
            return NameMatch(link=True, fragment=fragment)
        near = self._near.nearest(_normal(_decoded(name)) or "")
        return NameMatch(near=self._by_path[near][0] if near else None, fragment=fragment)

    def finds(self, named: str) -> bool:
        """Tell whether a name fits a path; near ones are not looked for."""
        named = named.strip()
        if not named or len(named) > MAX_NAME:
            return False
        return any(self._found(name) for name, _ in _splits(named))

    def _found(self, name: str) -> tuple[str, ...]:
        """Try the name as written, then percent-decoded as Markdown targets are."""
        return self._lookup(name) or (self._lookup(_decoded(name)) if "%" in name else ())

    def _lookup(self, name: str) -> tuple[str, ...]:
        path = _normal(name)
        if not path:
            return ()
        below = f"{self._folder}/{path}" if self._folder else ""
        return (*self._by_path.get(path, ()), *self._by_path.get(below, ()))


def _splits(named: str) -> Iterator[tuple[str, str]]:
    """Give name and fragment, the longest name first: a `#` may belong to the file's name."""
    yield named, ""
    end = named.rfind("#")
    while end > 0:
        yield named[:end], named[end + 1 :]
        end = named.rfind("#", 0, end)


def _decoded(name: str) -> str:
    try:
        return unquote(name, errors="strict")
    except UnicodeDecodeError:
        return name


def _normal(name: str) -> str | None:
    """Return a POSIX path in NFC below the portfolio, None for one that leaves it."""
    parts: list[str] = []
    for part in unicodedata.normalize("NFC", name).replace("\\", "/").split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part.strip() not in ("", "."):
            parts.append(part)
    return "/".join(parts)
