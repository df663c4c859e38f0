"""Facts of PPTX presentations: their slides in order, with titles and text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

from mcrubric.model.artifacts import Facts, SlideState
from mcrubric.model.limits import Limits
from mcrubric.readers.budget import too_many
from mcrubric.readers.office_text import TextBudget
from mcrubric.readers.packages import Package, open_package
from mcrubric.readers.relations import main_part, related, relation_id, relations_of
from mcrubric.readers.slides.pptx_slide import read_shown_text
from mcrubric.readers.xml import local_name, parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mcrubric.readers.reading import FactRequest

_USUAL: Final = "ppt/presentation.xml"
_DRAWN: Final = ("diagramData", "chart")
"""What stands on a slide and has its text in a part of its own; notes are not on the slide."""


def read_pptx_facts(stream: BinaryIO, request: FactRequest, limits: Limits) -> Facts:
    """Read the slides that the presentation lists and that are there; hidden ones count too.

    A deck without slides has 0 of them, which is known.

    Raises:
        ReadError: the file cannot be read, or is over a limit.
    """
    with open_package(stream, limits) as package:
        slides = _slides(package, limits)
        look = _Look(package, limits, TextBudget(limits.text_bytes), text=request.text)
        states = tuple(look.into(part, number) for number, part in enumerate(slides, 1))
    return Facts(
        medium=request.medium, media_type=request.media_type,
        slides=len(states), slide_states=states, text_unread=look.budget.unread,
    )  # fmt: skip


def _slides(package: Package, limits: Limits) -> list[str]:
    """Return the parts of the slides in the order of the list (ECMA-376 part 1, 19.2.1.34).

    A slide that is listed again and again is one, and one that is not there is none.
    """
    presentation = main_part(package, _USUAL, limits)
    slides = {
        each: relation.target
        for each, relation in relations_of(package, presentation, limits).items()
        if relation.kind == "slide" and not relation.external and relation.target in package.names
    }
    listed: dict[str, None] = {}

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if local_name(name) == "sldId" and (part := slides.get(relation_id(attributes) or "")):
            listed[part] = None
            if len(listed) > limits.slides:
                raise too_many(limits.slides, "slides")

    parse_xml(package.pieces(presentation), limits, start=start)
    return list(listed)


@dataclass(frozen=True, slots=True)
class _Look:
    package: Package
    limits: Limits
    budget: TextBudget
    text: bool

    def into(self, part: str, number: int) -> SlideState:
        """Read one slide."""
        shown = read_shown_text(self.package.pieces(part), self.limits)
        paragraphs = list(shown.paragraphs)
        if self.text:
            for drawn in self._drawn(part):
                paragraphs += read_shown_text(self.package.pieces(drawn), self.limits).paragraphs
        text = self.budget.take("\n".join(paragraphs)) if self.text else None
        return SlideState(number, self.budget.take(shown.title) or "", shown.hidden, text)

    def _drawn(self, part: str) -> Iterable[str]:
        """Return what is drawn on a slide, each once and always in the same order."""
        relations = relations_of(self.package, part, self.limits)
        return related(relations, self.package, *_DRAWN)
