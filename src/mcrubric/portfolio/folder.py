"""A hand-in that is a folder: links, devices and pipes in it are told and never opened."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from mcrubric.portfolio.contents import Contents
from mcrubric.portfolio.gate import Listed, Why, admit
from mcrubric.portfolio.names import left_over_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.limits import Limits

_FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a pipe put there since the folder was listed: no hang
)
_NO_FOLLOW: Final = getattr(os, "O_NOFOLLOW", 0)
"""The same for a link put there since then."""


def open_folder(path: str, limits: Limits) -> Contents:
    """List a folder and everything below it; files are opened one by one when they are read.

    Raises:
        RefusedError: it holds no file, or more than the limits allow.
        OSError: the folder itself cannot be listed.
    """
    admitted = admit(_listed(path), limits)

    def opened(name: str) -> BinaryIO:
        return open_regular(f"{path}/{admitted.files[name].name}")

    return Contents(
        name=Path(path).resolve().name,
        sizes={name: each.size for name, each in admitted.files.items()},
        open=opened,
        refused=admitted.refused,
        ignored=admitted.ignored,
        faults=admitted.faults,
    )


def open_regular(path: str, *, follow: bool = False) -> BinaryIO:
    """Open a regular file for reading; a link to one only if asked to `follow` it.

    Raises:
        OSError: there is none, or it is something else.
    """
    descriptor = os.open(path, _FLAGS if follow else _FLAGS | _NO_FOLLOW)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return os.fdopen(descriptor, "rb", buffering=0)
    os.close(descriptor)
    raise OSError(errno.EINVAL, "not a regular file")


def _listed(root: str) -> Iterator[Listed]:
    """List everything below a folder; one that cannot be listed is told by its own name."""
    waiting = [""]
    while waiting:
        below = waiting.pop()
        try:
            with os.scandir(f"{root}/{below}") as entries:
                for entry in entries:
                    each = _entry(entry, below + entry.name)
                    if each.folder and not left_over_folder(entry.name):
                        waiting.append(each.name)
                    yield each
        except OSError:
            if not below:
                raise
            yield Listed(below.rstrip("/"), 0, "locked")


def _entry(entry: os.DirEntry[str], name: str) -> Listed:
    if entry.is_dir(follow_symlinks=False):
        return Listed(f"{name}/", 0)
    if entry.is_file(follow_symlinks=False):
        return Listed(name, entry.stat(follow_symlinks=False).st_size)
    why: Why = "link" if entry.is_symlink() else "special"
    return Listed(name, 0, why)
