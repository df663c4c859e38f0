"""Whether a file is so short that it needs no place in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.locators.answers import PRINTED, Answer, count_of, length_of, resolved, unverifiable

if TYPE_CHECKING:
    from mcrubric.model.artifacts import Facts

LINES_OF_A_PAGE: Final = 60
"""A typed page holds about fifty lines; a few more leave no doubt."""
MOMENT: Final = 30.0
"""Seconds: an assessor watches so short a clip from end to end anyway."""


def look_up_whole(facts: Facts, whole_up_to: int) -> Answer:  # noqa: PLR0911 - one case a kind
    """Say whether the whole of a file is specific enough: at most so many pages or slides.

    Where it is not known how long the file is, `unverifiable`.
    """
    match facts.medium:
        case "image":
            return _judge(1, whole_up_to, "a picture")
        case "document" if facts.pages is None:
            return Answer("unverifiable", PRINTED)
        case "pdf" | "document":
            return _counted(facts.pages, whole_up_to, "page")
        case "slides":
            return _counted(facts.slides, whole_up_to, "slide")
        case "text" | "markdown":
            return _counted(facts.lines, whole_up_to * LINES_OF_A_PAGE, "line")
        case "html":
            return _web_page(facts, whole_up_to)
        case "video" | "audio":
            return _recording(facts)
        case _:
            return unverifiable()


def _counted(count: int | None, most: int, unit: str) -> Answer:
    return unverifiable() if count is None else _judge(count, most, count_of(count, unit))


def _judge(extent: float, most: float, there: str) -> Answer:
    return resolved(there) if extent <= most else Answer("not-specific", there)


def _web_page(facts: Facts, whole_up_to: int) -> Answer:
    """Lines of source say that a web page is short, never that it is long."""
    answer = _counted(facts.lines, whole_up_to * LINES_OF_A_PAGE, "line")
    return answer if answer.state == "resolved" else unverifiable()


def _recording(facts: Facts) -> Answer:
    if facts.seconds is None:
        return unverifiable()
    return _judge(facts.seconds, MOMENT, f"{length_of(facts.seconds)} long")
