"""The published rubric schema: the shape of a rubric file, with the settings of each check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mcrubric.engine.settings import settings_model
from mcrubric.rubric.file import rubric_schema

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcrubric.check import Check

REQUIREMENT = "RequirementShape"


def published_rubric_schema(checks: Iterable[Check]) -> dict[str, Any]:
    """Return the JSON Schema of a rubric file, in which `with` fits the `check` beside it.

    A check that is not among these, such as a plugin's, may have any settings.
    """
    schema = rubric_schema()
    schema["$defs"][REQUIREMENT]["allOf"] = [_settings_of(check) for check in checks]
    return schema


def _settings_of(check: Check) -> dict[str, Any]:
    settings = settings_model(check).model_json_schema()
    needed = {"required": ["with"]} if settings.get("required") else {}
    return {
        "if": {"properties": {"check": {"const": check.name}}, "required": ["check"]},
        "then": {"properties": {"with": settings}, **needed},
    }
