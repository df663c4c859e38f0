"""The shape of a hand-in that is a mapping: one model, from which the published schema is made."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import Discriminator, Field, Tag, ValidationError

from mcrubric.model.facts_shape import DIALECT, KnownFacts, Shape

SCHEMA_ID: Final = "urn:mcrubric:schema:portfolio:1"

Format = Literal["markdown", "text", "html"]


Words = Annotated[str, Field(min_length=1)]


class TextDocument(Shape):
    """A written part as text."""

    text: str
    format: Format = "markdown"


class EncodedArtifact(Shape):
    """An upload with its content."""

    path: Words
    base64: Annotated[str, Field(json_schema_extra={"contentEncoding": "base64"})]


class KnownArtifact(Shape):
    """An upload of which only the facts are handed in."""

    path: Words
    facts: KnownFacts


class CitedArtifact(Shape):
    """An upload, where to look in it, and words that stand there."""

    artifact: str
    at: str | list[str] | None = None
    quote: str | None = None


class Entry(Shape):
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


class HandIn(Shape):
    """A portfolio handed in as one JSON document."""

    rubric: Words | None = None
    documents: dict[Words, Documents] | None = None
    evidence: list[Entry] | None = None
    artifacts: list[Upload] | None = None


def portfolio_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a hand-in as one JSON document."""
    return {"$schema": DIALECT, "$id": SCHEMA_ID, **HandIn.model_json_schema()}


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
