"""A rubric against the page it was made from: nothing invented, nothing left out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.model.errors import Mistake
from mcrubric.model.marks import Mark
from mcrubric.rubric.page import Page, Sentence, read_page
from mcrubric.rubric.wording import quotes, wordings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.rubric import Rubric
    from mcrubric.rubric.written import Spot

NOT_ASKED: Final = "not asked: "
# Longer sentences are cut for a message; the place says where the whole stands.
_SHOWN: Final = 80


@dataclass(frozen=True, slots=True)
class TraceRow:
    """A sentence of the page, its line from 1, and what of the rubric covers it."""

    line: int
    sentence: str
    covered_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """How a rubric and its page agree; without mistakes, they do."""

    rows: tuple[TraceRow, ...]
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class _Covered:
    """The stretches of the page that something of the rubric covers, by its name."""

    name: str
    spans: tuple[tuple[int, int], ...] = ()
    lines: tuple[int, int] | None = None

    def covers(self, sentence: Sentence) -> bool:
        if self.lines is not None:
            return self.lines[0] <= sentence.line <= self.lines[1]
        return any(start < sentence.end and sentence.start < end for start, end in self.spans)


def trace(rubric: Rubric, page: str | bytes, name: str = "page") -> Trace:
    """Compare a rubric with the text of its page, in UTF-8; `name` stands before places in it.

    Every quote, statement, question and asked part stands on the page word for word; every
    sentence of the page is quoted by the rubric or listed as not asked, and never both.
    """
    content = page.encode() if isinstance(page, str) else page
    text = content.decode("utf-8", errors="replace")
    read = read_page(text, name)
    asked = [_Covered(said.name, read.spans(said.text)) for said in quotes(rubric)]
    listed = [
        _Covered(f"{NOT_ASKED}{each.why}", read.spans(each.quote) if each.quote else (), each.lines)
        for each in rubric.source.not_asked
    ]
    mistakes = (
        *_other_page(rubric, content),
        *_not_verbatim(rubric, read),
        *_without_words(rubric),
        *_idle(rubric, read, listed),
        *_not_once(read, asked, listed),
    )
    rows = tuple(_row(each, [*asked, *listed]) for each in read.sentences)
    return Trace(rows, mistakes)


def _row(sentence: Sentence, covering: list[_Covered]) -> TraceRow:
    names = tuple(each.name for each in covering if each.covers(sentence))
    return TraceRow(sentence.line, sentence.text, names)


def _other_page(rubric: Rubric, content: bytes) -> Iterator[Mistake]:
    found = hashlib.sha256(content).hexdigest()
    if rubric.source.sha256 and rubric.source.sha256 != found:
        message = (
            f"the rubric was made from another text of the page: its SHA-256 is {found}, "
            f"and the rubric names {rubric.source.sha256}"
        )
        yield Mistake(message, rubric.marks.get(("source", "sha256")))


def _not_verbatim(rubric: Rubric, page: Page) -> Iterator[Mistake]:
    for said in wordings(rubric):
        if said.text in (page.text if said.inside is None else said.inside):
            continue
        where = "on the page" if said.inside is None else f"in {said.holder}"
        message = f"{said.name}: {_shown(said.text)!r} does not stand {where} word for word"
        guess = page.nearest(said.text) if said.inside is None else said.inside
        yield Mistake(message, _mark(rubric, said.spot), guess)


def _without_words(rubric: Rubric) -> Iterator[Mistake]:
    for each in rubric.requirements:
        if not each.quote and not each.derived:
            message = (
                f"requirement {each.id!r} quotes nothing of the page; if the page does not "
                "ask for it, it is 'derived'"
            )
            yield Mistake(message, _mark(rubric, ("requirements", each.id)))


def _idle(rubric: Rubric, page: Page, listed: list[_Covered]) -> Iterator[Mistake]:
    """Yield what is listed as not asked and covers nothing of this page."""
    for position, each in enumerate(listed):
        if not any(each.covers(sentence) for sentence in page.sentences):
            mark = _mark(rubric, ("source", "not-asked", str(position)))
            item = rubric.source.not_asked[position]
            what = repr(item.quote) if item.lines is None else f"line {item.lines[0]}"
            yield Mistake(f"not-asked: the page has no sentence at {what}", mark)


def _not_once(page: Page, asked: list[_Covered], listed: list[_Covered]) -> Iterator[Mistake]:
    for sentence in page.sentences:
        asking = [each.name for each in asked if each.covers(sentence)]
        listing = [each for each in listed if each.covers(sentence)]
        mark = Mark(page.name, sentence.line, sentence.column)
        if not asking and not listing:
            message = f"nothing in the rubric covers {_shown(sentence.text)!r}"
            yield Mistake(f"{message}; quote it, or list it as not asked", mark)
        elif asking and listing:
            message = f"{_shown(sentence.text)!r} is listed as not asked, and asked for"
            yield Mistake(f"{message} by {', '.join(asking)}", mark)


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}..."


def _mark(rubric: Rubric, at: Spot) -> Mark | None:
    while at and at not in rubric.marks:
        at = at[:-1]
    return rubric.marks.get(at)
