"""What does not fit a JSON Schema, in plain words and all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mcrubric.model.errors import Mistake

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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
_FORMS: Final = ("anyOf", "oneOf")
"""The words of a schema for a value that may have one of several forms."""


def mistakes_in(data: Any, schema: Mapping[str, Any]) -> tuple[Mistake, ...]:
    """Return what a schema (2020-12) finds wrong with data, each with its JSON pointer.

    Nothing is fetched to find out, whatever the schema refers to.
    """
    from jsonschema import Draft202012Validator
    from referencing import Registry

    validator = Draft202012Validator(schema, registry=Registry())
    found = (each for error in validator.iter_errors(data) for each in _innermost(error))
    return tuple(sorted((each for error in found for each in _told(error)), key=str))


def pointer(path: Iterable[str | int]) -> str:
    """Return a JSON pointer (RFC 6901); the empty one, for the whole, in words."""
    steps = (str(step).replace("~", "~0").replace("/", "~1") for step in path)
    return "".join(f"/{step}" for step in steps) or "the whole"


def _innermost(error: ValidationError) -> Iterator[ValidationError]:
    """Give the mistakes within the one form of several that was meant, if it can be told."""
    meant = _meant(error)
    if len(meant) != 1:
        yield error
        return
    for each in meant[0]:
        yield from _innermost(each)


def _meant(error: ValidationError) -> list[list[ValidationError]]:
    """Return the mistakes in each form that was perhaps meant: of the type, and with the fewest."""
    if error.validator not in _FORMS or not isinstance(error.instance, dict | list):
        return []
    forms: dict[Any, list[ValidationError]] = {}
    for each in error.context or ():
        forms.setdefault(each.schema_path[0], []).append(each)
    of_type = [form for form in forms.values() if not any(map(_wrong_type, form))]
    fewest = min(map(len, of_type), default=0)
    return [form for form in of_type if len(form) == fewest]


def _wrong_type(error: ValidationError) -> bool:
    return error.validator == "type" and not error.relative_path


def _told(error: ValidationError) -> Iterator[Mistake]:
    """Say what is wrong without the value itself, which may be a candidate's words."""
    where, asked = pointer(error.absolute_path), error.validator_value
    if error.validator == "additionalProperties" and asked is False:
        yield from _unknown_keys(where, error)
    elif error.validator == "required":
        yield Mistake(f"{where}: the key {_missing(error)!r} is missing")
    elif missing := _missing_in_each(_meant(error)):
        keys = ", ".join(map(repr, missing))
        yield Mistake(f"{where}: one of the keys {keys} is missing")
    else:
        yield Mistake(f"{where}: this is not {_expected({str(error.validator): asked})}")


def _missing_in_each(forms: list[list[ValidationError]]) -> list[str]:
    """Return the key that each of several forms lacks, none if they lack something else."""
    lacking = all(len(form) == 1 and form[0].validator == "required" for form in forms)
    return [_missing(each) for form in forms for each in form] if lacking else []


def _missing(error: ValidationError) -> str:
    asked: Any = error.validator_value
    return next((key for key in asked if f"{key!r} is a required" in error.message), "")


def _unknown_keys(where: str, error: ValidationError) -> Iterator[Mistake]:
    from difflib import get_close_matches

    schema: Any = error.schema
    data: Any = error.instance
    known = sorted(schema.get("properties", ()))
    for key in data:
        if key not in known:
            guess = next(iter(get_close_matches(key, known, n=1)), None)
            yield Mistake(f"{where}: the key {key!r} is not known here", guess=guess)


def _expected(schema: Mapping[str, Any]) -> str:
    if forms := schema.get("anyOf") or schema.get("oneOf"):
        return " or ".join(dict.fromkeys(map(_expected, forms)))
    if "enum" in schema:
        return f"one of {', '.join(map(repr, schema['enum']))}"
    if "const" in schema:
        return repr(schema["const"])
    return NAMES.get(str(schema.get("type")), "as the schema asks")
