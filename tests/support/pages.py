"""Pages of HTML read by two parsers: the one of Python, and one that knows all mistakes."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import html5lib

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


class Page(HTMLParser):
    """The tags of a page with their attributes, its text, and each stretch outside of code."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.strange: list[str] = []
        self.text = ""
        self.outside_code = [""]
        self._open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.outside_code.append("")
        if tag == "code":
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.outside_code.append("")
        if tag == "code":
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        if not self._open:
            self.outside_code[-1] += data

    def handle_comment(self, data: str) -> None:
        self.strange.append(data)

    def handle_pi(self, data: str) -> None:
        self.strange.append(data)

    def unknown_decl(self, data: str) -> None:
        self.strange.append(data)


def tree_of(page: str) -> Element:
    """Return the elements of a page, which has to be without a mistake."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree: Element = parser.parse(page)
    # HTML calls `&#13;` a mistake, and gives the CR back that a plain one would not come to.
    assert {code for _, code, _ in parser.errors} <= {"illegal-codepoint-for-numeric-entity"}
    return tree
