"""Whatever stands in a report is words in every format for people, and all of it is there."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import pyromark
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pages import Page, tree_of
from told import Line, lines, with_texts

from mcrubric import read_waivers, with_waivers
from mcrubric.escaping.characters import holdable, unturned
from mcrubric.escaping.html import artifact_link
from mcrubric.escaping.markdown import APART
from mcrubric.formats.html import HTML
from mcrubric.formats.html.page import LINKS
from mcrubric.formats.markdown import FIRST, MARKDOWN
from mcrubric.formats.outline import outline
from mcrubric.formats.signs import SIGNS
from mcrubric.model.formats import Look
from mcrubric.model.report import Report

if TYPE_CHECKING:
    from mcrubric.model.formats import Format

STORED = {
    path.stem: Report.from_json(path.read_bytes())
    for path in sorted((Path(__file__).parent / "reports").glob("*.json"))
}
OFFICE = Path(__file__).parents[1] / "waivers" / "office.yaml"
STORED["waived"] = with_waivers(STORED["incomplete"], read_waivers(OFFICE), date(2027, 6, 30))
PIECES = (
    "<script>alert(1)</script>", "</main>", "</p>", "<!--", "-->", "]]>", "<img src=x onerror=y>",
    '" onload="x', "' a='", "&amp;", "&#64;", "&lt;", "javascript:alert(1)", "//evil.example/",
    "../", "[x](http://y.z)", "![i](j)", "**b**", "_i_", "`c`", "```", "~~~", "~~s~~", "|", "\\",
    "\n", "\n\n", "    ", "\t", "\r", "# h", "- l", "1. ", "> ", "===", "---", "[ ]", "[^1]",
    "</details>", "<details>", "@name", "@org/team", "#12", "GH-1", "www.a.b", "https://a.b",
    "a@b.cd", ":smile:", "$x$", "0123abc", "0a" * 20, "\0", "\x1b[2J", "\u202e", "\ud800",
    "\uffff", "\u2028", "学校", "=HYPERLINK()", "::error::", "x", " ",
)  # fmt: skip
HOSTILE = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=6).map("".join)
MANY = st.lists(HOSTILE, min_size=20, max_size=40)
"""Texts for one report, which has some hundred."""
LAWS = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])

GFM = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_FOOTNOTES
)
MARKDOWN_TAGS = {
    "h2", "h3", "h4", "h5", "p", "ul", "li", "br", "strong", "code", "table", "thead", "tbody",
    "tr", "th", "td", "details", "summary", "b", "input",
}  # fmt: skip
MARKDOWN_ATTRIBUTES = {"style", "type", "disabled"}
"""How a parser writes the columns of a table, and boxes that are not ticked."""
LOOKED_FOR = re.compile(r"@\w|#\d|\bGH-\d|://|\bwww\.|:[\w+-]+:|\b[0-9a-f]{7,40}\b", re.IGNORECASE)
"""What GitHub makes links of in a stretch of text between tags: this takes rather too much."""
HTML_TAGS = {
    "html", "head", "meta", "title", "style", "body", "main", "header", "section", "footer", "div",
    "h1", "h2", "h3", "h4", "p", "dl", "dt", "dd", "ul", "li", "span", "strong", "code", "a",
    "table", "thead", "tbody", "tr", "th", "td", "wbr",
}  # fmt: skip
HTML_ATTRIBUTES = {
    "lang", "http-equiv", "content", "charset", "name", "class", "id", "role", "aria-label",
    "aria-hidden", "aria-labelledby", "href", "scope", "colspan",
}  # fmt: skip
TEXTS = {"h1", "h2", "h3", "h4", "p", "dt", "dd", "th", "td"}
"""What a line of the outline is written in."""
BASE = "https://portal.example/ada/"


def written(form: Format, report: Report) -> str:
    return "".join(form.pieces(report, Look()))


def bare(text: str) -> str:
    """Return a text without white space, which Markdown folds, and as it may be shown."""
    return "".join(unturned(holdable(text)).split()).replace(APART, "")


def in_markdown(line: Line) -> str:
    if line.kind == "legend":
        return line.text.replace("\n", " · ")
    if line.kind == "item" and line.mark not in {"to-do", "bullet", None}:
        return f"{SIGNS[line.mark]} {line.text}"
    return f"{line.text}{':' if line.kind == 'name' else ''}"


@LAWS
@given(st.sampled_from(sorted(STORED)), MANY)
@example("incomplete", list(PIECES))
@example("stopped", list(PIECES))
@example("incomplete", [":"])
@example("incomplete", ["a:"])
def test_markdown_holds_all_words_and_nothing_that_they_made(name: str, hostile: list[str]) -> None:
    report = with_texts(STORED[name], hostile)
    page = Page(pyromark.html(written(MARKDOWN, report), options=GFM))
    sections = sorted(outline(report), key=lambda each: each.name not in FIRST)
    told = list(lines(sections))
    assert bare(page.text) == bare("".join(map(in_markdown, told)))
    assert page.strange == []
    assert {key for _, attributes in page.tags for key in attributes} <= MARKDOWN_ATTRIBUTES
    assert [each for each in page.outside_code if LOOKED_FOR.search(each)] == []
    made = Counter(tag for tag, _ in page.tags)
    assert set(made) <= MARKDOWN_TAGS
    kinds = Counter(line.kind for line in told)
    assert sum(made[tag] for tag in ("h2", "h3", "h4", "h5", "details")) == kinds["title"]
    assert made["li"] + made["br"] == kinds["item"] + kinds["name"]
    assert made["input"] == sum(line.mark == "to-do" for line in told)
    assert made["table"] == sum(section.name == "coverage" for section in sections)


def in_html(line: Line) -> str:
    if line.kind == "legend":
        return line.text.replace("\n", " ")
    return f"{SIGNS['remedy']} {line.text}" if line.mark == "remedy" else line.text


@LAWS
@given(st.sampled_from(sorted(STORED)), MANY)
@example("incomplete", list(PIECES))
@example("stopped", list(PIECES))
def test_html_gives_every_text_back_as_it_was(name: str, hostile: list[str]) -> None:
    report = with_texts(STORED[name], hostile)
    found = ["".join(each.itertext()) for each in tree_of(written(HTML, report)).iter()
             if each.tag in TEXTS]  # fmt: skip
    said = [unturned(holdable(in_html(line))) for line in lines(outline(report))]
    linked = [tree_of(f"<!DOCTYPE html><title>x</title>{LINKS}").findtext("body/p")]
    assert found in (said, said + linked)


@LAWS
@given(st.sampled_from(sorted(STORED)), MANY)
@example("incomplete", list(PIECES))
def test_html_holds_nothing_that_runs_or_fetches(name: str, hostile: list[str]) -> None:
    page = Page(written(HTML, with_texts(STORED[name], hostile)))
    assert page.strange == []
    assert {tag for tag, _ in page.tags} <= HTML_TAGS
    assert {key for _, attributes in page.tags for key in attributes} <= HTML_ATTRIBUTES
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(set(ids)) == len(ids)
    links = [attributes["href"] or "" for _, attributes in page.tags if "href" in attributes]
    for link in links:
        assert urlsplit(link)[:2] == ("", "")
        assert urljoin(BASE, link).startswith(BASE)


def test_a_link_leads_to_the_file_that_it_names() -> None:
    report = STORED["incomplete"]
    places = {place.path for finding in report.findings for place in finding.places}
    page = Page(written(HTML, report))
    links = {attributes["href"] for tag, attributes in page.tags if tag == "a"}
    assert links
    assert links <= {artifact_link(path) for path in places if path}
