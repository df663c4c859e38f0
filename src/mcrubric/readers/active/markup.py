"""Active content of web pages, drawings and raw HTML within Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mcrubric.model.artifacts import Problem
from mcrubric.readers.active.sheets import sheets_of_token, sheets_of_xml
from mcrubric.readers.active.targets import is_remote
from mcrubric.readers.decoding import decode
from mcrubric.readers.markup import starts
from mcrubric.readers.reading import ReadError
from mcrubric.text.wording import more_than

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mcrubric.model.artifacts import ActiveKind
    from mcrubric.model.limits import Limits
    from mcrubric.readers.active.tally import Tally
    from mcrubric.readers.markup import Token

# HTML, 4.12.1: a script of another type than these is a block of data.
_RUN: Final = re.compile(
    r"(?:|module|importmap|(?:text|application)/(?:x-)?(?:java|ecma|j|live|vb)script[\d.]*)"
    r"\s*(?:;.*)?",
    re.IGNORECASE | re.DOTALL,
)
_SCRIPT: Final = re.compile(r"<(?:[\w.-]+:)?script[\s/>]", re.IGNORECASE)
_HANDLER: Final = re.compile(r"on(?!line$|set$|going$)[a-z]{3,}")
_ADDRESSES: Final = ("href", "xlink:href", "src", "action", "formaction", "data")
_SCRIPTED: Final = ("javascript:", "vbscript:")
_UNSEEN: Final = re.compile(r"[\x00-\x20]+")  # browsers drop them from the name of a scheme
_SCHEME: Final = 200  # code points in which a browser would find the name of a scheme
_TAKES_IN: Final = frozenset(("iframe", "frame", "object", "embed", "applet", "portal"))
_ANIMATES: Final = frozenset(("animate", "set"))
_DRAWN_FROM: Final = frozenset(("image", "feimage", "use"))
_CDATA: Final = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)", re.DOTALL)
# An entity can hold markup, which shows only where the entity is used; a plain one is an address.
_ENTITY: Final = re.compile(r"<!ENTITY(?:[^>\"']*+(?:\"[^\"]*\"|'[^']*'|))*+>", re.IGNORECASE)
_MARKS: Final = re.compile(r"[<&%]|SYSTEM|PUBLIC")
_KEPT: Final = 1_000
"""Different tags of which it is kept what they say: a page repeats a handful."""


def look_into_page(data: bytes, limits: Limits, tally: Tally) -> None:
    """Find what a web page holds that runs, or takes in other pages.

    Raises:
        ReadError: it is no text, or over a limit.
    """
    html = _bounded(data, limits)
    scripts = look_into_markup(starts(html), tally)
    if not scripts and _SCRIPT.search(html):
        tally.leave("no-reader")  # in a remark, or where only some browsers would see it


def look_into_xml(data: bytes, limits: Limits, tally: Tally) -> None:
    """Find what a page or drawing in XML (XHTML, SVG) holds that runs, or is fetched when shown.

    Raises:
        ReadError: it is no text, or over a limit.
    """
    written = _bounded(data, limits)
    tally.add("linked-file", sheets_of_xml(written))
    xml = _CDATA.sub("", written)
    if any(_MARKS.search(each[0][len("<!ENTITY") : -1]) for each in _ENTITY.finditer(xml)):
        tally.leave("no-reader")
    look_into_markup(starts(xml, raw=()), tally)


def look_into_markup(found: Iterable[Token], tally: Tally) -> int:
    """Count what elements and style sheets say, and return how many of these are scripts."""
    scripts = 0
    known: dict[str, set[ActiveKind]] = {}
    for token in found:
        tally.add("linked-file", sheets_of_token(token))
        if token.kind != "start":
            continue
        kinds = known.get(token.written)
        if kinds is None:
            kinds = _kinds_of(_local(token), token.attributes)
            if len(known) < _KEPT:
                known[token.written] = kinds
        scripts += token.value.endswith("script") and _local(token) == "script"
        for kind in kinds:
            tally.add(kind)
    return scripts


def _local(token: Token) -> str:
    """Return the name of an element without its namespace."""
    return token.value.rpartition(":")[2]


def is_scripted(address: str) -> bool:
    """Tell whether a link runs a script instead of leading somewhere."""
    return _UNSEEN.sub("", address[:_SCHEME]).lower().startswith(_SCRIPTED)


def _kinds_of(name: str, said: Mapping[str, str]) -> set[ActiveKind]:
    kinds: set[ActiveKind] = set()
    if name == "script" and _RUN.fullmatch(said.get("type", "").strip()):
        kinds.add("script")
    if any(_HANDLER.fullmatch(each) for each in said):
        kinds.add("script")
    if any(is_scripted(said[each]) for each in _ADDRESSES if each in said):
        kinds.add("script")
    if name in _ANIMATES and any(map(is_scripted, _values(said))):
        kinds.add("script")
    if name in _TAKES_IN:
        kinds.add("linked-file")
    if name == "meta" and said.get("http-equiv", "").strip().lower() == "refresh":
        kinds.update(_redirects(said.get("content", "")))
    if name in _DRAWN_FROM:
        address = said.get("href") or said.get("xlink:href", "")
        kinds.update(("linked-picture",) if is_remote(address) else ())
    return kinds


def _values(said: Mapping[str, str]) -> Iterator[str]:
    """Give what a drawing in motion sets an attribute to, which may be the address of a link."""
    yield from (said.get(each, "") for each in ("to", "from", "by"))
    yield from said.get("values", "").split(";")


def _redirects(content: str) -> tuple[ActiveKind, ...]:
    """A page that only loads itself anew leads nowhere."""
    return ("redirect",) if "url" in content.lower() else ()


def _bounded(data: bytes, limits: Limits) -> str:
    text = decode(data, limits)
    if sum(map(text.count, "<&\n")) > limits.markup_marks:
        message = f"it has {more_than(limits.markup_marks, 'lines and tags')}"
        raise ReadError(Problem("limit", message))
    return text
