"""The folder that a whole hand-in was put into, or several of them around one another."""

from __future__ import annotations

from itertools import islice, takewhile
from typing import TYPE_CHECKING

from mcrubric.portfolio.gate import Listed
from mcrubric.portfolio.names import ARTIFACTS_FOLDER, left_over, why_unsafe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcrubric.model.limits import Limits


def unwrapped(listing: Iterable[Listed], limits: Limits) -> tuple[str, list[Listed]]:
    """Return the folders (with `/`) that all files lie in, empty if none, and all names in them.

    Whoever zips a folder gets an archive with that folder in it; whoever unpacks it gets one more.
    """
    listing = list(islice(listing, limits.names + 1))  # more of them are refused
    wrap = _wrap(listing, limits)
    return wrap, [
        Listed(each.name.removeprefix(wrap), each.size, each.why)
        for each in listing
        if not (each.folder and wrap.startswith(each.name))
    ]


def _wrap(listing: list[Listed], limits: Limits) -> str:
    """A folder `artifacts` is not taken for a wrapping: it belongs to the hand-in."""
    kept = (each.name for each in listing if not each.folder and not left_over(each.name))
    common = _common([name.split("/")[:-1] for name in kept])
    folders = "/".join(takewhile(lambda name: name.casefold() != ARTIFACTS_FOLDER, common))
    return "" if not folders or why_unsafe(folders, limits) else f"{folders}/"


def _common(ways: list[list[str]]) -> list[str]:
    """Return the folders that all ways begin with; the first and last in order tell."""
    if not ways:
        return []
    pairs = zip(min(ways), max(ways), strict=False)
    return [one for one, other in takewhile(lambda pair: pair[0] == pair[1], pairs)]
