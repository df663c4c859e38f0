"""HTML tags and text, read in one pass that no input can slow down or stop."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Final, Literal

# `html.parser` looks for the end of an unclosed comment or tag again from every `<`; a few hundred
# kilobytes of them take it minutes. Here every alternative consumes what it has looked at.
_TOKEN: Final = re.compile(
    r"""
    <!--(?P<comment>.*?)(?:--!?>|\Z)
    | <(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+)
      (?P<attributes>(?:[^>=]++ | =\s*+(?:"[^"]*+(?:"|\Z) | '[^']*+(?:'|\Z) | ) )*+) (?:>|\Z)
    | <[!?/][^>]*+(?:>|\Z)
    """,
    re.VERBOSE | re.DOTALL,
)
_ATTRIBUTE: Final = re.compile(
    r"""([^\s=/"'][^\s=/]*+)(?:\s*+=\s*+(?:"([^"]*+)"?|'([^']*+)'?|([^\s"'>]++)))?""", re.DOTALL
)
# As long as the longest name that HTML knows, and as many digits as a code point can have.
_REFERENCE: Final = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?"
)
ELEMENTS: Final = frozenset(
    "a abbr acronym address area article "  # noqa: SIM905 - a long list of strings reads worse
    "aside audio b base basefont bdi bdo big blockquote body br button canvas caption "
    "center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt "
    "em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 "
    "h6 head header hr html i iframe img input ins kbd label legend li link main map mark "
    "meta meter nav noembed noframes noscript object ol optgroup option output p param "
    "picture pre progress q rp rt ruby s samp script section select small source span "
    "strike strong style sub summary sup svg table tbody td template textarea tfoot th "
    "thead time title tr track tt u ul var video wbr".split()
)
"""Names that are tags to a browser."""
_RAW: Final = frozenset(("script", "style", "title", "iframe", "noembed"))

TokenKind = Literal["text", "comment", "start", "end", "sheet"]


@dataclass(frozen=True, slots=True)
class Token:
    """A tag, a comment, or text between them, at code point `at` of what was read.

    `value` is a tag's name in lower case, or the text; character references are resolved.
    `written` is a whole tag as it stands there.
    """

    kind: TokenKind
    value: str
    at: int
    written: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


def tokens(html: str, raw: Collection[str] = _RAW) -> Iterator[Token]:
    """Split HTML into tokens as browsers do; what ends nowhere runs to the end.

    Text and character references come as tokens of their own, so that each has its exact place.
    The content of the elements in `raw` does not come at all: scripts, style sheets and titles of
    HTML; in XML there are none such. But a style sheet comes as one token.
    """
    at = 0
    while at < len(html):
        match = _TOKEN.search(html, at)
        if match is None:
            break
        yield from _text(html, at, match.start())
        at = match.end()
        name = match["name"]
        if match["comment"] is not None:
            yield Token("comment", match["comment"], match.start("comment"))
        elif name is not None and match["end"]:
            yield Token("end", name.lower(), match.start(), match[0])
        elif name is not None:
            attributes = match["attributes"].removesuffix("/")
            yield Token(
                "start", name.lower(), match.start(), match[0], dict(_attributes(attributes))
            )
            if name.lower() in raw:
                begun, at = at, _after(html, name, at)
                if name.lower() == "style":
                    yield Token("sheet", html[begun:at], begun)
    yield from _text(html, at, len(html))


def _after(html: str, name: str, at: int) -> int:
    """Return where an element ends whose content is no markup."""
    end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(html, at)
    return len(html) if end is None else end.start()


def _text(html: str, start: int, end: int) -> Iterator[Token]:
    for match in _REFERENCE.finditer(html, start, end):
        if start < match.start():
            yield Token("text", html[start : match.start()], start)
        yield Token("text", unescape(match[0]), match.start())
        start = match.end()
    if start < end:
        yield Token("text", html[start:end], start)


def _attributes(text: str) -> Iterator[tuple[str, str]]:
    """Yield names and values; of a name that is repeated, the first counts, as in browsers."""
    for match in reversed(list(_ATTRIBUTE.finditer(text))):
        value = match[2] or match[3] or match[4] or ""
        yield match[1].lower(), unescape(value[:_VALUE]) if "&" in value else value


_VALUE: Final = 4096
"""Code points of an attribute's value that are looked at when it holds references."""
