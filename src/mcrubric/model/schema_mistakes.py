"""What does not fit a JSON Schema, in plain words and all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mcrubric.model.errors import Mistake

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jsonschema.exceptions import ValidationError

NAMES: Final = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "null",
}
"""The types of JSON in words."""


def mistakes_in(data: Any, schema: Mapping[str, Any]) -> tuple[Mistake, ...]:
    """Return what a schema (2020-12) finds wrong with data, each with its JSON pointer.

    Nothing is fetched to find out, whatever the schema refers to.
    """
    from jsonschema import Draft202012Validator
    from referencing import Registry

    validator = Draft202012Validator(schema, registry=Registry())
    wrong = (
        Mistake(f"{pointer(error.absolute_path)}: {_plain(error)}")
        for error in validator.iter_errors(data)
    )
    return tuple(sorted(wrong, key=str))


def pointer(path: Iterable[str | int]) -> str:
    """Return a JSON pointer (RFC 6901); the empty one, for the whole, in words."""
    steps = (str(step).replace("~", "~0").replace("/", "~1") for step in path)
    return "".join(f"/{step}" for step in steps) or "the whole"


def _plain(error: ValidationError) -> str:
    """Say what is wrong without the value itself, which may be a candidate's words."""
    asked: Any = error.validator_value
    if error.validator == "required":
        missing = next(key for key in asked if f"{key!r} is a required" in error.message)
        return f"the key {missing!r} is missing"
    return f"this is not {_expected({str(error.validator): asked})}"


def _expected(schema: Mapping[str, Any]) -> str:
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(_expected(each) for each in schema["anyOf"]))
    if "enum" in schema:
        return f"one of {', '.join(map(repr, schema['enum']))}"
    if "const" in schema:
        return repr(schema["const"])
    return NAMES.get(str(schema.get("type")), "as the schema asks")
