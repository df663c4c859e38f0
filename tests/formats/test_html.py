"""The page: it is valid, its titles are in order, and it can be read by everybody."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pages import tree_of

from mcrubric.escaping.html import POLICY_META
from mcrubric.formats.html import HTML
from mcrubric.formats.html.page import LINKS
from mcrubric.formats.html.style import DARK, LIGHT, STYLE
from mcrubric.model.formats import Look
from mcrubric.model.report import Report
from mcrubric.privacy.fitting import shareable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

REPORTS = sorted((Path(__file__).parent / "reports").glob("*.json"))
BY_NAME = {path.stem: Report.from_json(path.read_bytes()) for path in REPORTS}
ENOUGH = 4.5
"""To one: how text has to stand out (WCAG 2.2, success criterion 1.4.3)."""


def page_of(report: Report, look: Look | None = None) -> str:
    return "".join(HTML.pieces(report, look or Look()))


def text_of(element: Element) -> str:
    return "".join(element.itertext())


@pytest.mark.parametrize("name", BY_NAME)
def test_a_page_has_one_title_and_each_below_it_is_at_most_one_deeper(name: str) -> None:
    tree = tree_of(page_of(BY_NAME[name]))
    levels = [int(each.tag[1]) for each in tree.iter() if re.fullmatch("h[1-6]", each.tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", BY_NAME)
def test_each_section_is_named_by_its_title(name: str) -> None:
    tree = tree_of(page_of(BY_NAME[name]))
    titles = {each.get("id") for each in tree.iter("h2")}
    assert [each.get("aria-labelledby") for each in tree.iter("section")] == [
        each.get("id") for each in tree.iter("h2")
    ]
    assert None not in titles


def test_the_policy_stands_before_all_that_it_holds_for() -> None:
    head = page_of(BY_NAME["ready"]).partition("<head>\n")[2]
    first, second, *_ = head.split("\n")
    assert first == POLICY_META
    assert second == '<meta charset="utf-8">'
    assert len(page_of(BY_NAME["ready"]).partition(second)[0]) < 1024  # readers look no further


def test_the_title_says_whose_report_it_is_and_what_it_comes_to() -> None:
    tree = tree_of(page_of(BY_NAME["incomplete"]))
    assert tree.findtext("head/title") == "my-portfolio: Not ready yet: nine things to do."


def test_the_cells_of_the_table_belong_to_a_row_and_a_column() -> None:
    [table] = tree_of(page_of(BY_NAME["incomplete"])).iter("table")
    columns = [each for each in table.iter("th") if each.get("scope") == "col"]
    assert [text_of(each) for each in columns] == ["detail", "cited", "found", "place", "explained"]
    for row in table.findall("tbody/tr"):
        head, *cells = row
        if head.get("scope") == "rowgroup":
            assert (int(head.get("colspan") or 0), cells) == (len(columns), [])
        else:
            assert head.get("scope") == "row"
            assert [each.tag for each in cells] == ["td"] * (len(columns) - 1)


def test_a_sign_is_said_aloud_or_not_at_all() -> None:
    signs = [
        each
        for each in tree_of(page_of(BY_NAME["incomplete"])).iter("span")
        if "sign" in (each.get("class") or "").split()
    ]
    assert signs
    for sign in signs:
        aloud = (sign.get("role"), bool(sign.get("aria-label")), sign.get("aria-hidden"))
        assert aloud in {("img", True, None), (None, False, "true")}


def test_links_lead_from_where_the_page_lies_and_it_says_so() -> None:
    page = page_of(BY_NAME["incomplete"])
    assert 'href="part-1.md"' in page
    assert LINKS in page
    assert 'href="portfolios/ada/part-1.md"' in page_of(
        BY_NAME["incomplete"], Look(prefix="portfolios/ada")
    )
    assert LINKS not in page_of(BY_NAME["not-a-portfolio"])


def test_a_file_without_its_name_has_no_link() -> None:
    assert 'href="artifact-' not in page_of(shareable(BY_NAME["incomplete"]))


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_all_text_stands_out_from_its_page(colours: Mapping[str, str]) -> None:
    for name, colour in colours.items():
        if name not in {"page", "line"}:
            assert contrast(colour, colours["page"]) >= ENOUGH, name


def test_light_and_dark_have_colours_for_the_same_things_and_the_style_uses_them() -> None:
    assert LIGHT.keys() == DARK.keys() == set(re.findall(r"var\(--(\w+)\)", STYLE))


def test_the_style_fetches_nothing() -> None:
    assert re.search(r"url|@import|@font-face|//|expression|<", STYLE, re.IGNORECASE) is None


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2, definitions)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    ]
    return sum(share * each for share, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
