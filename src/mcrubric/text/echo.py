"""Where a text repeats a question of the page instead of answering it."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice
from typing import TYPE_CHECKING, Final

from mcrubric.model.documents import Block, Document
from mcrubric.text.tokens import UNSEEN, seen_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# Nothing is tried again: for each repetition that could be, a pattern keeps 60 bytes.
_WORD: Final = re.compile(r"[^\W_]++(?:'[^\W_]++)*+")
# A word goes on behind signs that take no room: soft hyphens, and what disguises a question.
_PART: Final = rf"[^\W_](?:[{UNSEEN}]*+[^\W_])*+[{UNSEEN}]*+"
_LOOSE_WORD: Final = re.compile(rf"{_PART}(?:'{_PART})*+")
_LISTED: Final = 100_000
"""Characters of a text up to which its words are found at once, which is twice as fast."""
_RUN: Final = 3
"""Words in a row that start a search; one in five words may differ, so some runs stay whole."""
_SHORT: Final = 4
"""Questions of fewer words ("Why?") are usual in prose; they count only as a block of their own."""
_SHARE: Final = 0.8
"""The share of a question's words, in their order, that makes a near copy of it."""
_RUNS_SHARE: Final = 0.3
"""The share of a question's runs that a near copy keeps: a word changed breaks up to three."""
# The number or label before a question is pasted in with it.
_LABEL: Final = re.compile(r"\W*(?:(?:question|prompt|q)\W{0,3})?\d{0,2}[a-z]?\W*", re.IGNORECASE)
_AFTER: Final = re.compile(r"[\"'\u2019\u201d)\]*_]*[ \t]*[.?!:;\u2026]*[\"'\u2019\u201d)\]*_]*")
_ENDS_SENTENCE: Final = re.compile(r"[^\w\s]*[.?!:;]|\s*\Z|[^\S\n]*\n[^\S\n]*\n")
_LABEL_LENGTH: Final = 24
_COMPARED: Final = 1_000
"""Near copies that are compared word by word; nobody repeats the questions more often."""


@dataclass(frozen=True, slots=True)
class Echo:
    """Question number `prompt` (from 0) stands at `[start, end)` of the document's text."""

    prompt: int
    start: int
    end: int
    exact: bool


def find_echoes(document: Document, prompts: tuple[str, ...]) -> tuple[Echo, ...]:
    """Find the questions that are pasted into a document, in order and apart.

    A whole question counts, word for word, or with at least 80 % of its words in their order
    within one block and ending where a sentence ends. An answer that goes on from the question's
    words ("I have set expectations for tone by ...") is the candidate's own.
    """
    asked = [_WORD.findall(_folded(prompt)) for prompt in prompts]
    if not any(asked):
        return ()
    page = _Page(document)
    found = [*page.short(asked)]
    for match in page.candidates(asked):
        found += page.echoes(match, asked[match.prompt])
    return tuple(_apart(sorted(found, key=lambda each: (each.start, -each.end))))


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Runs of a question's words, as if it began at word `start`; `hit` is the first of them."""

    prompt: int
    start: int
    hit: int


