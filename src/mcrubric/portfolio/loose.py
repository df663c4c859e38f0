"""What only a Python mapping can hold: contents as bytes, path objects and binary streams."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from mcrubric.model.errors import NoSuchPathError
from mcrubric.model.portfolio import Fault
from mcrubric.portfolio.folder import open_listed
from mcrubric.portfolio.gate import Why
from mcrubric.portfolio.json_data import as_json, whole_text
from mcrubric.portfolio.mistakes import Loc, bad_hand_in
from mcrubric.portfolio.sources import nothing_there
from mcrubric.readers.storage import StorageError, hold, of_storage, stored
from mcrubric.readers.streams import size_of

if TYPE_CHECKING:
    from mcrubric.model.limits import Limits


_ASKED: Final = "bytes, a path object or a binary stream are asked for here"


@dataclass(frozen=True, slots=True)
class Content:
    """A content that is at hand: its size in bytes, and a stream of it whenever it is read.

    With `why` it is not let in; what cannot be had now says why when it is opened.
    `held`: it came as a stream that cannot go back, and lies in memory for us alone.
    """

    size: int
    open: Callable[[], BinaryIO]
    why: Why | None = None
    held: bool = False


@dataclass(slots=True)
class Loose:
    """A mapping with its contents taken out.

    `rest` is what JSON could say as well; there, an upload whose content was taken has an empty
    `base64` in its place. `files` are loose files by name, `contents` contents of uploads by
    position. `bad` are the places of uploads whose content is none, told in `faults`.
    `left` is how many bytes streams that cannot go back may still hold.
    """

    rest: dict[str, object]
    left: int
    files: dict[str, Content] = field(default_factory=dict)
    contents: dict[int, Content] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    bad: set[Loc] = field(default_factory=set)

    def tell(self, loc: Loc, problem: str) -> None:
        """Tell that something is not as asked."""
        self.faults.append(bad_hand_in(loc, problem))

    def content(self, value: object) -> Content | None:
        """Return a content, None if the value is none; what it holds of a stream is counted.

        Raises:
            NoSuchPathError: it is a path, and there is no file.
        """
        content = content_of(value, self.left)
        if content is not None and content.held:
            self.left -= content.size
        return content


def take(source: Mapping[str, object], limits: Limits) -> Loose:
    """Take the contents out of a mapping, which itself stays as it is.

    Raises:
        NoSuchPathError: there is nothing at a path that stands for a content.
    """
    rest = {key: value for key, value in source.items() if key != "files"}
    loose = Loose(rest, limits.stream_bytes)
    _take_files(loose, source.get("files", {}))
    uploads = source.get("artifacts")
    if isinstance(uploads, list | tuple):
        loose.rest["artifacts"] = [
            _taken(loose, index, upload) for index, upload in enumerate(uploads)
        ]
    loose.rest = {
        whole_text(str(key)): value if key == "evidence" else as_json(value, limits)
        for key, value in loose.rest.items()
    }
    return loose


def _take_files(loose: Loose, files: object) -> None:
    if files is None:
        return
    if not isinstance(files, Mapping):
        loose.tell(("files",), "a mapping is asked for here")
        return
    for name, value in files.items():
        data = loose.content(value)
        if isinstance(name, str) and data is not None:
            loose.files[name] = data
        else:
            loose.tell(("files", str(name)), _ASKED)


def _taken(loose: Loose, index: int, upload: object) -> object:
    """Return an upload with its content taken out, anything else as it is."""
    if not isinstance(upload, Mapping) or "content" not in upload:
        return upload
    data = loose.content(upload["content"])
    more = [key for key in ("base64", "facts") if key in upload]
    if data is None:
        loose.tell(("artifacts", index, "content"), _ASKED)
    for key in more:
        loose.tell(("artifacts", index, key), "this stands beside `content`; one is asked for")
    if data is None or more:
        loose.bad.add(("artifacts", index))
    else:
        loose.contents[index] = data
    kept = {key: upload[key] for key in upload if key not in ("content", "base64", "facts")}
    return {**kept, "base64": ""}


def content_of(value: object, most: int) -> Content | None:
    """Return a content, None if the value is none.

    Of a stream that cannot go back `most` bytes are held in memory; a longer one is not let in.

    Raises:
        NoSuchPathError: it is a path, and there is no file.
    """
    if isinstance(value, bytes | bytearray | memoryview):
        return content_of_bytes(bytes(value))
    if isinstance(value, os.PathLike):
        return _content_of_path(os.fspath(value))
    if hasattr(value, "read"):
        return _content_of_stream(cast("BinaryIO", value), most)
    return None


def content_of_bytes(data: bytes) -> Content:
    """Return bytes as a content."""
    return Content(len(data), lambda: io.BytesIO(data))


def _content_of_path(path: str) -> Content:
    try:
        with open_listed(path, follow=True) as stream:
            size = size_of(stream)
    except (OSError, ValueError) as error:
        if nothing_there(error):
            raise NoSuchPathError(path) from error
        return _unread(error)
    return Content(size, lambda: open_listed(path, size, follow=True))


def _content_of_stream(stream: BinaryIO, most: int) -> Content:
    """Use a stream that can go back where it is, and read one that cannot as far as it may go."""
    try:
        with of_storage():
            if not stream.seekable():
                return _held(stream, most)
            size = stream.seek(0, os.SEEK_END)
    except StorageError as error:
        return _unread(error)
    return Content(size, lambda: stored(stream, size, owned=False))


def _held(stream: BinaryIO, most: int) -> Content:
    held = io.BytesIO()
    hold(stream, held, most + 1)
    if held.tell() > most:
        return Content(0, io.BytesIO, why="stream")
    return replace(content_of_bytes(held.getvalue()), held=True)


def _unread(error: Exception) -> Content:
    """Return what is there and cannot be had: it is never called missing."""

    def opened() -> BinaryIO:
        with of_storage():
            raise error

    return Content(0, opened, why="unread")
