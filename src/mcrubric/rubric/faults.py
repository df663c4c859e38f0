"""What pydantic refuses in a file of an author, said in plain words and cut out of the data."""

from __future__ import annotations

import re
from functools import reduce
from typing import TYPE_CHECKING, Any, Final, Literal, get_args, get_origin

from mcrubric.model.errors import Mistake
from mcrubric.rubric.names import PATTERNS_IN_WORDS
from mcrubric.rubric.plain import Location, in_words
from mcrubric.text.near import near

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

    from mcrubric.rubric.written import Written

_ASKED: Final = {
    "string_type": "a text",
    "string_unicode": "a text",
    "list_type": "a list",
    "dict_type": "a mapping (`name: value`)",
    "model_type": "a mapping (`name: value`)",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "float_type": "a number",
    "float_parsing": "a number",
    "finite_number": "a number",
    "greater_than_equal": "a number from {ge:g} on",
    "less_than_equal": "a number up to {le:g}",
}

_LENGTHS: Final = {
    "string_too_short": "empty; write the text, or leave the key out",
    "string_too_long": "longer than {max_length:,} characters",
}


def mistake(error: ErrorDetails, source: Written, shape: type[BaseModel]) -> Mistake:
    """Say one error of a file's shape in plain words, at its place in the source."""
    location = error["loc"]
    unknown = error["type"] == "extra_forbidden"
    message, guess = _unknown_key(location, shape) if unknown else _said(error)
    if error["type"] == "missing":
        message += _to_be_written(location, shape)
    mark = source.mark(location, key=unknown)
    inside = location[:-1] if unknown or error["type"] == "missing" else location
    if mark is None and inside:
        message = f"{in_words(inside)}: {message}"
    return Mistake(message, mark, guess)


def meant(error: ErrorDetails, shape: type[BaseModel]) -> Location:
    """Return the location that an error is about; of a misspelt key, what was perhaps meant."""
    location = error["loc"]
    if error["type"] != "extra_forbidden":
        return location
    return (*location[:-1], _unknown_key(location, shape)[1] or location[-1])


def without(data: Any, errors: Sequence[ErrorDetails]) -> Any:
    """Return the data without the smallest stretches that hold the errors."""
    wrong = {each["loc"][:-1] if each["type"] == "missing" else each["loc"] for each in errors}
    return _without(data, wrong, ())


def _without(data: Any, wrong: set[Location], at: Location) -> Any:
    if isinstance(data, dict):
        return {
            key: _without(inner, wrong, (*at, key))
            for key, inner in data.items()
            if (*at, key) not in wrong
        }
    if isinstance(data, list):
        return [
            _without(inner, wrong, (*at, position))
            for position, inner in enumerate(data)
            if (*at, position) not in wrong
        ]
    return data


def _unknown_key(location: Location, shape: type[BaseModel]) -> tuple[str, str | None]:
    key, known = str(location[-1]), tuple(_known_keys(location[:-1], shape))
    guess = near(key, known)
    listed = "" if guess else f"; known here are {', '.join(known)}"
    return f"the key {key!r} is not known here{listed}", guess


def _to_be_written(location: Location, shape: type[BaseModel]) -> str:
    """Return what to write for a key that is missing, if it can be but one thing."""
    asked = reduce(_inside, location, shape)
    only = get_args(asked) if get_origin(asked) is Literal else ()
    return f"; write `{location[-1]}: {only[0]}`" if len(only) == 1 else ""


def _said(error: ErrorDetails) -> tuple[str, str | None]:
    key = str(next((step for step in reversed(error["loc"]) if isinstance(step, str)), "this"))
    what = f"an item of {key!r}" if isinstance(error["loc"][-1], int) else repr(key)
    kind, given, context = error["type"], error.get("input"), error.get("ctx", {})
    if kind == "missing":
        return f"the key {key!r} is missing", None
    if kind == "literal_error":
        listed = context["expected"].replace("'", "")
        known = re.split(", | or ", listed)
        guess = near(given, known) if isinstance(given, str) else None
        return f"{what} is {_shown(given)}; it can be {listed}", guess
    if kind == "string_pattern_mismatch":
        return f"{what} is {_shown(given)}, not {PATTERNS_IN_WORDS[context['pattern']]}", None
    if kind in _LENGTHS:
        return f"{what} is {_LENGTHS[kind].format(**context)}", None
    asked = _ASKED.get(kind)
    if asked is None:  # a kind of error that the shapes do not give today
        return f"{what}: {error['msg']}", None
    return f"{what} is {_shown(given)}; {asked.format(**context)} is asked for", None


def _shown(given: Any) -> str:
    if isinstance(given, dict):
        return "a mapping"
    if isinstance(given, list):
        return "a list"
    if given == "":
        return "empty"
    return repr(given)


def _known_keys(location: Location, shape: type[BaseModel]) -> Iterator[str]:
    inside = reduce(_inside, location, shape)
    yield from (field.alias or name for name, field in inside.model_fields.items())


def _inside(annotation: Any, step: str | int) -> Any:
    """Return the type of what stands at a step into a type: a field's, an item's or a value's."""
    if get_origin(annotation) in (list, dict):
        return get_args(annotation)[-1]
    fields = annotation.model_fields.values()
    return next(each.annotation for each in fields if each.alias == step)
