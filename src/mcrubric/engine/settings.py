"""A check's settings, read from a rubric by the types that its function declares."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from mcrubric.model.errors import CheckDefinitionError
from mcrubric.text.near import near

if TYPE_CHECKING:
    from pydantic import BaseModel

    from mcrubric.check import Check


@dataclass(frozen=True, slots=True)
class WrongSetting:
    """A setting that cannot be used: its name in the rubric, what is wrong, a likely slip."""

    setting: str
    message: str
    guess: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """The values by Python name, and what is wrong with what was written."""

    values: Mapping[str, Any] = field(default_factory=dict)
    wrong: tuple[WrongSetting, ...] = ()


def read_settings(check: Check, written: Mapping[str, Any]) -> Settings:
    """Return the settings of a check, converted and complete with defaults."""
    if not written and not check.parameters:
        return Settings()
    from pydantic import ValidationError

    try:
        read = settings_model(check).model_validate(dict(written))
    except ValidationError as error:
        return Settings(wrong=tuple(_wrong(check, each) for each in error.errors()))
    values = (getattr(read, field) for field in type(read).model_fields)
    return Settings(dict(zip((each.name for each in check.parameters), values, strict=True)))


def settings_model(check: Check) -> type[BaseModel]:
    """Return the pydantic model of a check's settings; its JSON Schema is the published one.

    Raises:
        CheckDefinitionError: a parameter is of a type that no rubric can write.
    """
    from pydantic import ConfigDict, Field, create_model
    from pydantic.errors import PydanticSchemaGenerationError

    # The fields have names of their own, so that a parameter may be called `schema` or `copy`.
    fields: dict[str, Any] = {
        f"setting_{number}": (
            each.type,
            Field(
                default=... if each.default is inspect.Parameter.empty else each.default,
                alias=each.setting,
                title=each.setting,
            ),
        )
        for number, each in enumerate(check.parameters)
    }
    try:
        return create_model(check.name, __config__=ConfigDict(extra="forbid"), **fields)
    except PydanticSchemaGenerationError as error:
        raise CheckDefinitionError(
            f"check {check.name!r}: a setting is of a type that a rubric cannot write"
        ) from error


ASKED: Final = {
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_parsing": "a number",
    "float_type": "a number",
    "bool_parsing": "true or false",
    "bool_type": "true or false",
    "string_type": "a text",
    "list_type": "a list",
    "greater_than": "more than {gt}",
    "greater_than_equal": "at least {ge}",
    "less_than": "less than {lt}",
    "less_than_equal": "at most {le}",
    "literal_error": "one of {expected}",
}
"""What pydantic's kinds of mistakes ask for, in plain words."""


def _wrong(check: Check, error: Any) -> WrongSetting:
    setting = str(error["loc"][0]) if error["loc"] else ""
    names = [each.setting for each in check.parameters]
    if error["type"] == "missing" and len(error["loc"]) == 1:
        return WrongSetting(setting, f"the check {check.name!r} needs the setting {setting!r}")
    if error["type"] == "extra_forbidden":
        has = f"it has {', '.join(names)}" if names else "it has none"
        message = f"the check {check.name!r} has no setting {setting!r}; {has}"
        return WrongSetting(setting, message, near(setting, names))
    asked = ASKED.get(error["type"])
    should = f"should be {asked.format(**error.get('ctx', {}))}" if asked else str(error["msg"])
    return WrongSetting(setting, f"{setting} {should}, not {error['input']!r}")
