"""A check's settings, read from a rubric by the types that its function declares."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

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
    return Settings({each.name: getattr(read, each.name) for each in check.parameters})


def settings_model(check: Check) -> type[BaseModel]:
    """Return the pydantic model of a check's settings; its JSON Schema is the published one."""
    from pydantic import ConfigDict, Field, create_model

    fields: dict[str, Any] = {
        each.name: (
            each.type,
            Field(
                default=... if each.default is inspect.Parameter.empty else each.default,
                alias=each.setting,
            ),
        )
        for each in check.parameters
    }
    return create_model(check.name, __config__=ConfigDict(extra="forbid"), **fields)


def _wrong(check: Check, error: Any) -> WrongSetting:
    setting = str(error["loc"][0]) if error["loc"] else ""
    names = [each.setting for each in check.parameters]
    if error["type"] == "missing":
        return WrongSetting(setting, f"the check {check.name!r} needs the setting {setting!r}")
    if error["type"] == "extra_forbidden":
        near = get_close_matches(setting, names, n=1)
        has = f"it has {', '.join(names)}" if names else "it has none"
        message = f"the check {check.name!r} has no setting {setting!r}; {has}"
        return WrongSetting(setting, message, near[0] if near else None)
    said = str(error["msg"])
    return WrongSetting(setting, f"{setting}: {said[:1].lower()}{said[1:]}, not {error['input']!r}")
