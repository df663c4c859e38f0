"""A citation as people write it in running text: `handbook.pdf, p. 12; p. 14; film.mp4, 0:42`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.portfolio.names import suffix
from mcrubric.readers.suffixes import claim_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.portfolio.uploads import Uploads

_LEAD: Final = re.compile(r"(?:please )?(?:see(?: also)?|cf\.?|from|in|source:?)\s+", re.IGNORECASE)
_PIECE: Final = re.compile(r"\"[^\"]*\"|“[^”]*”|;|[^;\"“]+|[\"“]")
_NAME: Final = re.compile(r"(\S*\.\w{2,8}(?:#\S+)?):?\s+(?=\S)")
MOST: Final = 2_000
"""Code points: a parenthesis that is longer is a story, not a citation."""
_COMMAS: Final = 8
"""Commas that a file's name may hold."""
_WORDS: Final = 6
"""Words of a file's name that no upload has; a sentence that ends in one is longer."""
_TAIL: Final = 12
"""Words of an upload's name behind other words."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file's name and the places that are written behind it."""

    named: str
    at: tuple[str, ...] = ()


def read_cited(text: str, uploads: Uploads) -> tuple[Written, ...]:
    """Read `NAME, PLACE[; PLACE][; NAME, PLACE]`; nothing if it does not begin with a name.

    A name is an upload, or a word with the ending of a file; a `#fragment` stays with it.
    """
    if len(text) > MOST:
        return ()
    found: list[Written] = []
    for piece in _pieces(text):
        begun = _name_first(piece, uploads)
        if begun:
            found.append(begun)
        elif not found:
            return ()
        elif piece:
            found[-1] = Written(found[-1].named, (*found[-1].at, piece))
    return tuple(found)


def _pieces(text: str) -> Iterator[str]:
    """Split at semicolons that stand in no quotation marks."""
    piece = ""
    for found in _PIECE.finditer(text):
        if found[0] == ";":
            yield piece.strip()
            piece = ""
        else:
            piece += found[0]
    yield piece.strip()


def _name_first(piece: str, uploads: Uploads) -> Written | None:
    """Read the name at the beginning of a piece: the longest upload, else the first file name."""
    cuts = _cuts(_LEAD.sub("", piece, count=1))
    for name, rest in ((piece, ""), *cuts):
        if uploads.match(name).found:
            return _written(name, rest)
    for name, rest in reversed(cuts):
        whole = name.count("(") == name.count(")")
        if whole and claim_of(suffix(name.partition("#")[0])):
            return _upload_behind_words(name, rest, uploads)
    return None


def _upload_behind_words(name: str, rest: str, uploads: Uploads) -> Written | None:
    """Cut words off that stand before an upload; a few that stand before none are its name."""
    words = name.split()
    for index in range(max(len(words) - _TAIL, 0), len(words)):
        tail = " ".join(words[index:])
        if uploads.match(tail).found:
            return _written(tail, rest)
    return _written(name, rest) if len(words) <= _WORDS else None


def _cuts(text: str) -> list[tuple[str, str]]:
    """Give the ways to cut a name off, the longest name first: at commas, then behind an ending."""
    parts = text.split(",")
    cuts = [
        (",".join(parts[:count]).strip(), ",".join(parts[count:]).strip())
        for count in range(min(len(parts), _COMMAS), 0, -1)
    ]
    found = _NAME.match(text)
    return [*cuts, (found[1], text[found.end() :].strip())] if found else cuts


def _written(name: str, rest: str) -> Written:
    return Written(name, (rest,) if rest else ())
