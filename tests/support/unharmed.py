"""A report in each format for people, read as its readers do: all of its words, and no more."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import pyromark
from pages import Page, tree_of
from told import Line, changed, lines

from mcrubric.escaping.characters import holdable, unturned, valid
from mcrubric.escaping.markdown import APART
from mcrubric.escaping.terminal import shown
from mcrubric.formats.html import HTML
from mcrubric.formats.html.page import LINKS
from mcrubric.formats.json import JSON
from mcrubric.formats.markdown import FIRST, MARKDOWN
from mcrubric.formats.outline import outline
from mcrubric.formats.signs import SIGNS
from mcrubric.formats.terminal import TERMINAL
from mcrubric.model.formats import Look
from mcrubric.model.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.formats import Format

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
COLOUR = re.compile(r"\x1b\[\d+m")
"""What we send ourselves, where colour is asked for."""
ACTED_ON = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]")
"""Controls, what turns the direction of writing, ends of lines, and halves of characters."""
WIDE = Look(width=1_000_000)
"""No line is broken."""


def bare(text: str) -> str:
    """Return a text without white space, which Markdown folds, and as it may be shown."""
    return "".join(unturned(holdable(text)).split()).replace(APART, "")


def in_markdown(line: Line) -> str:
    if line.kind == "legend":
        return line.text.replace("\n", " · ")
    if line.kind == "item" and line.mark not in {"to-do", "bullet", None}:
        return f"{SIGNS[line.mark]} {line.text}"
    return f"{line.text}{':' if line.kind == 'name' else ''}"


def in_html(line: Line) -> str:
    if line.kind == "legend":
        return line.text.replace("\n", " ")
    return f"{SIGNS['remedy']} {line.text}" if line.mark == "remedy" else line.text


def in_terminal(report: Report) -> Iterator[str]:
    """Yield what each line of a terminal holds, without white space."""
    for section in outline(report):
        yield unspaced(shown(section.title).upper())
        name = ""
        for line in lines([replace(section, title="")]):
            if line.kind == "name":
                name = f"{line.text}:"
                continue
            mark = SIGNS[line.mark] if line.mark else ""
            ours = line.text.replace("\n", " ") if line.kind == "legend" else line.text
            yield unspaced(f"{name}{mark}{shown(ours)}")
            name = ""


def unspaced(text: str) -> str:
    return "".join(text.split())


def written(form: Format, report: Report, look: Look | None = None) -> str:
    text = "".join(form.pieces(report, look or Look()))
    text.encode()
    return text


def check_markdown(report: Report) -> None:
    """Read Markdown as GitHub does: the same words, and no tag, link or name that they made."""
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


def check_html_words(report: Report) -> None:
    """Read a page with html5lib: each element of text holds what was told, as it was told."""
    found = ["".join(each.itertext()) for each in tree_of(written(HTML, report)).iter()
             if each.tag in TEXTS]  # fmt: skip
    said = [unturned(holdable(in_html(line))) for line in lines(outline(report))]
    linked = [tree_of(f"<!DOCTYPE html><title>x</title>{LINKS}").findtext("body/p")]
    assert found in (said, said + linked)


def check_html_tags(report: Report) -> None:
    """Read a page for its tags: none beyond those of the page, and no link out of the folder."""
    page = Page(written(HTML, report))
    assert page.strange == []
    assert {tag for tag, _ in page.tags} <= HTML_TAGS
    assert {key for _, attributes in page.tags for key in attributes} <= HTML_ATTRIBUTES
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(set(ids)) == len(ids)
    links = [attributes["href"] or "" for _, attributes in page.tags if "href" in attributes]
    for link in links:
        assert urlsplit(link)[:2] == ("", "")
        assert urljoin(BASE, link).startswith(BASE)


def check_terminal(report: Report) -> None:
    """Read what a terminal gets: no control character, one line for each thing, the same words.

    In a table, and where something was looked for by words, a terminal may cut some off.
    """
    found = written(TERMINAL, report, WIDE).split("\n")
    assert [*filter(None, map(unspaced, found))] == [*filter(None, in_terminal(report))]
    for look in (WIDE, Look(width=60, ascii=True, colour=True)):
        text = COLOUR.sub("", written(TERMINAL, report, look))
        assert ACTED_ON.findall(text.replace("\n", "")) == []


def check_json(report: Report) -> None:
    """Read JSON back: the same report, with U+FFFD for half of a character (RFC 7493, 2.1)."""
    text = written(JSON, report)
    assert ACTED_ON.findall(text.removesuffix("\n")) == []
    assert Report.from_json(text) == changed(report, valid)
