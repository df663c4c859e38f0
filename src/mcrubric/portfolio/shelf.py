"""Every file of a hand-in read at most once, with the digest of each and of all together."""

from __future__ import annotations

import hashlib
import io
import json
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from math import inf
from time import monotonic
from typing import TYPE_CHECKING, BinaryIO, Final

from mcrubric.model.artifacts import Problem
from mcrubric.model.failures import Failure
from mcrubric.model.limits import MIB, Limits
from mcrubric.portfolio.contents import Contents, HandedIn
from mcrubric.portfolio.guarded import DamagedError
from mcrubric.portfolio.json_data import to_data
from mcrubric.readers.sniff import SNIFF_BYTES, sniff
from mcrubric.text.wording import sized

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LATE: Final = Problem(
    "timeout",
    "the time for the whole portfolio ran out before",
    "Hand in fewer files, or smaller ones.",
)
KEPT: Final = 8 * MIB
"""A file up to this size is read once and kept for its reader; the digest of a larger one is made
in a pass of its own, so that a film never lies in memory."""
_CHUNK: Final = MIB
_DAMAGED: Final = Problem("damaged", "the file cannot be taken out of what it came in")
_NOT_TO_BE_HAD: Final = Problem(
    "no-reader",
    "the system does not let the file be read",
    "Nothing is known to be wrong with it: check again, and tell whoever runs the check.",
)


@dataclass(frozen=True, slots=True)
class Look:
    """A file that is open: its digest, and a stream at its start that can go back."""

    sha256: str
    stream: BinaryIO


@dataclass(slots=True)
class Shelf:
    """The files of a hand-in; `digests` and `problems` grow as files are read.

    `failures` tell what broke in the software while something was looked for beside a text.

    `deadline` is when to read no further files, by the monotonic clock; `stopped` says that it
    came.
    """

    contents: Contents
    limits: Limits
    deadline: float = inf
    stopped: bool = False
    digests: dict[str, str] = field(default_factory=dict)
    problems: dict[str, Problem] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)

    @property
    def late(self) -> bool:
        """Whether it is too late to read a further file; asking when it is makes it `stopped`."""
        self.stopped = self.stopped or monotonic() >= self.deadline
        return self.stopped

    def read(self, path: str) -> bytes | Problem:
        """Return the whole of a written file, or why it cannot be had."""
        if self.contents.sizes[path] > self.limits.document_bytes:
            most = self.limits.document_bytes
            return Problem("limit", f"a written file may have at most {sized(most)}")
        try:
            with self.look(path) as look:
                return look if isinstance(look, Problem) else self._whole(path, look.stream)
        except OSError as error:  # of a large one, whose digest was made before
            return self._failed(path, error)

    def _whole(self, path: str, stream: BinaryIO) -> bytes | Problem:
        if self.contents.sizes[path] > KEPT and not _marked(stream.read(SNIFF_BYTES)):
            most = self.limits.text_bytes
            return Problem("limit", f"the text is larger than {sized(most)}")
        stream.seek(0)
        return stream.read()

    @contextmanager
    def look(self, path: str) -> Iterator[Look | Problem]:
        """Open a file for its reader, its digest made on the way; it is closed behind."""
        try:
            stream = self.contents.open(path)
        except OSError as error:
            yield self._failed(path, error)
            return
        with stream:
            try:
                look = self._looked_at(path, stream)
            except OSError as error:
                yield self._failed(path, error)
                return
            yield look

    def digest(self) -> str:
        """Return one digest over all paths, sorted, and what each holds.

        Files that nobody asked for yet are read for it. A file that is not opened enters with
        that, and facts that were handed in enter in place of a file.
        """
        return digest_of_all(self._said())

    def _said(self) -> Iterator[tuple[str, str]]:
        for path in self.contents.sizes:
            if path not in self.digests and path not in self.problems:
                with self.look(path):
                    pass
            yield path, self.digests.get(path, "unreadable")
        for path in self.contents.refused:
            yield path, "refused"
        if self.contents.handed_in is not None:
            yield from _handed_in(self.contents.handed_in)

    def _looked_at(self, path: str, stream: BinaryIO) -> Look:
        if self.contents.sizes[path] <= KEPT:
            data = stream.read()
            if len(data) != self.contents.sizes[path]:
                raise OSError("it is longer or shorter than it says")
            self.digests[path] = hashlib.sha256(data).hexdigest()
            return Look(self.digests[path], io.BytesIO(data))
        if path not in self.digests:
            self.digests[path] = _digest(stream, self.contents.sizes[path])
            stream.seek(0)
        return Look(self.digests[path], stream)

    def _failed(self, path: str, error: OSError) -> Problem:
        """Tell a system that does not let us read from an archive that is damaged there."""
        damaged = isinstance(error, DamagedError)
        self.problems[path] = _DAMAGED if damaged else _NOT_TO_BE_HAD
        return self.problems[path]


def digest_of_all(said: Iterable[tuple[str, str]]) -> str:
    """Return one digest over paths, each with the digest of its file or what stands for that."""
    whole = hashlib.sha256()
    for path, each in sorted(said):
        whole.update(f"{path}\0{each}\n".encode())
    return whole.hexdigest()


def _marked(head: bytes) -> bool:
    """Whether a file begins as no text does: of a long text, nothing more is read."""
    return sniff(head, "").marked


def _handed_in(handed_in: HandedIn) -> Iterator[tuple[str, str]]:
    for path, facts in handed_in.facts.items():
        yield path, json.dumps(asdict(facts), sort_keys=True)
    if handed_in.evidence is not None:
        yield "", json.dumps(to_data(handed_in.evidence), sort_keys=True)


def _digest(stream: BinaryIO, size: int) -> str:
    made = hashlib.sha256()
    while chunk := stream.read(_CHUNK):
        made.update(chunk)
        size -= len(chunk)
    if size:
        raise OSError("it is longer or shorter than it says")
    return made.hexdigest()
