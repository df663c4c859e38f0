"""The page around the blocks: its head, its sections with their titles, its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.escaping import html
from mcrubric.formats.html.blocks import blocks
from mcrubric.formats.html.style import STYLE
from mcrubric.formats.html.tags import element, start
from mcrubric.formats.outline.blocks import Title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mcrubric.formats.html.words import Link
    from mcrubric.formats.outline.blocks import Section
    from mcrubric.model.report import Report

HEAD: Final = f"""\
<!DOCTYPE html>
<html lang="en">
<head>
{html.POLICY_META}
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{}}</title>
<style>{{}}</style>
</head>
<body>
<main>
"""
"""The policy comes first, for it holds for what follows it."""

AROUND: Final = {"summary": "header", "about": "div", "closing": "footer"}
"""What sections without a title are."""

LINKS: Final = "<p>The links work where this page lies in the folder of the portfolio.</p>\n"
"""A browser takes them from where the page lies; where else that may be, only its reader knows."""


def head(report: Report, sections: Sequence[Section]) -> str:
    """Return the start of the page; its title says whose report it is and what it comes to."""
    said = (each.text for section in sections for each in section.blocks if isinstance(each, Title))
    return HEAD.format(html.text(": ".join((report.portfolio.id, *said))), STYLE)


def section_of(section: Section, link: Link) -> Iterator[str]:
    """Yield a section, with the title that names it if it has one."""
    kind = AROUND.get(section.name, "section")
    yield start(kind, aria_labelledby=section.name if section.title else None) + "\n"
    if section.title:
        yield element("h2", html.text(section.title), id=section.name) + "\n"
    yield from blocks(section.blocks, link)
    yield f"</{kind}>\n"


def foot(*, linked: bool) -> str:
    """Return the end of the page; `linked`: there are links in it."""
    return f"{LINKS if linked else ''}</main>\n</body>\n</html>\n"
