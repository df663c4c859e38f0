"""What a check sees beside its target: the whole, read-only, each thing worked out once."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar, cast

from mcrubric.locators.passages import Passages
from mcrubric.locators.resolve import WHOLE_UP_TO, resolve
from mcrubric.model.limits import EXPLANATION, SENTENCE, SENTENCES
from mcrubric.model.portfolio import Citation, Evidence, Part, Portfolio
from mcrubric.model.rubric import Prompt, Requirement, Rubric
from mcrubric.text.asked import Asked, asked_of
from mcrubric.text.body import Stretch, stretches_between
from mcrubric.text.echo import Echo, find_echoes
from mcrubric.text.language import is_english
from mcrubric.text.reading import Reading, read_sentences, read_text
from mcrubric.text.sentences import Sentence, each_sentence
from mcrubric.text.titles import title_numbers
from mcrubric.text.words import WordCount, count_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mcrubric.model.artifacts import Artifact
    from mcrubric.model.locators import Resolution

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Context:
    """A read-only view of the whole for a check that judges one target in it.

    What is worked out from texts and citations is worked out once for all checks of a run.
    """

    rubric: Rubric
    portfolio: Portfolio
    requirement: Requirement
    part: Part | None
    memo: dict[tuple[str, str, object], Any] = field(
        default_factory=dict, repr=False, compare=False
    )
    prepared: Asked | None = field(default=None, repr=False, compare=False)

    def words(self, part: Part) -> WordCount:
        """Count the words of a part by the word contract, questions pasted in left out."""
        prompts = tuple(prompt.text for prompt in self._prompts(part))
        return self.once("words", lambda: count_words(part.documents, prompts), part.id)

    def resolve(self, citation: Citation, *, whole_up_to: int = WHOLE_UP_TO) -> Resolution:
        """Look a citation up in the facts of its artifact."""
        artifact = self._artifacts().get(citation.artifact or "")
        return self.once(
            "resolve",
            lambda: resolve(
                citation, artifact, whole_up_to=whole_up_to, passages=self._passages(artifact)
            ),
            (citation.id, citation.artifact, whole_up_to),
        )

    def analysis(self, part: Part) -> tuple[Sentence, ...]:
        """Return the sentences of a part in order, without headings and pasted questions.

        Of a flood these are the first; `all_sentences` tells.
        """
        return self.once("analysis", lambda: self._sentences(part)[:SENTENCES], part.id)

    @property
    def asked(self) -> Asked:
        """What the rubric asks of texts; made ready once for a plan, or here without examples."""
        return self.prepared or self.once("asked", lambda: asked_of(self.rubric))

    def readings(self, part: Part) -> tuple[Reading, ...]:
        """Return the sentences of `analysis` but for titles, each with what was found in it."""
        titles = self._titles(part)
        return self.once(
            "readings",
            lambda: tuple(
                each for at, each in enumerate(self._looked_at(part)) if at not in titles
            ),
            part.id,
        )

    def titles(self, part: Part) -> tuple[Sentence, ...]:
        """Return the lines of a part that are titles though nobody set them as headings."""
        looked_at = self._looked_at(part)
        return tuple(looked_at[at].sentence for at in sorted(self._titles(part)))

    def all_sentences(self, part: Part) -> bool:
        """Tell whether all sentences of a part were looked at, or only the first of a flood."""
        sentences = self._sentences(part)
        return self.once(
            "all_sentences",
            lambda: (
                len(sentences) <= SENTENCES
                and all(len(each.text) <= SENTENCE for each in sentences)
            ),
            part.id,
        )

    def explained(self, entry: Evidence) -> tuple[Reading, ...]:
        """Return the sentences of an entry's explanation, each with what was found in it.

        Of one that is longer than any explanation, those that it begins with.
        """
        asked, place = self.asked, entry.explanation_place or entry.place
        return self.once(
            "explained",
            lambda: read_text(entry.explanation[:EXPLANATION], place, asked.page, asked.copies),
            (entry.part, entry.position),
        )

    def in_english(self, part: Part) -> bool:
        """Tell whether a part is English, the one language whose sentences are looked into."""
        return self.once(
            "english",
            lambda: is_english(form for each in self.analysis(part) for form in each.words.forms),
            part.id,
        )

    def echoes(self, part: Part) -> tuple[tuple[Echo, ...], ...]:
        """Return where each document of a part repeats a question of the page."""
        prompts = tuple(prompt.text for prompt in self._prompts(part))
        return self.once(
            "echoes",
            lambda: tuple(find_echoes(document, prompts) for document in part.documents),
            part.id,
        )

    def stretches(self, part: Part) -> Iterator[Iterator[Stretch]]:
        """Give the stretches of each document of a part, those that are counted and others."""
        return map(stretches_between, part.documents, self.echoes(part))

    def once(self, name: str, make: Callable[[], Value], key: object = "") -> Value:
        """Work something out once for all targets of a run.

        The name is the module's own, in which `make` is written: no other module's results are
        met under it.
        """
        full = (make.__module__, name, key)
        if full not in self.memo:
            self.memo[full] = make()
        return cast("Value", self.memo[full])

    def _looked_at(self, part: Part) -> tuple[Reading, ...]:
        asked = self.asked
        return self.once(
            "looked_at",
            lambda: read_sentences(self.analysis(part), asked.page, asked.copies),
            part.id,
        )

    def _titles(self, part: Part) -> frozenset[int]:
        return self.once(
            "titles",
            lambda: title_numbers(self._looked_at(part), self.asked.page.stems),
            part.id,
        )

    def _sentences(self, part: Part) -> tuple[Sentence, ...]:
        """Return the sentences that may be looked at, and one more of a flood."""
        return self.once(
            "sentences",
            lambda: tuple(islice(self._own_sentences(part), SENTENCES + 1)),
            part.id,
        )

    def _own_sentences(self, part: Part) -> Iterator[Sentence]:
        echoes = self.echoes(part)
        for sentence in each_sentence(part.documents):
            if not _overlaps(sentence, echoes[sentence.document]):
                yield sentence

    def _prompts(self, part: Part) -> tuple[Prompt, ...]:
        outlines = self.rubric.parts
        return next((each.prompts for each in outlines if each.id == part.id), ())

    def _passages(self, artifact: Artifact | None) -> Passages | None:
        """Return the text of an artifact, which many citations are looked for in."""
        facts = artifact.facts if artifact else None
        if artifact is None or facts is None:
            return None
        return self.once("passages", lambda: Passages(facts), artifact.path)

    def _artifacts(self) -> Mapping[str, Artifact]:
        return self.once(
            "artifacts", lambda: {each.path: each for each in self.portfolio.artifacts}
        )


def _overlaps(sentence: Sentence, echoes: tuple[Echo, ...]) -> bool:
    """Whether a sentence shares a letter with a question; these are in order and apart."""
    before = bisect_left(echoes, sentence.end, key=lambda echo: echo.start)
    return before > 0 and sentence.start < echoes[before - 1].end
