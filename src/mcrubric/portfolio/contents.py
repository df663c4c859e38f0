"""What a hand-in holds, whatever it came as: names, sizes, and a stream for each file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from mcrubric.model.artifacts import Facts
from mcrubric.model.portfolio import Fault
from mcrubric.portfolio.gate import Why
from mcrubric.readers.stand_ins import real_name
from mcrubric.readers.yaml import Node


def nothing() -> None:
    """Do nothing: what needs no closing is closed so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedIn:
    """What only a hand-in mapping says, beside its files.

    `documents` gives the files of a part, `evidence` the entries of the self-analysis;
    `unread` are parts that are there and are not written as asked; `evidence_unread`: entries are
    there and were not read.
    `artifacts` are the paths that are uploads whatever folder they lie in; `facts` are those of
    uploads that are not handed in themselves.
    """

    rubric: str | None = None
    evidence_unread: bool = False
    documents: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    evidence: Node | None = None
    artifacts: tuple[str, ...] = ()
    facts: Mapping[str, Facts] = field(default_factory=dict)

    @property
    def has_entries(self) -> bool:
        """Whether entries of the self-analysis are there, read or not."""
        return self.evidence is not None or self.evidence_unread


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The files of a hand-in by path, sorted; paths are NFC, with `/`, below the hand-in.

    `open` gives a file as a binary stream and raises OSError if it cannot.
    `refused` are files that are there and are not opened, with the reason.
    `close` is called once nothing more is read.
    """

    name: str
    sizes: Mapping[str, int]
    open: Callable[[str], BinaryIO]
    refused: Mapping[str, Why] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    handed_in: HandedIn | None = None
    close: Callable[[], None] = nothing

    @property
    def unlisted(self) -> tuple[str, ...]:
        """Folders that could not be listed: what is found nowhere else may lie in them."""
        return tuple(path for path, why in self.refused.items() if why == "locked")

    @property
    def paths(self) -> tuple[str, ...]:
        """All files that are there, opened or not, without what stands for another that is."""
        there = {*self.sizes, *self.refused}
        return tuple(sorted(path for path in there if real_name(path) not in there))
