"""Which files of a portfolio are not those that a report tells of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.portfolio.shelf import digest_of_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mcrubric.model.runs import PortfolioRef

NAMED: Final = 10
"""Files that are named of each kind; the others are counted."""

LISTED: Final = (
    "all files that the report lists are the same; something that it does not list is not, or the "
    "digest that it gives of the whole (sha256) does not fit"
)
MISFIT: Final = (
    "portfolio: the digest that the report gives of the whole (sha256) does not fit the files that "
    "it lists, and these are the same"
)


def misfits(stored: PortfolioRef, shown: PortfolioRef, now: PortfolioRef) -> bool:
    """Whether a report gives a digest of the whole that the files which it lists do not have.

    `shown` is `now` with its files named as in the stored report. It can be told only where
    nothing but listed files makes up the whole: no file that could not be read, no facts.
    """
    if stored.digests is None or (stored.digests, stored.files) != (shown.digests, shown.files):
        return False
    listed = digest_of_all((now.digests or {}).items())
    return listed == now.sha256 != stored.sha256


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
        yield LISTED


def _named(paths: Sequence[str]) -> str:
    left = len(paths) - NAMED
    return ", ".join((*paths[:NAMED], *([f"and {left} more"] if left > 0 else ())))
