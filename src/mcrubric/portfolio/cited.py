"""A citation as people write it in running text: `handbook.pdf, p. 12; p. 14; film.mp4, 0:42`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.locators.phrases import read_places
from mcrubric.model.locators import NotUnderstood
from mcrubric.portfolio.mentions import Mention, files_named, is_upload, pure_places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mcrubric.portfolio.uploads import Uploads

_LEAD: Final = re.compile(
    r"\s*(?:please )?(?:see(?: also)?|cf\.?|from|in|source:?)\s+", re.IGNORECASE
)
_PIECE: Final = re.compile(r"\"[^\"]*\"|“[^”]*”|;|[^;\"“]+|[\"“]")
_JOIN: Final = r"and|or|plus|also|then|see|cf\.?|as well as|the|our|with|in|of|from|on"
_EDGES: Final = re.compile(
    rf"^(?:[\s,:&+\u2013\u2014-]|(?:{_JOIN})(?=\s|$))+|(?:[\s,:&+\u2013\u2014-]|(?<!\S)(?:{_JOIN})(?=\s|,|$))+$",
    re.IGNORECASE,
)
_OF: Final = re.compile(r"\b(?:of|in|from)(?:\s+(?:the|our))?\s*$", re.IGNORECASE)
_SEPARATOR: Final = re.compile(r",?\s+(?:and|&|\+)\s+|,\s+", re.IGNORECASE)
MOST: Final = 2_000
"""Code points: a parenthesis that is longer is a story, not a citation."""
_PREFIX: Final = 12
"""Words and commas that the name of an upload may have."""
_GAP: Final = re.compile(r"\s+|,|:\s")


@dataclass(frozen=True, slots=True)
class Written:
    """A file's name and the places that are written beside it."""

    named: str
    at: tuple[str, ...] = ()


def read_cited(text: str, uploads: Uploads) -> tuple[Written, ...]:
    """Read `NAME, PLACE[; PLACE][; NAME, PLACE]`, or `PLACE of NAME`; nothing if it names no file.

    A name is an upload, or a few words with the ending of a file; a `#fragment` stays with it.
    Every name opens a citation. Places belong to the name before them, but to the name behind
    them where the text begins with places and ends with a name, or says `of`.
    """
    if len(text) > MOST:
        return ()
    found: list[Written] = []
    for piece in _pieces(text):
        named = _names(piece, uploads)
        if named:
            rest, written = _written(piece, named, opens=not found)
            _add(found, rest)
            found += written
        elif not found:
            return ()
        else:
            _add(found, piece)
    return tuple(found)


def _add(found: list[Written], place: str) -> None:
    if place and found:
        found[-1] = Written(found[-1].named, (*found[-1].at, place))


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


def _names(piece: str, uploads: Uploads) -> tuple[Mention, ...]:
    """Find the names in a piece; only at its beginning an upload may have no ending."""
    named = files_named(piece, uploads)
    first = _upload_first(piece, uploads)
    if first is None:
        return named
    return (first, *(each for each in named if each.start >= first.end))


def _upload_first(piece: str, uploads: Uploads) -> Mention | None:
    lead = _LEAD.match(piece)
    for start in dict.fromkeys((0, lead.end() if lead else 0)):
        ends = [len(piece), *(each.start() for each in _GAP.finditer(piece, start))]
        for end in sorted(ends[: _PREFIX + 1], reverse=True):
            if end > start and is_upload(piece[start:end], uploads):
                return Mention(start, end, piece[start:end])
    return None


def _written(
    piece: str, named: Sequence[Mention], *, opens: bool
) -> tuple[str, tuple[Written, ...]]:
    """Share what stands between names out to them; return what belongs to the name before."""
    edges = [0, *(edge for each in named for edge in (each.start, each.end)), len(piece)]
    gaps = [piece[edges[at] : edges[at + 1]] for at in range(0, len(edges), 2)]
    places_first = not _trimmed(gaps[-1]) and pure_places(_trimmed(gaps[0]))
    at: list[list[str]] = [[] for _ in gaps]
    for index, gap in enumerate(gaps):
        before, behind = _shared(gap, to_next=places_first and index < len(named))
        if index == len(named):
            before, behind = _trimmed(gap), ""
        at[index].append(before)
        if behind:
            at[index + 1].append(behind)
    rest = at[0][0]
    if opens and _has_places(rest):
        at[1].insert(0, rest)  # nobody stands before: a place is never dropped
    written = tuple(
        Written(each.name, tuple(filter(None, places)))
        for each, places in zip(named, at[1:], strict=True)
    )
    return rest, written


def _shared(gap: str, *, to_next: bool) -> tuple[str, str]:
    """Split what stands before a name: what belongs to the name before, and to this one."""
    trimmed = _trimmed(gap)
    if to_next:
        return "", trimmed
    if not _OF.search(gap):
        return trimmed, ""
    last = max(_SEPARATOR.finditer(gap), key=re.Match.start, default=None)
    if last is not None and pure_places(_trimmed(gap[last.end() :])):
        return _trimmed(gap[: last.start()]), _trimmed(gap[last.end() :])
    return ("", trimmed) if pure_places(trimmed) else (trimmed, "")


def _has_places(text: str) -> bool:
    return any(not isinstance(each, NotUnderstood) for each in read_places(text))


def _trimmed(gap: str) -> str:
    return _EDGES.sub("", gap).strip()
