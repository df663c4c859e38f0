"""Whatever stands in a report is words in every format for people, and all of it is there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pages import Page
from told import with_texts
from unharmed import check_html_tags, check_html_words, check_markdown, written

from mcrubric import read_waivers, with_waivers
from mcrubric.escaping.html import artifact_link
from mcrubric.formats.html import HTML
from mcrubric.model.report import Report

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


@LAWS
@given(st.sampled_from(sorted(STORED)), MANY)
@example("incomplete", list(PIECES))
@example("stopped", list(PIECES))
@example("incomplete", [":"])
@example("incomplete", ["a:"])
def test_markdown_holds_all_words_and_nothing_that_they_made(name: str, hostile: list[str]) -> None:
    check_markdown(with_texts(STORED[name], hostile))


@LAWS
@given(st.sampled_from(sorted(STORED)), MANY)
@example("incomplete", list(PIECES))
@example("stopped", list(PIECES))
def test_html_gives_every_text_back_as_it_was(name: str, hostile: list[str]) -> None:
    check_html_words(with_texts(STORED[name], hostile))


@LAWS
@given(st.sampled_from(sorted(STORED)), MANY)
@example("incomplete", list(PIECES))
def test_html_holds_nothing_that_runs_or_fetches(name: str, hostile: list[str]) -> None:
    check_html_tags(with_texts(STORED[name], hostile))


def test_a_link_leads_to_the_file_that_it_names() -> None:
    report = STORED["incomplete"]
    places = {place.path for finding in report.findings for place in finding.places}
    page = Page(written(HTML, report))
    links = {attributes["href"] for tag, attributes in page.tags if tag == "a"}
    assert links
    assert links <= {artifact_link(path) for path in places if path}
