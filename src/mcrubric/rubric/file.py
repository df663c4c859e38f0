"""The shape of a rubric file, before it is merged with what it extends."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import Field

from mcrubric.model.rubric import Judge, PartKind
from mcrubric.model.verdicts import Severity
from mcrubric.rubric.names import (
    DATE,
    ITEM_ID,
    LINES,
    RUBRIC_ID,
    RUBRIC_REFERENCE,
    SHA256,
    VERSION,
)
from mcrubric.rubric.shapes import UNSAID, Shape, Text, published

SCHEMA_ID: Final = "urn:mcrubric:rubric:1"

WhenEmpty = Literal["open", "not-applicable"]
ItemId = Annotated[str, Field(pattern=ITEM_ID)]


class TermsShape(Shape):
    """Words that point to a subject: `strong` ones alone, `weak` ones only together."""

    strong: list[Text] = UNSAID
    weak: list[Text] = UNSAID


class DetailShape(Shape):
    """One thing that an outcome is made of; its id begins with its outcome's: `EO1.connect`."""

    id: ItemId
    statement: Text = Field(UNSAID, description="The words of the page, or of the official list.")
    derived: bool = Field(UNSAID, description="True: read out of the outcome's sentence.")
    aliases: list[Text] = UNSAID
    terms: TermsShape = UNSAID


class OutcomeShape(Shape):
    """An essential outcome, with its details."""

    id: ItemId
    statement: Text = Field(UNSAID, description="The page's own sentence.")
    details: list[DetailShape] = Field(UNSAID, description="Merged by id.")
    replace_details: list[DetailShape] = Field(
        UNSAID, description="The whole list, instead of the one that this is laid over."
    )


class ComponentShape(Shape):
    """What the reflection must show at work."""

    id: ItemId
    statement: Text = Field(UNSAID, description="The page's own clause.")
    label: str = Field(UNSAID, description="A short name for reports.")
    outcome: Text = Field(UNSAID, description="The id of the outcome that it matches.")
    aliases: list[Text] = UNSAID
    terms: TermsShape = UNSAID


class AskShape(Shape):
    """One asked part of a question; its id begins with its question's: `q2.what-worked`."""

    id: ItemId
    label: str = Field(UNSAID, description="A short name for reports; without it, the text.")
    text: Text = Field(UNSAID, description="The words of the question that ask for it.")
    any_of: list[Text] = Field(UNSAID, description="One of these suffices.")
    terms: TermsShape = UNSAID


class PromptShape(Shape):
    """A question of a part."""

    id: ItemId
    text: Text = Field(UNSAID, description="The question as the page puts it.")
    asks: list[AskShape] = Field(UNSAID, description="Merged by id.")
    terms: TermsShape = UNSAID


class PartShape(Shape):
    """A part that is handed in: a written `document`, or the self-analysis (`evidence`)."""

    id: ItemId
    kind: PartKind = UNSAID
    label: str = Field(UNSAID, description="A short name for reports; without it, the id.")
    aliases: list[Text] = Field(UNSAID, description="What else people call its file.")
    prompts: list[PromptShape] = Field(UNSAID, description="Merged by id.")


class RequirementShape(Shape):
    """ONE thing that the page asks for."""

    id: ItemId
    part: Text = Field(UNSAID, description="The id of the part that it is about.")
    quote: Text = Field(UNSAID, description="The page's own words.")
    label: str = Field(UNSAID, description="A short name for reports; without it, its id's end.")
    judge: Judge = Field(UNSAID, description="Who decides; without it, the machine.")
    check: Text = Field(UNSAID, description="The name of the check; `mcrubric checks` lists them.")
    settings: dict[str, Any] = Field(UNSAID, alias="with", description="The check's parameters.")
    severity: Severity = UNSAID
    derived: bool = Field(UNSAID, description="True: ours, not on the page.")
    when_empty: WhenEmpty = Field(UNSAID, description="If there is nothing to look at: open.")


class NotAskedShape(Shape):
    """What stands on the page and asks for nothing: lines of it, or a quote from it."""

    lines: str = Field(UNSAID, pattern=LINES, description="Such as 12 or 36-46.")
    quote: Text = UNSAID
    why: Text


class SourceShape(Shape):
    """The page that a rubric was made from."""

    title: str = UNSAID
    sha256: str = Field(UNSAID, pattern=SHA256, description="Of the page as a text file.")
    not_asked: list[NotAskedShape] = UNSAID


class RubricShape(Shape):
    """A rubric, or what is laid over one."""

    schema_: Literal["mcrubric.rubric/1"] = Field(alias="schema")
    id: str = Field(pattern=RUBRIC_ID)
    extends: str = Field(
        UNSAID, pattern=RUBRIC_REFERENCE, description="The id of the rubric to start from."
    )
    version: str = Field(UNSAID, pattern=VERSION)
    title: Text = UNSAID
    abstract: bool = Field(UNSAID, description="True: only for others to extend.")
    effective_from: str = Field(UNSAID, pattern=DATE)
    effective_until: str = Field(UNSAID, pattern=DATE, description="The last day.")
    aliases: list[Text] = Field(UNSAID, description="Other names of the credential.")
    overlays: list[Text] = Field(
        UNSAID, description="What was laid over; written when a finished rubric is saved."
    )
    source: SourceShape = UNSAID
    outcomes: list[OutcomeShape] = Field(UNSAID, description="Merged by id.")
    components: list[ComponentShape] = Field(UNSAID, description="Merged by id.")
    parts: list[PartShape] = Field(UNSAID, description="Merged by id.")
    requirements: list[RequirementShape] = Field(UNSAID, description="Merged by id.")
    remove: list[Text] = Field(UNSAID, description="Ids of what the extended rubric has too much.")


def rubric_schema() -> dict[str, Any]:
    """Return the published JSON Schema of a rubric file, made from the models above."""
    return published(RubricShape, SCHEMA_ID, "A rubric of mcrubric")
