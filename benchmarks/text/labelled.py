"""Labelled texts: what a line of each kind of file holds, and what people said of it.

The format is written down in `benchmarks/texts/README.md`; keys that are not known are left alone.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

GOOD: Final = "good"
ADVERSARIAL: Final = "adv_"

Seed = Literal["P", "E"]
ComponentId = Literal["c1", "c2", "c3", "c4"]
Stated = Literal["yes", "boilerplate", "off-topic", "no"]
Explains = Literal["relates", "restates", "boilerplate", "off-topic"]
Range = tuple[int, int]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Sentence(_Record):
    """A sentence at `[start, end)` of its text."""

    start: Annotated[int, Field(ge=0)]
    end: int


class Labelled(_Record):
    """What every line has; `author` is the name of the folder unless the line says it."""

    id: str
    author: str
    seed: Seed
    text: Annotated[str, Field(min_length=1)]
    style: str = ""
    kind: str = ""


class Written(Labelled):
    """A whole document, sentence by sentence."""

    format: Literal["text", "markdown"] = "text"
    sentences: tuple[Sentence, ...]

    @model_validator(mode="after")
    def _sentences_lie_in_the_text(self) -> Self:
        for number, each in enumerate(self.sentences):
            if not each.start < each.end <= len(self.text):
                raise ValueError(f"sentence {number} is not in the text: {each.start} {each.end}")
        return self


class Component(_Record):
    """What a person said of one component; `ranges` are sentences that address it, inclusive."""

    label: Literal["addressed", "named-only", "absent"]
    has_specific_example: bool = False
    ranges: tuple[Range, ...] = ()

    @property
    def addressed(self) -> bool:
        """Whether anything is said on it in the author's own words."""
        return self.label == "addressed"

    @property
    def sentences(self) -> frozenset[int]:
        """The numbers of the sentences that address it."""
        return frozenset(at for first, last in self.ranges for at in range(first, last + 1))


class Reflection(Written):
    """A reflection on the four components."""

    gold: dict[ComponentId, Component]
    impact: Stated
    future: Stated

    @model_validator(mode="after")
    def _ranges_are_of_sentences(self) -> Self:
        for name, component in self.gold.items():
            if any(not 0 <= at < len(self.sentences) for at in component.sentences):
                raise ValueError(f"gold.{name}.ranges: not all are of the sentences")
        return self


class Question(_Record):
    """Which asked parts of one question a text answers."""

    subs: dict[str, bool]


class Narrative(Written):
    """A narrative that answers questions."""

    gold: dict[str, Question]


class Explanation(Labelled):
    """One explanation of the self-analysis, for one outcome."""

    eo: Annotated[int, Field(ge=1, le=4)]
    label: Explains
