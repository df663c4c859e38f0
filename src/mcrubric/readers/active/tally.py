"""What was found of active content in one file, and why not all of the file was looked at."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, get_args

from mcrubric.model.artifacts import STOPPED, ActiveContent, ActiveKind, ActiveUnread
from mcrubric.readers.reading import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

_ORDER: Final[tuple[ActiveKind, ...]] = get_args(ActiveKind)
_KNOWN: Final = frozenset(get_args(ActiveUnread))


class Tally:
    """Counts what is found by its kind; `unread` is the first reason for which something is not."""

    def __init__(self) -> None:
        self._counts: dict[ActiveKind, int] = {}
        self.unread: ActiveUnread | None = None

    def add(self, kind: ActiveKind, count: int = 1) -> None:
        """Count what was found, if anything was."""
        if count > 0:
            self._counts[kind] = self._counts.get(kind, 0) + count

    def at_least(self, kind: ActiveKind, count: int) -> None:
        """Take in a count that somebody else made of the same things."""
        self.add(kind, count - self._counts.get(kind, 0))

    def leave(self, why: ActiveUnread) -> None:
        """Say that a place was not looked at."""
        self.unread = self.unread or why

    def leave_for(self, error: ReadError) -> None:
        """Say that a place could not be read."""
        because = STOPPED.get(error.problem.kind, "unreadable")
        self.leave(because if because in _KNOWN else "unreadable")  # type: ignore[arg-type]

    @contextmanager
    def whole_or_left(self) -> Iterator[None]:
        """Go on behind a place that cannot be read, and say that it was not looked at."""
        try:
            yield
        except ReadError as error:
            self.leave_for(error)

    def found(self) -> tuple[ActiveContent, ...]:
        """Return what was found, the gravest first."""
        return tuple(self._listed())

    def _listed(self) -> Iterator[ActiveContent]:
        for kind in _ORDER:
            if kind in self._counts:
                yield ActiveContent(kind, self._counts[kind])
