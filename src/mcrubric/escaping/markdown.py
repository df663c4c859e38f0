"""Text of strangers in GitHub Flavored Markdown: words, never markup, links or mentions."""

from __future__ import annotations

import re
from typing import Final

from mcrubric.escaping.characters import holdable, unturned

APART: Final = "\u2060"
"""WORD JOINER: no width and no line break. GitHub looks for mentions, references and addresses in
the finished text, where a backslash is gone; letters that are apart are none."""

_SPACE: Final = re.compile(r"\s+")
_MARKUP: Final = re.compile(r"[!#$&*<>\[\\\]^_`{|}~]|^[\"%'()+,\-./:;=?@]")
"""What is markup wherever it stands in a line, and what might begin a block at its start.

All ASCII punctuation may be escaped (CommonMark, section 2.4); only what is needed is, so that the
source reads well too."""
_NUMBER: Final = re.compile(r"^([0-9]{1,6})([.)])")
"""The start of a numbered list (section 5.2); a longer number is parted as a commit would be."""

_LOOKED_FOR: Final = re.compile(
    r"""
    (?<=@)(?=\w)                       # a person, a team, or a mail address
    | (?<=[#])(?=\d)                   # an issue: #12
    | (?<=\bGH-)(?=\d)                 # the same
    | (?<=:)(?=//)                     # an address: http://
    | (?<=\b[Ww]{3})(?=\.)             # an address: www.
    | (?<=:)(?=[\w+-]+:)               # an emoji, which may be a picture
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COMMIT: Final = re.compile(r"\b[0-9a-f]{7,}\b", re.IGNORECASE)
"""Seven to forty hexadecimal digits are taken for a commit."""
_FEWER: Final = re.compile(r"[0-9a-f]{6}(?=[0-9a-f])", re.IGNORECASE)


def text(value: str) -> str:
    """Return words for a paragraph, a list item, a heading or the cell of a table, in one line.

    All white space is one space; signs of punctuation are escaped, so that nothing is markup, a
    link, a picture, HTML, the start of a list or the edge of a cell; and nothing in it is a mention
    (`@name`), a reference (`#12`, a commit) or an address that GitHub makes a link of.
    """
    line = _SPACE.sub(" ", unturned(holdable(value))).strip()
    apart = _COMMIT.sub(_parted, _LOOKED_FOR.sub(APART, line))
    return _NUMBER.sub(r"\1\\\2", _MARKUP.sub(r"\\\g<0>", apart))


def _parted(found: re.Match[str]) -> str:
    return _FEWER.sub(rf"\g<0>{APART}", found[0])
