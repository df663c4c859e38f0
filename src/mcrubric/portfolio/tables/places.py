"""Which places of a row belong to which of its citations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mcrubric.portfolio.cited import read_cited
from mcrubric.portfolio.drafts import CitedDraft
from mcrubric.portfolio.mentions import pure_places
from mcrubric.portfolio.names import suffix
from mcrubric.portfolio.tables.cells import bare
from mcrubric.readers.suffixes import claim_of
from mcrubric.text.placeholders import is_placeholder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mcrubric.model.artifacts import Medium
    from mcrubric.portfolio.uploads import Uploads

_NUMBER: Final = r"(?:\d{1,4}|[ivxl]{1,6})"
_BARE: Final = re.compile(
    rf"#?{_NUMBER}(?:\s?(?:[-,;&\u2010-\u2015]|\bto\b|\band\b)\s?{_NUMBER})*", re.IGNORECASE
)
"""Numbers and nothing else, as people write them below `Page`."""
_COUNTS: Final[dict[str, tuple[Medium, ...]]] = {
    "page": ("pdf", "document"), "slide": ("slides",), "minute": ("video", "audio"),
    "line": ("text",), "paragraph": ("document",), "section": ("pdf", "document"),
}  # fmt: skip
_SPLITS: Final[tuple[Callable[[str], list[str]], ...]] = (
    lambda text: text.split("\n"),
    lambda text: re.split(r"[;\n]", text),
    lambda text: re.split(r"[;,\n]", text),
    lambda text: re.split(r"[;,\n]|\s(?:and|&)\s", text),
)
"""How a cell may list the places of several files: the coarsest that gives one for each."""


def with_places(
    cited: Sequence[CitedDraft], places: Sequence[str], units: frozenset[str], uploads: Uploads
) -> list[CitedDraft]:
    """Give each citation of a row its places; `units` are what bare numbers in them may count.

    A single file has them all. Several files have one each, in their order, if there are as many
    places as files that have none yet. Otherwise nobody knows which is whose, and every file is
    given them as `unsure`: a person is asked.
    """
    texts = [text for text in places if not is_placeholder(text)]
    if not cited or not texts:
        return list(cited)
    if len(cited) == 1:
        lines = [line for text in texts for line in text.split("\n")]
        return [_placed(cited[0], list(filter(None, map(bare, lines))), units)]
    return _paired(list(cited), "\n".join(texts), units, uploads)


def _paired(
    cited: list[CitedDraft], text: str, units: frozenset[str], uploads: Uploads
) -> list[CitedDraft]:
    named = _by_name(cited, text, units, uploads)
    if named is not None:
        return named
    open_ones = [at for at, each in enumerate(cited) if not has_place(each)]
    needing = [at for at in open_ones if medium_of(cited[at].named) != "image"]
    for split in _SPLITS:
        pieces = list(filter(None, map(bare, split(text))))
        for wanting in (open_ones, needing):
            if len(pieces) == len(wanting) and _are_whole(pieces, units):
                for at, piece in zip(wanting, pieces, strict=True):
                    cited[at] = _placed(cited[at], [piece], units)
                return cited
    for at in needing or open_ones:
        cited[at] = CitedDraft(cited[at].named, (text,), place=cited[at].place, unsure=True)
    return cited


def _are_whole(pieces: Sequence[str], units: frozenset[str]) -> bool:
    """Tell whether every piece says a place by itself, as `14` of `pp. 12, 14` does not."""
    return len(pieces) == 1 or all(
        pure_places(each) or (units and is_bare(each)) for each in pieces
    )


def _by_name(
    cited: Sequence[CitedDraft], text: str, units: frozenset[str], uploads: Uploads
) -> list[CitedDraft] | None:
    """Read places with the names of their files before them, if all of them have one."""
    found: dict[str, list[str]] = {}
    for line in filter(None, map(bare, re.split(r"[;\n]", text))):
        for written in read_cited(line, uploads) or (None,):
            if written is None or not written.at:
                return None
            found.setdefault(_file(written.named, uploads), []).extend(written.at)
    if not found.keys() <= {_file(each.named, uploads) for each in cited}:
        return None
    return [_placed(each, found.get(_file(each.named, uploads), []), units) for each in cited]


def _file(named: str, uploads: Uploads) -> str:
    return next(iter(uploads.match(named).found), named.strip().casefold())


def has_place(cited: CitedDraft) -> bool:
    """Tell whether a citation says where to look."""
    return bool(cited.at) or "#" in cited.named


def is_bare(text: str) -> bool:
    """Tell whether a text is numbers and nothing else."""
    return bool(_BARE.fullmatch(text))


def _placed(cited: CitedDraft, texts: Sequence[str], units: frozenset[str]) -> CitedDraft:
    medium = medium_of(cited.named)
    said = (_with_unit(each, units, medium) for each in texts)
    at = tuple(dict.fromkeys((*cited.at, *said)))
    return CitedDraft(cited.named, at, cited.quote, cited.place)


def _with_unit(text: str, units: frozenset[str], medium: Medium | None) -> str:
    """Say what a bare number counts, as the head above it does: `12` below `Page` is page 12."""
    if not is_bare(text):
        return text
    unit = next(iter(units)) if len(units) == 1 else None
    for each in sorted(units if unit is None else ()):
        if medium in _COUNTS[each]:
            unit = each
    return f"{unit} {text.removeprefix('#')}" if unit else text


def medium_of(named: str) -> Medium | None:
    """Return what kind of file the ending of a name stands for."""
    claim = claim_of(suffix(named.partition("#")[0]))
    return claim.medium if claim else None
