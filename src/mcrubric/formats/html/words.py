"""Words and signs in HTML: places are links, and each sign says aloud what it means."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from mcrubric.escaping import html
from mcrubric.formats.html.tags import element
from mcrubric.formats.signs import SIGNS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.formats.outline.blocks import Mark, Span, Tone, Words

Link = Callable[[str], str | None]
"""What a file's path is as a relative URL; None if it has none."""

ALOUD: Final[Mapping[Mark, str]] = {
    "to-do": "to do:",
    "worth-a-look": "worth a look:",
    "for-information": "for your information:",
    "yes": "there",
    "no": "missing, or not as asked",
    "unsure": "not sure",
    "nothing": "nothing to look at",
}
"""What a reader of the screen says for a sign; the others say nothing that the words do not."""


def words(given: Words, link: Link) -> str:
    """Return words as HTML."""
    return "".join(_span(span, link) for span in given)


def sign(mark: Mark, tone: Tone | None = None) -> str:
    """Return a sign."""
    aloud, kind = ALOUD.get(mark), " ".join(("sign", tone or ""))
    if aloud is None:
        return element("span", SIGNS[mark], class_=kind.strip(), aria_hidden="true")
    return element("span", SIGNS[mark], class_=kind.strip(), role="img", aria_label=aloud)


def _span(span: Span, link: Link) -> str:
    inside = html.text(span.text)
    match span.kind:
        case "about":
            return element("strong", inside)
        case "command":
            return element("code", inside)
        case "requirement":
            return element("span", inside, class_="id")
        case "place":
            href = link(span.path or "")
            return element("a", inside, href=href) if href else inside
        case "plain" | "brief":
            return inside
