"""The shape of facts as JSON: one model, from which the published schema is made."""

from __future__ import annotations

from typing import Annotated, Any, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from mcrubric.model.artifacts import ActiveKind, ActiveUnread, Medium, ProblemKind, TextUnread

SCHEMA_ID: Final = "urn:mcrubric:schema:facts:1"
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def _whole(value: object) -> object:
    """Take 24.0 for 24, as JSON Schema does."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


Position = Annotated[int, Field(ge=1), BeforeValidator(_whole)]
Count = Annotated[int, Field(ge=0), BeforeValidator(_whole)]


class Shape(BaseModel):
    """A mapping with these keys and no others, each of exactly its type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class PageShape(Shape):
    """A page that was opened; `text` is blank if it holds none, and null if nobody read it."""

    number: Position
    loads: bool
    empty: bool
    text: str | None = None


class SlideShape(Shape):
    """A slide; `text` is null if nobody read it."""

    number: Position
    title: str = ""
    hidden: bool = False
    text: str | None = None


class SheetShape(Shape):
    """A sheet; `cells` is the range in use, such as `A1:D9`, blank if it is empty."""

    name: str
    cells: str = ""
    hidden: bool = False
    text: str | None = None


class ActiveShape(Shape):
    """A kind of thing that does more than show itself, and how often it is there."""

    kind: ActiveKind
    count: Position = 1


class ProblemShape(Shape):
    """Why a file could not be read; `remedy` is what to do, where more is known than its kind."""

    kind: ProblemKind
    detail: str = ""
    remedy: str = ""


class KnownFacts(Shape):
    """What is known of an upload, so that the file itself need not be opened again."""

    medium: Medium | None = None
    media_type: str | None = None
    pages: Position | None = None
    labels: list[str] | None = None
    page_states: list[PageShape] | None = None
    seconds: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None
    width: Count | None = None
    height: Count | None = None
    slides: Count | None = None
    slide_states: list[SlideShape] | None = None
    sheets: list[SheetShape] | None = None
    lines: Count | None = None
    paragraphs: Count | None = None
    headings: list[str] | None = None
    text: str | None = None
    text_unread: TextUnread | None = None
    active: list[ActiveShape] | None = None
    active_unread: ActiveUnread | None = None
    problem: ProblemShape | None = None


def facts_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the facts of one file."""
    return {"$schema": DIALECT, "$id": SCHEMA_ID, **KnownFacts.model_json_schema()}
