"""The hand-ins that lie side by side in one folder, and what lies between them."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import Final

from mcrubric.portfolio.kinds import PACKED_NAMES
from mcrubric.portfolio.manifest import MANIFESTS
from mcrubric.portfolio.names import left_over, left_over_folder, suffix

HANDED_IN: Final = PACKED_NAMES | {".json"}
"""Endings of files that somebody hands in as a portfolio, also those that no one can open."""

_DIGITS: Final = re.compile(r"([0-9]+)")


@dataclass(frozen=True, slots=True)
class Collected:
    """The names of what may be a hand-in, in the order in which people count, and of all else.

    `passed_over` are other files, `left_out` hidden ones and what programs leave behind.
    """

    names: tuple[str, ...]
    passed_over: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def itself(self) -> bool:
        """Whether the folder is a hand-in itself: its manifest lies in it."""
        return any(name in MANIFESTS for name in self.passed_over)


def collected(folder: str) -> Collected:
    """List a folder of hand-ins; nothing in it is opened.

    Raises:
        OSError: it cannot be listed.
    """
    names: list[str] = []
    passed_over: list[str] = []
    left_out: list[str] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            kept = left_out if _left_out(entry.name) else names if _may_be(entry) else passed_over
            kept.append(entry.name)
    return Collected(*(tuple(sorted(each, key=natural)) for each in (names, passed_over, left_out)))


def natural(name: str) -> tuple[tuple[tuple[int, str], ...], str]:
    """Return what sorts names as people do: `ada-2` before `ada-10`, in whatever case.

    Of two numbers the longer one is more: Python makes none of thousands of digits.
    """
    pieces = _DIGITS.split(name.casefold())
    counted = (
        (len(digits := each.lstrip("0")), digits) if number % 2 else (0, each)
        for number, each in enumerate(pieces)
    )
    return tuple(counted), name


def without_ending(name: str) -> str:
    """Return the name of a hand-in without the ending of an archive or of JSON."""
    ending = suffix(name)
    return name[: -len(ending)] if ending in HANDED_IN else name


def _left_out(name: str) -> bool:
    return name.startswith(".") or left_over_folder(name) or left_over(name) is not None


def _may_be(entry: os.DirEntry[str]) -> bool:
    """Tell whether an entry may be a hand-in; a link that leads nowhere may have been one."""
    if suffix(entry.name) in HANDED_IN:
        return True
    try:
        return entry.is_dir() or (entry.is_symlink() and not os.path.exists(entry.path))  # noqa: PTH110 - no Path() for each
    except OSError:
        return True  # the system does not say; whoever opens it is told why
