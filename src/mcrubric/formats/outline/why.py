"""Why a sentence counts, or does not, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from mcrubric.formats.outline.blocks import Item, Span
from mcrubric.formats.outline.phrases import listed
from mcrubric.formats.outline.spans import places, plain
from mcrubric.model.places import Place

if TYPE_CHECKING:
    from mcrubric.formats.outline.blocks import Words


def why(evidence: Mapping[str, Any]) -> Iterator[Item]:
    """Yield why the best of the sentences counts that speak of a thing."""
    best = next(_mappings(evidence.get("shown")), None)
    if best is None:
        return
    words = next(iter(_texts(evidence.get("begins"))), "")
    signs, terms = listed([*_texts(best.get("signs"))]), listed([*_texts(best.get("terms"))])
    holds = f"it holds {signs}" if signs else ""
    speaks = f"it has the words {terms}" if terms else ""
    said = "; ".join(each for each in (_quoted(words), holds, speaks) if each)
    if said:
        yield Item("bullet", plain(said))


def passed_over(evidence: Mapping[str, Any]) -> Iterator[Item]:
    """Yield which sentences do not count though they name a thing, and why not."""
    words = [*_texts(evidence.get("ignored_begins"))]
    for number, each in enumerate(_mappings(evidence.get("ignored"))):
        said = plain(_quoted(words[number])) if number < len(words) and words[number] else _at(each)
        between = " " if said else ""
        yield Item("bullet", (*said, Span(f"{between}names it, and {each.get('because')}")))


def _at(ignored: Mapping[str, Any]) -> Words:
    place = ignored.get("place")
    return places([as_place(place)]) if isinstance(place, Mapping) else ()


def as_place(written: Mapping[str, Any]) -> Place:
    """Return a place of plain data; what is no path and no number is passed over."""
    path = written.get("path")
    numbers = {
        key: written[key]
        for key in Place.__slots__
        if key != "path" and isinstance(written.get(key), (int, float))
    }
    return Place(path=path if isinstance(path, str) else None, **numbers)


def _quoted(words: str) -> str:
    return f'"{words}"' if words else ""


def _mappings(value: object) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, (list, tuple)):
        yield from (each for each in value if isinstance(each, Mapping))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, (list, tuple)):
        yield from (each for each in value if isinstance(each, str))
