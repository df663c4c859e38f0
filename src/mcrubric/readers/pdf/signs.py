"""The signs in a PDF's text, as a reader sees them: no ligatures, odd blanks or control signs."""

from __future__ import annotations

import re
from typing import Final

HYPHEN: Final = "\ufffe"
"""A hyphen at the end of a line, as PDFium writes it; the line's end comes with it."""
_LINE_END: Final = re.compile(r"\r\n?")
_LIGATURE: Final = re.compile("[\ufb00-\ufb06]")
_LETTERS: Final = ("ff", "fi", "fl", "ffi", "ffl", "st", "st")
_BLANK: Final = re.compile("[\t\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
# Control signs, halves of pairs and what Unicode keeps free for programs.
_NOTHING: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufff9-\ufffb\ufffe\uffff]")
_UNREADABLE: Final = re.compile("[\ue000-\uf8ff\ufffd]")
"""Signs of a font that does not say which letters they are."""
_SYMBOL: Final = re.compile(r"[\ue000-\uf8ff](?=\s)")
_BULLET: Final = "\u2022"


def as_seen(text: str) -> str:
    """Return one line of text in the signs that a reader sees."""
    if text.isascii() and text.isprintable():
        return text
    text = _LIGATURE.sub(lambda sign: _LETTERS[ord(sign.group()) - 0xFB00], text)
    text = _SYMBOL.sub(_BULLET, _BLANK.sub(" ", text))
    return _NOTHING.sub("", text)


def page_as_seen(text: str) -> str:
    """Return the text of a page in the signs that a reader sees, with a line feed after a line."""
    text = _LINE_END.sub("\n", text.replace(HYPHEN, "-\n"))
    return "\n".join(map(as_seen, text.split("\n")))


def is_readable(text: str) -> bool:
    """Whether most signs of a page are letters of some script, as far as its fonts say."""
    unreadable = len(_UNREADABLE.findall(text))
    return not unreadable or unreadable * 2 < len(text) - text.count(" ")
