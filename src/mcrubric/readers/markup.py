"""HTML tags and text, read in one pass that no input can slow down or stop."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

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
_COMMENT, _TAG = 1, 4  # the last group of each
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
_NO_ATTRIBUTES: Final[Mapping[str, str]] = MappingProxyType({})
_KEPT: Final = 1_000
"""Different tags that are kept: a page writes a handful of them over and over."""


class Token(NamedTuple):
    """A tag, a comment, or text between them, at code point `at` of what was read.

    `value` is a tag's name in lower case, or the text; character references are resolved.
    `written` is a whole tag as it stands there.
    """

    kind: TokenKind
    value: str
    at: int
    written: str = ""
    attributes: Mapping[str, str] = _NO_ATTRIBUTES


def tokens(html: str, raw: Collection[str] = _RAW) -> Iterator[Token]:
    """Split HTML into tokens as browsers do; what ends nowhere runs to the end.

    Text and character references come as tokens of their own, so that each has its exact place.
    The content of the elements in `raw` does not come at all: scripts, style sheets and titles of
    HTML; in XML there are none such. But a style sheet comes as one token.
    """
    tags: dict[str, Token] = {}
    at = begun = 0
    while match := _TOKEN.search(html, at):
        start, at = match.span()
        if begun < start:
            yield from _text(html, begun, start)
        if match.lastindex == _COMMENT:
            yield Token("comment", match[_COMMENT], match.start(_COMMENT))
        elif match.lastindex == _TAG:
            tag = tags.get(match[0]) or _kept(match, tags)
            yield Token(tag.kind, tag.value, start, tag.written, tag.attributes)
            if tag.kind == "start" and tag.value in raw:
                begun, at = at, _after(html, tag.value, at)
                if tag.value == "style":
                    yield Token("sheet", html[begun:at], begun)
        begun = at
    yield from _text(html, begun, len(html))


def starts(html: str, raw: Collection[str] = _RAW) -> Iterator[Token]:
    """Yield the starts of elements and the style sheets, as `tokens` would, wherever they stand."""
    tags: dict[str, Token] = {}
    at = 0
    while match := _TOKEN.search(html, at):
        at = match.end()
        if match.lastindex == _TAG and not match["end"]:
            tag = tags.get(match[0]) or _kept(match, tags)
            yield tag
            if tag.value in raw:
                begun, at = at, _after(html, tag.value, at)
                if tag.value == "style":
                    yield Token("sheet", html[begun:at], begun)


def _kept(match: re.Match[str], tags: dict[str, Token]) -> Token:
    tag = _tag(match)
    if len(tags) < _KEPT:
        tags[tag.written] = tag
    return tag


def _tag(match: re.Match[str]) -> Token:
    """Return the tag that was found, wherever it stands."""
    name = match["name"].lower()
    if match["end"]:
        return Token("end", name, 0, match[0])
    attributes = dict(_attributes(match["attributes"].removesuffix("/")))
    return Token("start", name, 0, match[0], attributes or _NO_ATTRIBUTES)


def _after(html: str, name: str, at: int) -> int:
    """Return where an element ends whose content is no markup."""
    end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(html, at)
    return len(html) if end is None else end.start()


def _text(html: str, start: int, end: int) -> Iterator[Token]:
    if html.find("&", start, end) < 0:
        if start < end:
            yield Token("text", html[start:end], start)
        return
    for match in _REFERENCE.finditer(html, start, end):
        if start < match.start():
            yield Token("text", html[start : match.start()], start)
        yield Token("text", _resolved(match[0]), match.start())
        start = match.end()
    if start < end:
        yield Token("text", html[start:end], start)


@lru_cache(maxsize=256)  # a page repeats a handful of them
def _resolved(reference: str) -> str:
    return unescape(reference)


def _attributes(text: str) -> Iterator[tuple[str, str]]:
    """Yield names and values; of a name that is repeated, the first counts, as in browsers."""
    for match in reversed(list(_ATTRIBUTE.finditer(text))):
        value = match[2] or match[3] or match[4] or ""
        yield match[1].lower(), unescape(value[:_VALUE]) if "&" in value else value


_VALUE: Final = 4096
"""Code points of an attribute's value that are looked at when it holds references."""
