"""The shape of a side file: what texts on each thing of a rubric are like."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import Field

from mcrubric.rubric.names import RUBRIC_ID, SHA256
from mcrubric.rubric.shapes import UNSAID, Shape, Text, published

SCHEMA_ID: Final = "urn:mcrubric:examples:1"

MOST_SCORE: Final = 1_000
"""No score comes near; it keeps infinity out, which JSON can write as `1e999`."""
Score = Annotated[float, Field(ge=0, le=MOST_SCORE, allow_inf_nan=False)]


class FragmentsShape(Shape):
    """Sentences, or pieces of some, on one subject."""

    examples: list[Text] = Field(UNSAID, description="What sentences on the subject are like.")
    not_examples: list[Text] = Field(
        UNSAID, description="What only looks as if it were on the subject."
    )


class ThresholdsShape(Shape):
    """Scores from which something counts: located, and then as medium and as high."""

    located: Score
    medium: Score
    high: Score
    calibrated_on: str = Field(
        pattern=SHA256, description="Of the labelled texts that the scores were read off."
    )


ById = dict[str, FragmentsShape]


class ExamplesShape(Shape):
    """The side file of a rubric."""

    schema_: Literal["mcrubric.examples/1"] = Field(alias="schema")
    rubric: str = Field(
        pattern=RUBRIC_ID, description="The id of the rubric beside which the file lies."
    )
    components: ById = Field(UNSAID, description="By the ids of components.")
    prompts: ById = Field(UNSAID, description="By the ids of asked parts: `q2.what-worked`.")
    outcomes: ById = Field(UNSAID, description="By the ids of outcomes.")
    boilerplate: list[Text] = Field(UNSAID, description="Phrases that say nothing of anybody.")
    thresholds: ThresholdsShape = UNSAID


def examples_schema() -> dict[str, Any]:
    """Return the published JSON Schema of a side file, made from the models above."""
    return published(ExamplesShape, SCHEMA_ID, "Examples of a rubric of mcrubric")
