"""Texts as the checks on them see them: sentences with their stems, and what was found in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcrubric.model.limits import Limits
from mcrubric.readers.markdown import read_markdown
from mcrubric.text.reading import Reading, read_sentences, stemmed
from mcrubric.text.restating import Copies, Originals
from mcrubric.text.sentences import Sentence, sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterable


def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text in Markdown."""
    return sentences_of((read_markdown(text.encode(), "part-3.md", Limits()),))


def originals(texts: Iterable[str]) -> Originals:
    """Return a page of these texts."""
    stems = map(stemmed, texts)
    return Originals((each.stems, frozenset(each.content)) for each in stems)


def copies(fragments: Iterable[str]) -> Copies:
    """Return the examples of a rubric."""
    return Copies(stemmed(each).stems for each in fragments)


def readings(
    text: str, page: Iterable[str] = (), examples: Iterable[str] = ()
) -> tuple[Reading, ...]:
    """Look at each sentence of a text."""
    return read_sentences(sentences(text), originals(page), copies(examples))
