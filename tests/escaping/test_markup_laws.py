"""HTML and XML: a parser gives the text back, and nothing else."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from urllib.parse import unquote_to_bytes, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcrubric.escaping import html, xml
from mcrubric.escaping.characters import holdable, unturned, valid

ANY = st.text(alphabet=st.characters(), max_size=60)
HOSTILE = st.lists(
    st.sampled_from(
        [
            "<",
            ">",
            "&",
            "&amp;",
            '"',
            "'",
            "`",
            "=",
            "</p>",
            "<!--",
            "-->",
            "]]>",
            "<![CDATA[",
            "<script>",
            "\r",
            "\n",
            "\t",
            "\0",
            "\x1b",
            "\u202e",
            "\ud800",
            "\uffff",
            "&#0;",
            "a",
            " ",
        ]
    )
).map("".join)
TEXTS = ANY | HOSTILE
PIECES = ["".join(map(chr, range(at, at + 0x4400))) for at in range(0, 0x110000, 0x4400)]
"""Every code point, in pieces that a failing test can show."""


class Events(HTMLParser):
    """What a document holds: tags with their attributes, and the text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[object] = []
        self.data = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.data += data

    def handle_comment(self, data: str) -> None:
        self.tags.append(("comment", data))

    def handle_decl(self, decl: str) -> None:
        self.tags.append(("declaration", decl))

    def handle_pi(self, data: str) -> None:
        self.tags.append(("instruction", data))

    def unknown_decl(self, data: str) -> None:
        self.tags.append(("unknown", data))


def events(document: str) -> Events:
    parser = Events()
    parser.feed(document)
    parser.close()
    return parser


@given(TEXTS)
def test_html_text_is_text_alone(value: str) -> None:
    parsed = events(f"<p>{html.text(value)}</p>")
    assert parsed.tags == [("p", []), "p"]
    assert parsed.data == unturned(holdable(value))


@given(TEXTS)
def test_an_html_attribute_is_one_value(value: str) -> None:
    parsed = events(f'<p title="{html.attribute(value)}">.</p>')
    assert parsed.tags == [("p", [("title", unturned(holdable(value)))]), "p"]
    assert parsed.data == "."


@given(TEXTS)
def test_xml_text_and_attributes_are_what_they_were(value: str) -> None:
    document = f"<t a=\"{xml.attribute(value)}\" b='{xml.attribute(value)}'>{xml.text(value)}</t>"
    root = ET.fromstring(document.encode())  # noqa: S314 - our own
    assert len(root) == 0
    assert root.attrib == {"a": holdable(value), "b": holdable(value)}
    assert (root.text or "") == holdable(value)


@given(TEXTS)
def test_what_is_replaced_is_replaced_once(value: str) -> None:
    for harmless in (holdable, valid, unturned):
        assert harmless(harmless(value)) == harmless(value)
        assert len(harmless(value)) >= len(value)


SEGMENTS = st.lists(
    st.sampled_from(
        ["javascript:alert(1)", "..", ".", "", "a b", "%2e%2e", "C:", "é", "?x#y", "//"]
    )
    | ANY,
    min_size=1,
    max_size=4,
)


@given(SEGMENTS)
def test_a_link_leads_to_a_file_below_the_report_or_nowhere(segments: list[str]) -> None:
    path = "/".join(segments)
    link = html.artifact_link(path)
    if link is None:
        return
    parts = urlsplit(link)
    assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
    assert unquote_to_bytes(link) == path.encode("utf-8", "surrogateescape")
    assert urljoin("https://portal.example/reports/1/", link) == (
        f"https://portal.example/reports/1/{link}"
    )
    assert html.attribute(link) == link


@pytest.mark.parametrize(
    "path", ["", "/etc/passwd", "../x", "a/../../x", "./x", "a//b", "a\\b", "a\0b", "a/\ud800"]
)
def test_what_no_file_of_a_portfolio_is_called_gets_no_link(path: str) -> None:
    assert html.artifact_link(path) is None


def test_a_name_is_never_a_scheme() -> None:
    assert html.artifact_link("javascript:alert(1)") == "javascript%3Aalert%281%29"
    assert html.artifact_link("artifacts/our week.pdf") == "artifacts/our%20week.pdf"


def test_the_policy_of_a_page_allows_nothing_that_runs_or_loads() -> None:
    equivalent = ("http-equiv", "Content-Security-Policy")
    value = ("content", html.CONTENT_SECURITY_POLICY)
    assert events(html.POLICY_META).tags == [("meta", [equivalent, value])]
    rules = {rule.split()[0]: rule.split()[1:] for rule in value[1].split(";")}
    assert rules["default-src"] == ["'none'"]
    assert set(rules) == {"default-src", "style-src", "base-uri", "form-action"}


@pytest.mark.parametrize("piece", PIECES, ids=range(len(PIECES)))
def test_every_character_is_text(piece: str) -> None:
    page = events(f'<p title="{html.attribute(piece)}">{html.text(piece)}</p>')
    assert page.data == unturned(holdable(piece))
    assert page.tags == [("p", [("title", page.data)]), "p"]
    document = f'<t a="{xml.attribute(piece)}">{xml.text(piece)}</t>'
    root = ET.fromstring(document.encode())  # noqa: S314 - our own
    assert (root.get("a"), root.text) == (holdable(piece), holdable(piece))
