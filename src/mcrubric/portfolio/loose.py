"""What only a Python mapping can hold: contents as bytes, path objects and binary streams."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from mcrubric.model.errors import NoSuchPathError
from mcrubric.model.limits import Limits
from mcrubric.model.portfolio import Fault
from mcrubric.portfolio.folder import open_regular
from mcrubric.portfolio.mistakes import bad_hand_in


@dataclass(slots=True)
class Loose:
    """A mapping with its contents taken out.

    `rest` is what JSON could say as well; there, an upload whose content was taken has an empty
    `base64` in its place. `files` are loose files by name, `contents` contents of uploads by
    position.
    """

    rest: dict[str, object]
    files: dict[str, bytes] = field(default_factory=dict)
    contents: dict[int, bytes] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def take(source: Mapping[str, object], limits: Limits) -> Loose:
    """Take the contents out of a mapping, which itself stays as it is.

    Raises:
        NoSuchPathError: there is nothing at a path that stands for a content.
    """
    loose = Loose({key: value for key, value in source.items() if key != "files"})
    _take_files(loose, source.get("files", {}), limits)
    uploads = source.get("artifacts")
    if isinstance(uploads, list | tuple):
        loose.rest["artifacts"] = [
            _taken(loose, index, upload, limits) for index, upload in enumerate(uploads)
        ]
    return loose


def _take_files(loose: Loose, files: object, limits: Limits) -> None:
    if not isinstance(files, Mapping):
        loose.faults.append(bad_hand_in(("files",), "a mapping is asked for here"))
        return
    for name, value in files.items():
        data = content_of(value, limits)
        if isinstance(name, str) and data is not None:
            loose.files[name] = data
        else:
            problem = "bytes, a path object or a binary stream are asked for here"
            loose.faults.append(bad_hand_in(("files", str(name)), problem))


def _taken(loose: Loose, index: int, upload: object, limits: Limits) -> object:
    """Return an upload with its content taken out, anything else as it is."""
    if not isinstance(upload, Mapping) or "content" not in upload:
        return upload
    data = content_of(upload["content"], limits)
    if data is None or "base64" in upload:
        return dict(upload)  # `content` stays in it and is told as what cannot be there
    loose.contents[index] = data
    return {**{key: upload[key] for key in upload if key != "content"}, "base64": ""}


def content_of(value: object, limits: Limits) -> bytes | None:
    """Return the bytes of a content, None if it is no content.

    One byte more than a file may have is read at most, so that the gate sees that it has too many.

    Raises:
        NoSuchPathError: it is a path, and there is no file that can be read.
    """
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value)
    if isinstance(value, os.PathLike):
        try:
            with open_regular(os.fspath(value), follow=True) as stream:
                return stream.read(limits.file_bytes + 1)
        except OSError as error:
            raise NoSuchPathError(os.fspath(value)) from error
    read = getattr(value, "read", None)
    if read is None:
        return None
    data = read(limits.file_bytes + 1)
    return data if isinstance(data, bytes) else None
