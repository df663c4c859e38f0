"""Ids of targets: those of citations and uploads are made of names and places (CONTRACTS, 4)."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Final

from mcrubric.locators.nameless import nameless_places
from mcrubric.privacy.files import Files
from mcrubric.privacy.words import LONGEST, cut

_ORDINAL: Final = re.compile(r"(.+)\[[0-9]+\]")
_AGAIN: Final = re.compile(r"#[0-9]+$")


@dataclass(slots=True)
class Targets:
    """Makes ids that hold no candidate's words; the same id becomes the same, others stay others.

    `ids` are those that the rubric gives. `quotes`: up to 80 characters of words may stay.
    """

    files: Files
    ids: AbstractSet[str]
    quotes: bool = False
    _made: dict[str, str] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)

    def shown(self, target: str) -> str:
        """Return the id as it is shown."""
        if target not in self._made:
            self._made[target] = self._unlike_others(self.alike(target))
            self._taken.add(self._made[target])
        return self._made[target]

    def alike(self, target: str) -> str:
        """Return the id without words; several may become the same."""
        if target in self.files.shown:
            return self.files.shown[target]
        entry, slash, cited = target.partition("/")
        if not self._is_id(entry):
            return "?"
        return f"{entry}/{self._citation(cited)}" if slash else entry

    def _is_id(self, name: str) -> bool:
        ordinal = _ORDINAL.fullmatch(name)
        plain = ordinal[1] if ordinal else name
        return plain in self.ids or (
            ordinal is not None and plain.removesuffix(".entry") in self.ids
        )

    def _citation(self, cited: str) -> str:
        """Return `artifact-3@p.12` for `family-handbook.pdf@p.12`."""
        path = self.files.cited(cited)
        if path is None:
            return cut(cited) if self.quotes else "?"
        name, rest = self.files.name(path), cited[len(path) :]
        places = _AGAIN.sub("", rest[1:]) if rest.startswith("@") else ""
        if not self.quotes or len(places) > LONGEST:
            places = nameless_places(places)
        return f"{name}@{places}" if places else name

    def _unlike_others(self, made: str) -> str:
        number, free = 1, made
        while free in self._taken:
            number += 1
            free = f"{made}#{number}"
        return free
