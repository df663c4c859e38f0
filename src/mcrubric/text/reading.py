"""Each sentence of a text looked at once: its stems, what it holds, whose words it says again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from mcrubric.text.ahead import is_ahead
from mcrubric.text.negation import is_undone
from mcrubric.text.phrases import Words, forms_of
from mcrubric.text.restating import Restated
from mcrubric.text.sentences import Sentence, split_sentences
from mcrubric.text.stems import stem
from mcrubric.text.substance import Substance, substance_of
from mcrubric.text.vocabulary import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mcrubric.model.places import Place
    from mcrubric.text.restating import Copies, Originals


class Stemmed(NamedTuple):
    """The stems of a text's words in order, and of those of them that carry meaning."""

    stems: tuple[str, ...]
    content: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence and what was found in it.

    `restated`: how much of it is the page's own wording; `copied`: how much is an example's of the
    rubric; None if it is neither. `undone`: it says that something was not done, or is hoped for;
    `ahead`: it speaks of what is still to be done.
    """

    sentence: Sentence
    stems: tuple[str, ...]
    content: tuple[str, ...]
    substance: Substance
    restated: Restated | None = None
    copied: Restated | None = None
    undone: bool = False
    ahead: bool = False

    @property
    def own(self) -> bool:
        """Whether it says something in the author's own words, and says that it was done."""
        return self.substance.enough and not (self.restated or self.copied or self.undone)


def read_sentences(
    sentences: Iterable[Sentence], page: Originals, copies: Copies
) -> tuple[Reading, ...]:
    """Look at each sentence; `page` is what it may restate, `copies` what it may copy."""
    stemmer = Stemmer()
    return tuple(_reading(sentence, page, copies, stemmer) for sentence in sentences)


class Stemmer:
    """Gives the stems of texts that have many words in common, each word taken apart once.

    The texts that it is called with are kept: they are a rubric's own, and come again and again.
    """

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._texts: dict[str, Stemmed] = {}

    def __call__(self, text: str) -> Stemmed:
        """Return the stems of a text."""
        stems = self._texts.get(text)
        if stems is None:
            stems = self._texts[text] = self.of(forms_of(text))
        return stems

    def of(self, forms: Sequence[str]) -> Stemmed:
        """Return the stems of words in lower case."""
        known = self._known
        stems: list[str] = []
        content: list[str] = []
        for form in forms:
            root = known.get(form)
            if root is None:
                root = known[form] = stem(form)
            stems.append(root)
            if form not in FUNCTION_WORDS:
                content.append(root)
        return Stemmed(tuple(stems), tuple(content))


def read_text(text: str, place: Place, page: Originals, copies: Copies) -> tuple[Reading, ...]:
    """Look at each sentence of a small text that is no document, such as a cell of a table.

    Its parts have no places of their own: all sentences stand at `place`.
    """
    forms: dict[str, str] = {}
    sentences = (
        Sentence(text[start:end], 0, start, end, 0, place, Words(text[start:end], forms))
        for start, end in split_sentences(text)
    )
    return read_sentences(sentences, page, copies)


def stemmed(text: str) -> Stemmed:
    """Return the stems of one text."""
    return Stemmer()(text)


def _reading(sentence: Sentence, page: Originals, copies: Copies, stemmer: Stemmer) -> Reading:
    stems, content = stemmer.of(sentence.words.forms)
    substance = substance_of(sentence.text, sentence.words, stems, page.stems)
    return Reading(
        sentence,
        stems,
        content,
        substance,
        restated=page.restated(stems, frozenset(content)),
        copied=copies.copied(stems),
        undone=is_undone(sentence.text),
        ahead=is_ahead(sentence.text),
    )
