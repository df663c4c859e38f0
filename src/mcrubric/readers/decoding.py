"""The bytes of a text file into text with one kind of line end."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final

from mcrubric.model.artifacts import Problem
from mcrubric.readers.reading import ReadError
from mcrubric.text.wording import sized

if TYPE_CHECKING:
    from mcrubric.model.limits import Limits

_OTHER_TYPES: Final = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a zip archive or an office file",
    b"\xd0\xcf\x11\xe0": "an old office file",
    b"{\\rtf": "a rich text file",
}
# What text files hold besides white space: an end-of-file mark of old systems, colour escapes.
_CONTROL: Final = re.compile("[\x01-\x08\x0e-\x19\x1c-\x1f\x7f]")
_CONTROLS_OF_TEXT: Final = 0.01
"""The share of control characters up to which a file is text: pasted text holds stray ones."""
_STRAY: Final = 8
"""And that many are stray however short the text is."""


def decode(data: bytes, limits: Limits) -> str:
    r"""Return the text of a file in UTF-8, UTF-16 with its mark, or what Windows writes (cp1252).

    Line ends become `\n`, which leaves every line and column where it was.

    Raises:
        ReadError: `limit` over `limits.text_bytes`, `other-type` if it is no text,
            `damaged` with the place of the first byte that belongs to no encoding.
    """
    if len(data) > limits.text_bytes:
        raise ReadError(Problem("limit", f"the text is larger than {sized(limits.text_bytes)}"))
    text = _decoded(data)
    controls = sum(1 for _ in _CONTROL.finditer(text))
    if "\0" in text or controls > max(_STRAY, _CONTROLS_OF_TEXT * len(text)):
        raise ReadError(Problem("other-type", "the file holds binary data, not text"))
    if "\r" in text:
        return text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def _decoded(data: bytes) -> str:
    for start, what in _OTHER_TYPES.items():
        if data.startswith(start):
            raise ReadError(Problem("other-type", f"the file is {what}, not plain text"))
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise ReadError(Problem("damaged", "the file is broken UTF-16 text")) from error
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _windows(data, error)


def _windows(data: bytes, first: UnicodeDecodeError) -> str:
    """Read what is not UTF-8 as word processors on Windows save plain text."""
    if b"\0" in data:
        raise ReadError(Problem("other-type", "the file holds binary data, not text")) from first
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("cp1252")
        line = before.count("\n") + 1
        column = error.start - (before.rfind("\n") + 1) + 1
        problem = Problem("damaged", "the file is text in no encoding that is known (UTF-8 is)")
        raise ReadError(problem, line, column) from error
