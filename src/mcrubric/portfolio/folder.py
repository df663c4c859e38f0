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
from mcrubric.portfolio.wrapping import unwrapped
from mcrubric.readers.storage import StorageError, stored

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

    A folder that holds everything in it is taken for the hand-in itself.

    Raises:
        RefusedError: it holds no file, or more than the limits allow.
        OSError: the folder itself cannot be listed.
    """
    wrap, bare = unwrapped(_listed(path), limits)
    admitted = admit(bare, limits)

    def opened(name: str) -> BinaryIO:
        listed = admitted.files[name]
        return open_listed(f"{path}/{wrap}{listed.name}", listed.size)

    return Contents(
        name=_name(path),
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
    try:
        _check_regular(os.fstat(descriptor))
        return os.fdopen(descriptor, "rb", buffering=0)
    except BaseException:
        os.close(descriptor)
        raise


def open_listed(path: str, size: int | None = None, *, follow: bool = False) -> BinaryIO:
    """Open a regular file that was seen with so many bytes (None: whatever it has now).

    Raises:
        OSError: there is none, or it is something else.
        StorageError: it has changed since.
    """
    stream = open_regular(path, follow=follow)
    try:
        found = os.fstat(stream.fileno()).st_size
        _check_same(found, size)
        return stored(stream, found, owned=True)
    except BaseException:
        stream.close()
        raise


def _check_regular(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "not a regular file")


def _check_same(found: int, listed: int | None) -> None:
    if listed is not None and found != listed:
        raise StorageError(errno.ESTALE, "it changed while it was read")


def _name(path: str) -> str:
    """Return what a folder is called, its own name where the way to it cannot be followed."""
    try:
        return Path(path).resolve().name
    except (OSError, RuntimeError):
        return Path(path).name


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
    """Tell what an entry is; where the system does not say, it may be a folder with files in it."""
    why: Why = "locked"
    try:
        if entry.is_dir(follow_symlinks=False):
            return Listed(f"{name}/", 0)
        if entry.is_file(follow_symlinks=False):
            why = "unread"
            return Listed(name, entry.stat(follow_symlinks=False).st_size)
        return Listed(name, 0, "link" if entry.is_symlink() else "special")
    except OSError:
        return Listed(name, 0, why)
