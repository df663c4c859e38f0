"""Which files of a portfolio are not those that a report tells of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mcrubric.model.runs import PortfolioRef

NAMED: Final = 10
"""Files that are named of each kind; the others are counted."""


def files_that_differ(stored: PortfolioRef, now: PortfolioRef) -> tuple[str, ...]:
    """Return in words that a portfolio is another one, and which files make it so."""
    if stored.sha256 == now.sha256:
        return ()
    return ("the portfolio is not the one that was checked", *_which(stored, now))


def _which(stored: PortfolioRef, now: PortfolioRef) -> Iterator[str]:
    before, after = stored.digests, now.digests
    if before is None or after is None:
        yield "the report does not list what its files held, so which they are is not known"
        return
    changed = [path for path in before if path in after and before[path] != after[path]]
    added = [path for path in after if path not in before]
    removed = [path for path in before if path not in after]
    kinds = {"changed": changed, "added": added, "removed": removed}
    for what, paths in kinds.items():
        if paths:
            yield f"{what}: {_named(paths)}"
    if stored.files != now.files:
        yield f"files: {stored.files} in the report, {now.files} now"
    elif not any(kinds.values()):
        yield "all files that the report tells of are the same; one that it does not list is not"


def _named(paths: Sequence[str]) -> str:
    left = len(paths) - NAMED
    return ", ".join((*paths[:NAMED], *([f"and {left} more"] if left > 0 else ())))
