"""What a table says of one detail: the cells that name it, cite for it and explain it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mcrubric.portfolio.loosely import loose
from mcrubric.portfolio.tables.grid import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mcrubric.portfolio.tables.heads import Column
    from mcrubric.portfolio.tables.words import Role


@dataclass(frozen=True, slots=True)
class Named:
    """Cells that together name a detail, and the outcome that they stand under."""

    boxes: tuple[Box, ...]
    within: str | None = None

    @property
    def key(self) -> tuple[str, str | None]:
        """What is the same for two that name the same in the same words."""
        return ".".join(loose(each.text) for each in self.boxes), self.within


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell of places, and what bare numbers in it count."""

    box: Box
    units: frozenset[str]


@dataclass(frozen=True, slots=True)
class Group:
    """Cells of artifacts with the cells of places that are theirs."""

    artifacts: tuple[Box, ...]
    places: tuple[Placed, ...]


@dataclass(slots=True)
class Record:
    """An entry as cells; without names it is for what the table itself stands under."""

    named: list[Named] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    explained: list[Box] = field(default_factory=list)
    aside: list[Box] = field(default_factory=list)
    _taken_in: set[int] = field(default_factory=set)

    @property
    def boxes(self) -> list[Box]:
        """All cells of the entry."""
        named = [box for each in self.named for box in each.boxes]
        cited = [
            box
            for group in self.groups
            for box in (*group.artifacts, *(each.box for each in group.places))
        ]
        return [*named, *cited, *self.explained, *self.aside]

    @property
    def empty(self) -> bool:
        """Whether nothing is cited or explained."""
        return not self.groups and not self.explained

    def add(self, other: Record) -> None:
        """Take in what a further row says of the same detail, each merged cell once."""
        known = self._taken_in or set(map(id, self.boxes))
        self.groups += [each for each in other.groups if not _known(each, known)]
        self.explained += [each for each in other.explained if id(each) not in known]
        self.aside += [each for each in other.aside if id(each) not in known]
        self._taken_in = known
        known.update(map(id, other.boxes))


def _known(group: Group, known: set[int]) -> bool:
    boxes = (*group.artifacts, *(each.box for each in group.places))
    return all(id(each) in known for each in boxes)


Celled = tuple["Box", "tuple[Column, ...]"]
"""A cell with the columns that it lies in."""


def with_role(cells: Iterable[Celled], role: Role) -> tuple[Box, ...]:
    """Return the cells that lie in a column of a kind."""
    return tuple(box for box, columns in cells if any(role in each.roles for each in columns))


def record_of(cells: Sequence[Celled]) -> Record:
    """Make an entry of the cells that say something of one detail; its names come from elsewhere.

    What lies below no head, or below one that is not asked for, may still cite something.
    """
    used = {"detail", "outcome", "artifact", "place", "explanation", "number"}
    aside = [box for box, columns in cells if not any(each.roles & used for each in columns)]
    explained = list(with_role(cells, "explanation"))
    return Record([], list(_groups(cells)), explained, aside)


def _groups(cells: Sequence[Celled]) -> Iterable[Group]:
    """Give each column of artifacts its own column of places, if there is one for each."""
    artifacts = [box for box, columns in cells if _is(columns, "artifact")]
    places = [
        Placed(box, frozenset().union(*(each.units for each in columns)))
        for box, columns in cells
        if _is(columns, "place") and not _is(columns, "artifact")
    ]
    if len(artifacts) > 1 and len(artifacts) == len(places):
        return [Group((box,), (place,)) for box, place in zip(artifacts, places, strict=True)]
    if len(artifacts) > 1 and len(places) > 1:
        return [
            Group((box,), tuple(_right_of(box, artifacts[at + 1 :], places)))
            for at, box in enumerate(artifacts)
        ]
    return [Group(tuple(artifacts), tuple(places))] if artifacts or places else []


def _right_of(box: Box, further: Sequence[Box], places: Sequence[Placed]) -> Iterable[Placed]:
    end = further[0].column if further else None
    return (
        each
        for each in places
        if each.box.column > box.column and (end is None or each.box.column < end)
    )


def _is(columns: Sequence[Column], role: Role) -> bool:
    return any(role in each.roles for each in columns)
