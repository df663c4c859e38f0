"""Markdown: two parsers give the words back, and nothing else, wherever they stand."""

from __future__ import annotations

import re
from html import unescape

import pyromark
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from mcrubric.escaping import markdown
from mcrubric.escaping.characters import holdable, unturned

HOSTILE = st.lists(
    st.sampled_from(
        [
            "*",
            "_",
            "**b**",
            "[x](http://y.z)",
            "![i](j)",
            "<b>",
            "<!--",
            "&amp;",
            "&#64;",
            "`c`",
            "|",
            "\\",
            "\n",
            "\n\n",
            "    ",
            "\t",
            "# h",
            "- l",
            "1. ",
            "1) ",
            "> ",
            "===",
            "---",
            "~~~",
            "```",
            "~~s~~",
            "[^1]",
            "[ ]",
            ":a:",
            "@name",
            "#12",
            "GH-1",
            "www.a.b",
            "https://a.b",
            "a@b.cd",
            "$x$",
            "0123abc",
            "x",
            " ",
            "\0",
            "\u202e",
            "\ud800",
        ]
    )
).map("".join)
TEXTS = st.text(alphabet=st.characters(), max_size=60) | HOSTILE
PIECES = ["".join(map(chr, range(at, at + 0x4400))) for at in range(0, 0x110000, 0x4400)]
"""Every code point, in pieces that a failing test can show."""
GFM = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_FOOTNOTES
)
OTHER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
PARSERS = [lambda text: pyromark.html(text, options=GFM), OTHER.render]
PLACES = [
    ("{}", "<p>{}</p>"),
    ("- {}", "<ul><li>{}</li></ul>"),
    ("## x {}", "<h2>x {}</h2>"),
    ("> {}", "<blockquote><p>{}</p></blockquote>"),
]


def bare(page: str) -> str:
    """Return a page without the spaces between blocks, which parsers set as they like."""
    return re.sub(r"\s*\n\s*", "", page).strip()


def words(text: str) -> str:
    return " ".join(re.split(r"\s+", unturned(holdable(text)))).strip(" ")


@pytest.mark.parametrize("render", PARSERS, ids=["pyromark", "markdown-it"])
@pytest.mark.parametrize(("source", "page"), PLACES)
@given(text=TEXTS)
def test_words_are_words_wherever_they_stand(
    render: object, source: str, page: str, text: str
) -> None:
    escaped = markdown.text(text)
    if not escaped:
        return
    made = bare(render(source.format(escaped)))  # type: ignore[operator]
    start, end = page.split("{}")
    assert made.startswith(start)
    assert made.endswith(end)
    inside = made[len(start) : len(made) - len(end)]
    assert "<" not in inside
    assert unescape(inside).replace(markdown.APART, "") == words(text).replace(markdown.APART, "")


@pytest.mark.parametrize("render", PARSERS, ids=["pyromark", "markdown-it"])
@given(text=TEXTS)
def test_a_cell_of_a_table_is_one_cell(render: object, text: str) -> None:
    escaped = markdown.text(text)
    page = bare(render(f"a | b\n--- | ---\nx{escaped} | y\n"))  # type: ignore[operator]
    cells = re.findall(r"<td>(.*?)</td>", page)
    assert len(cells) == 2
    assert cells[1] == "y"
    assert unescape(cells[0]).replace(markdown.APART, "") == f"x{words(text)}".replace(
        markdown.APART, ""
    )


def test_every_character_is_a_word_of_its_own() -> None:
    for piece in PIECES:
        page = bare(pyromark.html(markdown.text(piece), options=GFM))
        inside = page.removeprefix("<p>").removesuffix("</p>")
        assert "<" not in inside
        assert unescape(inside).replace(markdown.APART, "") == words(piece).replace(
            markdown.APART, ""
        )


LOOKED_FOR = re.compile(r"@\w|#\d|\bGH-\d|://|\bwww\.|:[\w+-]+:|\b[0-9a-f]{7,40}\b", re.IGNORECASE)
"""What GitHub makes links of in a finished text: a model that takes rather too much."""


@given(TEXTS)
@example("@octo/team #12 GH-7 x/y#3 https://a.b www.a.b me@a.b :octocat: " + "0a" * 20)
def test_nothing_is_a_mention_a_reference_or_an_address(text: str) -> None:
    finished = unescape(re.sub(r"<[^>]*>", "", pyromark.html(markdown.text(text), options=GFM)))
    assert LOOKED_FOR.search(finished) is None
    escaped = markdown.text(text)
    assert escaped == escaped.strip()
    assert len(escaped.splitlines()) <= 1
