"""Style sheets that a page or drawing takes in from another computer when it is shown."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

from mcrubric.readers.active.targets import is_remote
from mcrubric.readers.markup import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.readers.markup import Token

# CSS Cascading and Inheritance 4, 2: a text, or an address in `url()`.
_IMPORT: Final = re.compile(
    r"""@import\s*+(?:url\(\s*+)?(?:"([^"]*)"|'([^']*)'|([^\s"'();]+))""", re.IGNORECASE
)
_IMPORTS: Final = "@import"
_NAMED: Final = re.compile(r"""<\?xml-stylesheet\b([^>]*+)""")
_HREF: Final = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_REMARK: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_EMPTY: Final = re.compile(r"<style\b[^<>]*+(?<=/)>")
_RAW: Final = ("style",)


def sheets_of_token(token: Token) -> int:
    """Return how many remote style sheets a tag, or a style sheet within a page, takes in."""
    if token.kind == "sheet":
        return _remote(_imported(token.value))
    said = token.attributes
    linked = token.value == "link" and "stylesheet" in said.get("rel", "").lower().split()
    return int(linked and is_remote(said.get("href", "")))


def sheets_of_xml(xml: str) -> int:
    """Return how many a page or drawing in XML takes in (Associating Style Sheets with XML, 3)."""
    named = 0
    if "<?xml-stylesheet" in xml:
        heads = (_HREF.search(each[1]) for each in _NAMED.finditer(_REMARK.sub("", xml)))
        named = _remote(each[1] or each[2] or "" for each in heads if each)
    if _IMPORTS not in xml.lower():
        return named
    sheets = (each.value for each in tokens(_EMPTY.sub("", xml), raw=_RAW) if each.kind == "sheet")
    return named + sum(_remote(_imported(unescape(each))) for each in sheets)


def _imported(css: str) -> Iterator[str]:
    kept, *commented = css.split("/*")
    plain = kept + " ".join(each.partition("*/")[2] for each in commented)
    yield from (each[1] or each[2] or each[3] or "" for each in _IMPORT.finditer(plain))


def _remote(targets: Iterator[str]) -> int:
    return sum(map(is_remote, targets))