class _Page:
    """The words of a document, and where they stand."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = _folded(document.text)
        self._word = _WORD if seen_text(self._text) == self._text else _LOOSE_WORD
        self._words = [*self._words_of(self._text)]
        self._spans = array("I")
        self._compared = 0

    def candidates(self, asked: Sequence[Sequence[str]]) -> Iterator[_Candidate]:
        """Yield where enough runs of a question lie at nearly the same distance."""
        runs = _runs(asked)
        votes: defaultdict[int, dict[int, list[int]]] = defaultdict(dict)
        words = self._words
        runs_of_words = zip(words, islice(words, 1, None), islice(words, 2, None), strict=False)
        for at, run in enumerate(runs_of_words):
            for prompt, index in runs.get(run, ()):
                votes[prompt].setdefault(at - index, []).append(at)
        for prompt, starts in votes.items():
            yield from _clusters(prompt, starts, len(asked[prompt]))

    def echoes(self, match: _Candidate, asked: Sequence[str]) -> Iterator[Echo]:
        """Yield the question if it stands there, exactly or nearly."""
        first, last = match.start, match.start + len(asked) - 1
        if first >= 0 and self._words[first : last + 1] == list(asked):
            yield self._echo(match.prompt, first, last, exact=True)
            return
        self._compared += 1
        if self._compared > _COMPARED:  # nothing but questions all over
            yield self._echo(
                match.prompt, max(first, 0), min(last, len(self._words) - 1), exact=False
            )
            return
        block = self._block(match.hit)
        aligned = self._aligned(match, asked, block)
        if len(aligned) < _SHARE * len(asked):
            return
        (begins, first), (_, last) = aligned[0], aligned[-1]
        if _SHARE * (last - first + 1) > len(aligned):
            return
        end = self._span(last)[1]
        question = "?" in self._after(end)
        ends = _ENDS_SENTENCE.match(self._text, end, block.end) is not None
        if question or (ends and begins == 0):
            yield self._echo(match.prompt, first, last, exact=False)

    def short(self, asked: Sequence[Sequence[str]]) -> Iterator[Echo]:
        """Yield the blocks that are nothing but a question of a few words."""
        few = {tuple(words): n for n, words in enumerate(asked) if 0 < len(words) < _SHORT}
        for block in self._document.blocks if few else ():
            number = few.get(tuple(self._words_of(self._text[block.start : block.end])))
            if number is not None:
                yield Echo(number, block.start, block.end, exact=True)

    def _aligned(
        self, match: _Candidate, asked: Sequence[str], block: Block
    ) -> list[tuple[int, int]]:
        """Return pairs of a question's word and the document's, in order, within a block."""
        slack = _slack(len(asked))
        low = max(0, match.start - slack)
        words = self._words[low : match.start + len(asked) + 2 * slack]
        pairs = SequenceMatcher(None, asked, words, autojunk=False).get_matching_blocks()
        steps = ((a + i, low + b + i) for a, b, size in pairs for i in range(size))
        return [
            (one, other) for one, other in steps if block.start <= self._span(other)[0] < block.end
        ]

    def _echo(self, prompt: int, first: int, last: int, *, exact: bool) -> Echo:
        start, end = self._span(first)[0], self._span(last)[1]
        near = max(start - _LABEL_LENGTH - 1, 0)
        line = max(self._text.rfind("\n", near, start) + 1, self._block(first).start)
        if start - line <= _LABEL_LENGTH and _LABEL.fullmatch(self._text, line, start):
            start = line
        return Echo(prompt, start, end + len(self._after(end)), exact)

    def _after(self, end: int) -> str:
        match = _AFTER.match(self._text, end)
        return match[0] if match else ""

    def _words_of(self, text: str) -> Iterable[str]:
        if len(text) <= _LISTED:
            words: Iterable[str] = self._word.findall(text)
        else:  # a long text has the same words again and again
            once: dict[str, str] = {}
            words = (once.setdefault(each[0], each[0]) for each in self._word.finditer(text))
        return words if self._word is _WORD else map(seen_text, words)

    def _block(self, word: int) -> Block:
        blocks, at = self._document.blocks, self._span(word)[0]
        index = bisect_right(blocks, at, key=lambda block: block.start) - 1
        return blocks[index] if index >= 0 else Block("paragraph", 0, len(self._text))

    def _span(self, word: int) -> tuple[int, int]:
        if not self._spans:
            for match in self._word.finditer(self._text):
                self._spans.extend(match.span())
        return self._spans[2 * word], self._spans[2 * word + 1]


def _clusters(prompt: int, starts: dict[int, list[int]], length: int) -> Iterator[_Candidate]:
    """Yield the best start of each group that lies together, if the group has runs enough."""
    together: list[int] = []
    for start in (*sorted(starts), None):
        if together and (start is None or start - together[0] > _slack(length)):
            hits = {hit for each in together for hit in starts[each]}
            if len(hits) >= _RUNS_SHARE * (length - _RUN + 1):
                best = max(together, key=lambda each: len(starts[each]))
                yield _Candidate(prompt, best, starts[best][0])
            together = []
        if start is not None:
            together.append(start)


def _slack(length: int) -> int:
    """Return by how many words a near copy of a question can be longer or shorter than it."""
    return max(2, round(length * (1 - _SHARE)))


def _runs(asked: Sequence[Sequence[str]]) -> dict[tuple[str, ...], list[tuple[int, int]]]:
    """Return where each run of words stands in the questions."""
    runs: defaultdict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, words in enumerate(asked):
        if len(words) >= _SHORT:
            for index in range(len(words) - _RUN + 1):
                runs[tuple(words[index : index + _RUN])].append((number, index))
    return dict(runs)


def _folded(text: str) -> str:
    """Return a text in lower case, with straight apostrophes, every letter where it was."""
    folded = text.casefold()
    if len(folded) != len(text):
        folded = "".join(lower if len(lower := each.casefold()) == 1 else each for each in text)
    return folded.replace("\u2019", "'")


def _apart(echoes: list[Echo]) -> Iterator[Echo]:
    done = 0
    for echo in echoes:
        if echo.start >= done:
            yield echo
            done = echo.end
