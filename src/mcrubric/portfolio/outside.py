"""Whether a file is out of a candidate's hands: not one that a hand-in holds or leads to."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

LINKS: Final = 40
"""Links that are followed, as Linux does; who leads through more is not followed."""


def lies_inside(file: Path, portfolio: Path) -> bool:
    """Whether a name on the way to a file is one that a portfolio's folder holds.

    Whoever hands in a folder decides what each name in it is, a file or a link to anywhere. So
    not only the end of the way counts: every name is looked up, and every link followed, as the
    system does it. `..` is no name of a candidate's.
    """
    try:
        inside = portfolio.stat()
    except (OSError, ValueError):
        return False  # nothing is there, which is told elsewhere
    return portfolio.is_dir() and any(_within(folder, inside) for folder in _looked_up_in(file))


def _within(folder: Path, inside: os.stat_result) -> bool:
    """Whether a folder is another, or lies in it; links and letters of names play no part."""
    return any(os.path.samestat(each.stat(), inside) for each in (folder, *folder.parents))


def _looked_up_in(file: Path) -> Iterator[Path]:
    """Yield each folder in which a name is looked up on the way to a file, without links.

    The way ends where nothing is.
    """
    steps, here, links = list(reversed(file.parts)), Path.cwd(), 0
    while steps:
        step = steps.pop()
        if Path(step).is_absolute():
            here = Path(step)
        elif step == os.pardir:
            here = here.parent
        else:
            if not here.is_dir():
                return
            yield here
            here /= step
            if here.is_symlink() and links < LINKS:
                links += 1
                steps += reversed(here.readlink().parts)
                here = here.parent
