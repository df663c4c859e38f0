"""What the shapes of the files that authors of rubrics write have in common."""

from __future__ import annotations

from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field

Text = Annotated[str, Field(min_length=1)]
UNSAID: Final[Any] = None
"""The default of every optional field; nobody reads it, for only what a file says is dumped."""


class Shape(BaseModel):
    """What all shapes have in common: kebab-case keys, and no others than these."""

    model_config = ConfigDict(
        extra="forbid",
        alias_generator=lambda name: name.replace("_", "-"),
        defer_build=True,
        # The same engine as jsonschema's, so that both accept the same documents.
        regex_engine="python-re",
    )


def published(shape: type[Shape], schema_id: str, title: str) -> dict[str, Any]:
    """Return the JSON Schema that is published for the files of a shape.

    A document given as JSON is accepted by it exactly if the shape accepts it strictly.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": schema_id,
        **_without_defaults(shape.model_json_schema(by_alias=True)),
        "title": title,
    }


def _without_defaults(schema: Any) -> Any:
    if isinstance(schema, dict):
        return {key: _without_defaults(each) for key, each in schema.items() if key != "default"}
    return [_without_defaults(each) for each in schema] if isinstance(schema, list) else schema
