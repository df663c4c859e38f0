"""The one interface over all that a hand-in can come as: a folder, an archive, a mapping, JSON."""

from __future__ import annotations

import errno
import io
import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from mcrubric.model.errors import NoSuchPathError
from mcrubric.model.own_words import OwnWords
from mcrubric.portfolio.contents import Contents, nothing
from mcrubric.portfolio.folder import open_folder, open_listed
from mcrubric.portfolio.gate import RefusedError
from mcrubric.portfolio.kinds import HEAD_BYTES, ZIP, kind_of, unpacked
from mcrubric.readers.storage import StorageError, hold, of_storage, stored

if TYPE_CHECKING:
    from mcrubric.model.limits import Limits

Source = str | os.PathLike[str] | bytes | BinaryIO | Mapping[str, object]
"""A folder or file by its path, the bytes or the stream of a file, JSON text, or a mapping."""

UNNAMED: Final = "portfolio"
"""What a hand-in is called that has no file name."""


_NOTHING_THERE: Final = frozenset(
    (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP, errno.EINVAL)
)
"""What a system says of a path at which there is nothing; whatever else it says, it cannot tell."""


def check_source(source: object) -> None:
    """Refuse what no hand-in can come as: a slip of the caller's, whatever a candidate sent.

    Raises:
        TypeError: it is no `Source`; a stream that gives text is none.
    """
    if isinstance(source, os.PathLike) and not isinstance(os.fspath(source), str):
        raise TypeError("a path is text here, not bytes: see os.fsdecode")
    if isinstance(source, str | os.PathLike | bytes | bytearray | memoryview | Mapping):
        return
    if not hasattr(source, "read"):
        asked = "a portfolio is a path, bytes, a binary stream or a mapping"
        raise TypeError(f"{asked}, not {type(source).__name__}")
    if _gives_text(source):
        raise TypeError("a stream must be binary: open the file with mode 'rb'")


def _gives_text(stream: Any) -> bool:
    """Return whether a stream gives text; one that cannot be read says so when it is opened."""
    try:
        with of_storage():
            return isinstance(stream.read(0), str)
    except OSError:
        return False


def open_source(source: Source, limits: Limits) -> Contents:
    """Open whatever was handed in; the caller closes what comes back.

    Raises:
        NoSuchPathError: there is nothing at a path.
        RefusedError: it is there and is no hand-in.
        TypeError: the caller gave something else than a `Source`.
    """
    check_source(source)
    if isinstance(source, Mapping):
        return _open_mapping(source, limits)
    if isinstance(source, bytes | bytearray | memoryview):
        return _open_stream(io.BytesIO(source), UNNAMED, limits)
    if isinstance(source, str | os.PathLike):
        return _open_path(source, limits)
    return _open_stream(_seekable(source, limits), UNNAMED, limits)


def _open_path(source: str | os.PathLike[str], limits: Limits) -> Contents:
    path = os.fspath(source)
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - Path() would raise on a NUL first
    except (OSError, ValueError) as error:
        if not nothing_there(error):
            raise _cannot_open(error) from error
        if isinstance(source, str) and source.lstrip().startswith("{"):
            return _open_json(source.encode("utf-8", "surrogatepass"), UNNAMED, limits)
        raise NoSuchPathError(path) from error
    try:
        if stat.S_ISDIR(mode):
            return unpacked(open_folder(path, limits))
        if not stat.S_ISREG(mode):
            raise RefusedError("not-a-portfolio", found=OwnWords("special"))
        stream = open_listed(path, follow=True)
    except OSError as error:
        raise _cannot_open(error) from error
    return _closing(stream, Path(path).stem, limits)


def nothing_there(error: Exception) -> bool:
    """Tell a path at which there is nothing from one of which the system cannot say that."""
    return not isinstance(error, OSError) or error.errno in _NOTHING_THERE


def _cannot_open(error: Exception) -> RefusedError:
    """Say that what was handed in cannot be had, in the system's words for the error's number.

    What the error itself says may be a stream's of a portal, with the names of files in it.
    """
    said = error.__cause__ if isinstance(error, StorageError) and error.__cause__ else error
    number = said.errno if isinstance(said, OSError) else None
    known = isinstance(number, int) and number in errno.errorcode and os.strerror(number)
    return RefusedError("cannot-open", why=OwnWords(known or ""))


def _closing(stream: BinaryIO, name: str, limits: Limits) -> Contents:
    """Open a stream that is ours, and close it if it turns out to be no hand-in."""
    try:
        return _open_stream(stream, name, limits, stream.close)
    except BaseException:
        stream.close()
        raise


def _seekable(source: BinaryIO, limits: Limits) -> BinaryIO:
    """Return a stream that can go back; one that cannot is read into memory, up to the limit.

    Nothing is read behind a beginning that no hand-in has.
    """
    try:
        with of_storage():
            if source.seekable():
                return stored(source, source.seek(0, os.SEEK_END), owned=False)
        return _held(source, limits)
    except StorageError as error:
        raise _cannot_open(error) from error


def _held(source: BinaryIO, limits: Limits) -> BinaryIO:
    held = io.BytesIO()
    hold(source, held, HEAD_BYTES)
    head = held.getvalue()
    if head.startswith(ZIP) or looks_like_json(head):
        hold(source, held, limits.stream_bytes + 1)
        if held.tell() > limits.stream_bytes:
            raise RefusedError("too-large-stream", limit=limits.stream_bytes)
    return held


def _open_stream(
    stream: BinaryIO, name: str, limits: Limits, close: Callable[[], None] = nothing
) -> Contents:
    """Open an archive or JSON text, whichever the first bytes say it is."""
    head = _read(stream, HEAD_BYTES)
    if head.startswith(ZIP):
        return _open_archive(stream, name, limits, close)
    if not looks_like_json(head):
        raise _not_a_portfolio(head)
    data = _read(stream, limits.json_bytes + 1)
    close()
    return _open_json(data, name, limits)


def _read(stream: BinaryIO, most: int) -> bytes:
    """Read from the start of a stream."""
    try:
        stream.seek(0)
        return stream.read(most)
    except OSError as error:
        raise _cannot_open(error) from error


def _open_archive(
    stream: BinaryIO, name: str, limits: Limits, close: Callable[[], None]
) -> Contents:
    from mcrubric.portfolio.archive import open_archive

    try:
        return unpacked(open_archive(stream, name, limits, close))
    except StorageError as error:
        raise _cannot_open(error) from error
    except OSError as error:
        raise RefusedError("damaged-archive") from error


def _open_json(data: bytes, name: str, limits: Limits) -> Contents:
    from mcrubric.portfolio.mapping import open_json

    if len(data) > limits.json_bytes:
        raise RefusedError("too-large-json", limit=limits.json_bytes)
    return open_json(data, name, limits)


def _open_mapping(source: Mapping[str, object], limits: Limits) -> Contents:
    from mcrubric.portfolio.mapping import open_mapping

    return open_mapping(source, UNNAMED, limits)


def looks_like_json(head: bytes) -> bool:
    """Return whether a text that begins like this is meant to be a JSON object."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n").startswith(b"{")


def _not_a_portfolio(head: bytes) -> RefusedError:
    if not head:
        return RefusedError("empty-file")
    return RefusedError("not-a-portfolio", found=OwnWords(kind_of(head)))
