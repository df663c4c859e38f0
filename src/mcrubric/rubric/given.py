"""What a caller hands in for a rubric or an overlay, told apart: names of files, text, data."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from mcrubric.rubric.written import Source

Given = str | os.PathLike[str] | bytes | bytearray | memoryview | Mapping[str, Any]
"""A path; the bytes or the text of a file; or the data itself, as JSON has it."""
FILE_ENDINGS: Final = (".yaml", ".yml", ".json")


def is_file_name(text: str) -> bool:
    """Whether a text is the name of a rubric file: one line that ends as such files do.

    No rubric fits into such a line, for it says `schema` and `id`, and one line of YAML that ends
    so is a single key or a lone word.
    """
    return "\n" not in text and text.lower().endswith(FILE_ENDINGS)


def source_of(given: Given, what: str = "a rubric") -> Source:
    """Return what a caller hands in as a source; a text may be a file's name or a file's text.

    `what` is meant to be in it.

    Raises:
        TypeError: it is nothing that a rubric can be read from.
    """
    if isinstance(given, str):
        return Path(given) if is_file_name(given) else given
    if isinstance(given, os.PathLike):
        return Path(os.fsdecode(given))
    if isinstance(given, bytearray | memoryview):
        return bytes(given)
    if isinstance(given, bytes | Mapping):
        return given
    kind = type(given).__name__
    raise TypeError(f"{what} is a path, its bytes, its text or a mapping, not {kind}")
