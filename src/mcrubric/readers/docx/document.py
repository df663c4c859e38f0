"""A whole word-processor file of the OOXML family: its body, notes, running headers, comments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mcrubric.model.artifacts import Problem
from mcrubric.model.documents import Document
from mcrubric.readers.docx.assembly import Assembly
from mcrubric.readers.docx.names import is_on, words
from mcrubric.readers.docx.numbering import Numbering
from mcrubric.readers.docx.parts import Parts
from mcrubric.readers.docx.sections import running_headers
from mcrubric.readers.docx.story import NOTE_KINDS, Story
from mcrubric.readers.docx.styles import Styles
from mcrubric.readers.docx.theme import Theme
from mcrubric.readers.reading import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mcrubric.model.limits import Limits
    from mcrubric.readers.docx.paragraphs import Paragraph
    from mcrubric.readers.packages import Package


@dataclass(frozen=True, slots=True)
class WholeDocument:
    """A file read; `page_breaks` counts where pages began when it was last laid out.

    `foreign`: it takes in files of another kind, whose words are not in `document`.
    """

    document: Document
    page_breaks: int
    foreign: bool


def read_whole(package: Package, path: str, limits: Limits) -> WholeDocument:
    """Read a file: the body, then its notes, then headers and footers, then comments.

    Raises:
        ReadError: it is no text document, is damaged, or is over a limit.
    """
    file = _File(package, limits)
    body = file.story(file.parts.main)
    if not body.is_document:
        raise ReadError(Problem("other-type", "it is an office file, but no text document"))
    assembly = Assembly(path, limits)
    assembly.add(_emptied(body.paragraphs))
    for note in file.notes(body):
        assembly.add(note)
    done: set[str] = set()
    for part in file.running(body):
        assembly.add(file.story(part).paragraphs, "repeated" if part in done else "running-header")
        done.add(part)
    if comments := file.parts.related("comments"):
        for comment in file.story(comments).notes.values():
            assembly.add(comment, "comment")
    return WholeDocument(assembly.build(), body.page_breaks, body.foreign)


def _emptied(paragraphs: list[Paragraph]) -> Iterator[Paragraph]:
    """Yield paragraphs in their order, and let go of each: the body is put together once."""
    paragraphs.reverse()
    while paragraphs:
        yield paragraphs.pop()


class _File:
    """The parts of a file, each read once."""

    def __init__(self, package: Package, limits: Limits) -> None:
        self.parts = Parts(package, limits)
        self._limits = limits
        self._styles = Styles(limits)
        self._styles.read(self.parts)
        self._numbering = Numbering(self._styles, limits)
        self._numbering.read(self.parts)
        self._theme = Theme(self.parts, limits)
        self._stories: dict[str, Story] = {}

    def story(self, part: str) -> Story:
        if part not in self._stories:
            story = Story(
                self.parts, part, self._styles, self._numbering, self._theme, self._limits
            )
            story.read()
            self._stories[part] = story
        return self._stories[part]

    def notes(self, body: Story) -> Iterator[list[Paragraph]]:
        """Yield the footnotes and endnotes that the body refers to, each once."""
        parts = {kind: self.parts.related(kind) for kind in NOTE_KINDS}
        for kind, note in body.references:
            if part := parts[kind]:
                yield self.story(part).notes.get(note, [])

    def running(self, body: Story) -> Iterator[str]:
        """Yield the parts of headers and footers as often as sections show them."""
        relations = self.parts.relations(self.parts.main)
        sections = body.sections.all
        even = any(page == "even" for each in sections for _, page in each.own)
        for relation_id in running_headers(sections, even_differs=even and self._even_differs()):
            relation = relations.get(relation_id)
            if relation and self.parts.has(relation):
                yield relation.target

    def _even_differs(self) -> bool:
        found: list[bool] = []

        def even(attributes: Mapping[str, str]) -> None:
            found.append(is_on(attributes))

        if settings := self.parts.related("settings"):
            xml = self.parts.xml(settings)
            self.parts.walk(xml, words({"evenAndOddHeaders": even}), {})
        return any(found)
