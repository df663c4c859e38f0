"""Annotations as commands to the runner of a workflow: at most ten of a kind, none too long."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from mcrubric.escaping import github
from mcrubric.formats.outline.phrases import counted
from mcrubric.model.places import Place
from mcrubric.privacy.words import cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mcrubric.model.formats import Look

Kind = Literal["error", "warning", "notice"]

MOST: Final = 10
"""Annotations of a kind that GitHub keeps of one step; of the others it says nothing."""

MESSAGE: Final = 4_000
"""Characters of a message, of at most four bytes each: GitHub cuts off after 64 KiB, also in the
middle of a word."""

TITLE: Final = 200
"""Characters of a title, of which GitHub takes 255."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """What is said at a place of a file, if there is one; `more`: it stands for others."""

    kind: Kind
    title: str
    message: str
    place: Place | None = None
    more: bool = False


def as_commands(told: Iterable[Annotation], look: Look) -> Iterator[str]:
    """Yield at most ten commands of a kind; the tenth says how many more there are."""
    shown: dict[Kind, list[Annotation]] = {"error": [], "warning": [], "notice": []}
    left: Counter[Kind] = Counter()
    short: set[Kind] = set()
    for each in told:
        if len(shown[each.kind]) < MOST:
            shown[each.kind].append(each)
            continue
        left[each.kind] += 1
        if each.more:
            short.add(each.kind)
    for kind, found in shown.items():
        for each in found:
            last = _last(kind, left[kind], more=kind in short) if each is found[-1] else ""
            yield _command(each, last, look)


def _last(kind: Kind, left: int, *, more: bool) -> str:
    """Return what is said behind the last of a kind."""
    least = "at least " if more else ""
    return f" (And {least}{counted(left, f'more {kind}')}.)" if left else ""


def _command(said: Annotation, last: str, look: Look) -> str:
    properties = {**_file(said.place, look), "title": cut(said.title, TITLE)}
    return github.command(said.kind, cut(said.message, MESSAGE) + last, properties)


def _file(place: Place | None, look: Look) -> dict[str, str]:
    """Return the file of a place; of a portfolio that is one file, that is all there is."""
    if look.packed:
        return {"file": look.prefix} if look.prefix else {}
    return {"file": look.path(place.path), **_lines(place)} if place and place.path else {}


def _lines(place: Place) -> dict[str, str]:
    """Return the line and the column; a column alone means nothing."""
    if place.line is None:
        return {}
    column = {} if place.column is None else {"col": str(place.column)}
    return {"line": str(place.line), **column}
