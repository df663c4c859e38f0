"""The shape of a hand-in that is a mapping: one model, from which the published schema is made."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    ValidationError,
)

SCHEMA_ID: Final = "urn:mcrubric:schema:portfolio:1"

Format = Literal["markdown", "text", "html"]


def _whole(value: object) -> object:
    """Take 24.0 for 24, as JSON Schema does."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


Count = Annotated[int, Field(ge=1), BeforeValidator(_whole)]
Words = Annotated[str, Field(min_length=1)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class TextDocument(_Model):
    """A written part as text."""

    text: str
    format: Format = "markdown"


class KnownFacts(_Model):
    """What a portal knows of an upload already, so that the file itself is not handed in."""

    pages: Count | None = None
    labels: list[str] | None = None
    seconds: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None
    width: Count | None = None
    height: Count | None = None
    slides: Count | None = None
    lines: Count | None = None
    headings: list[str] | None = None


class EncodedArtifact(_Model):
    """An upload with its content."""

    path: Words
    base64: Annotated[str, Field(json_schema_extra={"contentEncoding": "base64"})]


class KnownArtifact(_Model):
    """An upload of which only the facts are handed in."""

    path: Words
    facts: KnownFacts


class CitedArtifact(_Model):
    """An upload, where to look in it, and words that stand there."""

    artifact: str
    at: str | list[str] | None = None
    quote: str | None = None


class Entry(_Model):
    """One entry of the self-analysis."""

    detail: str | list[str] | None = None
    citations: str | CitedArtifact | list[str | CitedArtifact] | None = None
    explanation: str | None = None


def _one_or_many(value: object) -> str:
    return "many" if isinstance(value, list) else "one"


def _content(value: object) -> str:
    given = value if isinstance(value, dict) else {}
    return "known" if "facts" in given and "base64" not in given else "encoded"


Documents = Annotated[
    Annotated[TextDocument, Tag("one")] | Annotated[list[TextDocument], Tag("many")],
    Discriminator(_one_or_many),
]
Upload = Annotated[
    Annotated[EncodedArtifact, Tag("encoded")] | Annotated[KnownArtifact, Tag("known")],
    Discriminator(_content),
]


class HandIn(_Model):
    """A portfolio handed in as one JSON document."""

    rubric: Words | None = None
    documents: dict[Words, Documents] | None = None
    evidence: list[Entry] | None = None
    artifacts: list[Upload] | None = None


def portfolio_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a hand-in as one JSON document."""
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": dialect, "$id": SCHEMA_ID, **HandIn.model_json_schema()}


def mistakes(data: object) -> list[tuple[tuple[str | int, ...], str, str]]:
    """Return where a hand-in is not of that shape (its place, the kind of mistake, in words)."""
    try:
        HandIn.model_validate(data)
    except ValidationError as error:
        return [
            (each["loc"], each["type"], each["msg"])
            for each in error.errors(include_url=False, include_context=False, include_input=False)
        ]
    return []
