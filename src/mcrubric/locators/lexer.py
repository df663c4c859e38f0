"""A phrase about a place, cut into tokens that remember where they stand."""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

from mcrubric.locators.quoting import unquote

Kind = Literal["quote", "file", "clock", "cells", "number", "word", "mark", "end"]


class Token(NamedTuple):
    """A piece of a phrase: `text` is folded for comparing, `[start, end)` is where it stands.

    `glued`: no white space before it. `quoted` is what stands between quotation marks; the text of
    such a token is `"`, so that its words are never taken for ours.
    A named tuple, for thousands are made for each portfolio.
    """

    kind: Kind
    text: str
    start: int
    end: int
    glued: bool
    quoted: str = ""


Tokens = list[Token]

_DASHES: Final = dict.fromkeys(
    map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\uff0d"), "-"
)
_SPACES: Final = dict.fromkeys(
    map(ord, "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
        "\u200b\u200c\u200d\u200e\u200f\u202f\u205f\u2060\u3000\ufeff\xad\t\r\x0b\x0c"), " ",
)  # fmt: skip
_FOLD: Final = _DASHES | _SPACES

_FILE_ENDINGS: Final = (
    "pdf|docx?|odt|rtf|pptx?|odp|key|xlsx?|ods|csv|mp4|m4v|mov|webm|mkv|avi|mp3|m4a|wav|ogg"
    "|jpe?g|png|gif|heic|webp|html?|md|txt|zip"
)

# Quantifiers are possessive where they could give back, so reading a phrase takes linear time.
_TOKEN: Final = re.compile(
    r"""
      (?P<quote> "(?:[^"\\]|\\.)*+"
               | \u201c[^\u201c\u201d]*+\u201d
               | \u201e[^\u201e\u201c\u201d]*+[\u201c\u201d]
               | \u00ab[^\u00ab\u00bb]*+\u00bb
               | \u2018[^\u2018\u2019\n]*+(?:\u2019\w[^\u2018\u2019\n]*+)*+\u2019
               | (?<!\w)'(?=\S)[^'\n]*+(?:'\w[^'\n]*+)*+'(?!\w) )
    | (?P<clock> (?<![\w:.]):[0-5][0-9](?![\w:])
               | [0-9]{1,6}:[0-5][0-9](?::[0-5][0-9])?(?:\.[0-9]{1,6})?(?![0-9:])
               | [0-9]{1,3}['\u2032\u2019]\s?[0-5]?[0-9](?:"|\u2033|\u201d|'') )
    | (?P<cells> \$[A-Za-z]{1,3}\$[0-9]{1,7}(?![\w:])
               | \$?[A-Za-z]{1,3}\$?[0-9]{1,7}:\$?[A-Za-z]{1,3}\$?[0-9]{1,7}(?!\w) )
    | (?P<file> [\w-]+(?:\.[\w-]+)*\.(?:FILE_ENDINGS)\b )
    | (?P<number> [0-9]+(?:\.[0-9]+)* )
    | (?P<word> (?:twenty|thirty|forty|fifty)[ -](?:one|two|three|four|five|six|seven|eight|nine)\b
               | [^\W\d_]+(?:['\u2019][^\W\d_]+)* )
    | (?P<mark> \S | \n )
    """.replace("FILE_ENDINGS", _FILE_ENDINGS),
    re.VERBOSE | re.IGNORECASE,
)

_END: Final = Token("end", "", 0, 0, glued=False)
_ROOM: Final = 6
"""Rules look at most this far ahead without asking whether there is something."""


def tokens_of(text: str) -> Tokens:
    """Cut `text`; behind the last token stand some of kind `end`."""
    tokens: Tokens = []
    last = 0
    for match in _TOKEN.finditer(text.translate(_FOLD)):
        start, end = match.span()
        kind: Kind = match.lastgroup  # type: ignore[assignment] # the group names are the kinds
        if kind == "quote":
            words = _unquoted(text[start:end])
            tokens.append(Token(kind, '"', start, end, start == last, words))
        else:
            tokens.append(Token(kind, _folded(kind, match[0].lower()), start, end, start == last))
        last = end
    return [*tokens, *(_END,) * _ROOM]


def _folded(kind: Kind, text: str) -> str:
    """`slide's` is how some write a plural; `forty five` is a number as `forty-five` is."""
    if kind != "word":
        return text
    return text.removesuffix("'s").removesuffix("\u2019s").replace(" ", "-")


def _unquoted(body: str) -> str:
    """Only straight double quotes have escapes: our own canonical form writes them."""
    if body[0] == '"':
        return unquote(body[1:-1])
    return " ".join(body[1:-1].split())
