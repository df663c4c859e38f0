"""Where the name of a file stands in running text."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING, Final, NamedTuple

from mcrubric.locators.phrases import read_places
from mcrubric.model.locators import Locator, NotUnderstood, Whole
from mcrubric.portfolio.names import ARTIFACTS_FOLDER, suffix
from mcrubric.readers.suffixes import claim_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mcrubric.portfolio.uploads import Uploads

_QUOTED: Final = re.compile(r"\"[^\"]*\"|“[^”]*”")
_TOKEN: Final = re.compile(r"#?[^\s,;#]+(?:#[^\s;]+)?")
_ENDING: Final = re.compile(r"\.[^\W_]{2,8}(?:#.*)?$", re.DOTALL)
_AROUND: Final = ".,:;!?)]}*_'\"\u201d\u2019"
_BEFORE: Final = "([{*_'\"\u201c\u2018"
_BREAK: Final = re.compile(r"[,;:][\s]")
_LEAD: Final = re.compile(
    r"(?:(?:please|see|also|and|or|plus|then|cf\.?|from|in|of|source:?|as well as|[&+])"
    r"\s+)+",
    re.IGNORECASE,
)
_JOINS: Final = frozenset("and or plus & + of in from see then the our with".split())  # noqa: SIM905
_TAIL: Final = 12
"""Words that the name of an upload may have."""
_WORDS: Final = 6
"""Words of a file's name that no upload has; a sentence that ends in one is longer."""


class Mention(NamedTuple):
    """The name of a file at `[start, end)` of a text."""

    start: int
    end: int
    name: str


class _Word(NamedTuple):
    start: int
    end: int
    text: str


def uploads_named(text: str, uploads: Uploads) -> tuple[Mention, ...]:
    """Find the names of uploads that have an ending, in order; the longest name wins."""
    return tuple(_mentions(text, uploads, only_uploads=True))


def files_named(text: str, uploads: Uploads) -> tuple[Mention, ...]:
    """Find the names of uploads and what else has the ending of a file; none in quotation marks.

    The name of no upload is a few words up to its ending. Places before it are no part of it, and
    behind a long sentence nothing is a name.
    """
    return tuple(_mentions(text, uploads, only_uploads=False))


def is_upload(name: str, uploads: Uploads) -> bool:
    """Tell whether a name fits an upload; no near name is looked for, so this is quick."""
    if uploads.index.finds(name):
        return True
    listed = uploads.listed and name.startswith(f"{ARTIFACTS_FOLDER}/")
    return bool(listed and uploads.match(name).found)


def pure_places(text: str) -> bool:
    """Tell whether a text is places that say where to look and nothing else."""
    places = read_places(text)
    return bool(places) and all(map(_is_specific, places))


def _is_specific(place: Locator) -> bool:
    return not isinstance(place, (NotUnderstood, Whole))


def _mentions(text: str, uploads: Uploads, *, only_uploads: bool) -> Iterator[Mention]:
    near: deque[_Word] = deque(maxlen=_TAIL + 1)
    quotes = _QUOTED.finditer(text)
    quoted = next(quotes, None)
    done = 0
    for each in _TOKEN.finditer(text):
        word = _Word(*each.span(), each[0])
        near.append(word)
        if not _ENDING.search(word.text.rstrip(_AROUND)):
            continue
        while quoted and quoted.end() <= word.start:
            quoted = next(quotes, None)
        if quoted and quoted.start() <= word.start:
            continue
        found = _upload(text, near, uploads)
        if found is None and not only_uploads:
            found = _unknown(text, done, word)
        if found:
            yield found
            near.clear()
            done = found.end


def _upload(text: str, words: Sequence[_Word], uploads: Uploads) -> Mention | None:
    """Return the longest name of an upload that ends with the last word."""
    last = words[-1]
    bare = last.start + len(last.text.rstrip(_AROUND))
    for word in words:
        start = word.start + len(word.text) - len(word.text.lstrip(_BEFORE))
        for begin in dict.fromkeys((word.start, start)):
            for end in dict.fromkeys((last.end, bare)):
                if begin < end and is_upload(text[begin:end], uploads):
                    return Mention(begin, end, text[begin:end])
    return None


def _unknown(text: str, done: int, word: _Word) -> Mention | None:
    """Return the name of no upload that ends with a word, if a file's ending is there."""
    end = word.start + len(word.text.rstrip(_AROUND))
    if not claim_of(suffix(text[word.start : end].partition("#")[0])):
        return None
    breaks = [each.end() for each in _BREAK.finditer(text, done, word.start)]
    begin = breaks[-1] if breaks else done
    begin += len(text[begin:end]) - len(text[begin:end].lstrip(" \t\n,;:" + _BEFORE))
    lead = _LEAD.match(text, begin, word.start)
    begin = lead.end() if lead else begin
    before = text[begin : word.start]
    if any(map(_is_specific, read_places(before))):
        begin = _behind_joins(text, begin, word.start)
    elif len(before.split()) >= _WORDS:
        if not done:
            return None
        begin = word.start
    if text.count("(", begin, end) != text.count(")", begin, end):
        begin = word.start
    return Mention(begin, end, text[begin:end])


def _behind_joins(text: str, begin: int, last: int) -> int:
    """Return where a name begins behind places: behind the last word that joins."""
    at = last
    for word in _TOKEN.finditer(text, begin, last):
        if word[0].casefold() in _JOINS:
            at = word.end()
    return at + len(text[at:last]) - len(text[at:last].lstrip()) if at < last else last
