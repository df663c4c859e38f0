"""Reads the files of labelled texts; what is wrong with one is told with its file and line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from pydantic import ValidationError

from benchmarks.text.labelled import Explanation, Labelled, Narrative, Reflection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

FILES: Final[dict[str, type[Labelled]]] = {
    "reflections.jsonl": Reflection,
    "narratives.jsonl": Narrative,
    "explanations.jsonl": Explanation,
}


class DataError(Exception):
    """The data is not there or not of the format; the message says where."""


def read_folders(folders: Iterable[Path]) -> tuple[Labelled, ...]:
    """Return all texts of these folders and of those below them, in the order of their paths.

    Raises:
        DataError: a folder holds none of the files, or a line is not of the format.
    """
    return tuple(each for folder in folders for path in _files(folder) for each in _lines(path))


def _files(folder: Path) -> list[Path]:
    found = sorted(path for name in FILES for path in folder.rglob(name))
    if not found:
        raise DataError(f"{folder}: none of {', '.join(FILES)} is there")
    return found


def _lines(path: Path) -> Iterator[Labelled]:
    try:
        content = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}:1: cannot be read: {error}") from error
    # Not `splitlines`, which also ends lines at signs that may stand inside a text.
    for number, line in enumerate(content.split("\n"), start=1):
        if line.strip():
            try:
                yield _record(path, line)
            except ValueError as error:
                raise DataError(f"{path}:{number}: {_told(error)}") from error


def _record(path: Path, line: str) -> Labelled:
    fields = json.loads(line)
    if isinstance(fields, dict):
        fields = {"author": path.resolve().parent.name, **fields}
    return FILES[path.name].model_validate(fields)


def _told(error: ValueError) -> str:
    """Return every mistake of a line, each with the key that it is about."""
    if not isinstance(error, ValidationError):
        return str(error)
    return "; ".join(
        f"{'.'.join(map(str, each['loc']))}: {each['msg']}".removeprefix(": ")
        for each in error.errors()
    )
