"""Facts as plain data and back, in the shape that JSON has."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from typing import TYPE_CHECKING, Any, Final

from mcrubric.model.artifacts import (
    ActiveContent,
    Facts,
    Medium,
    PageState,
    Problem,
    SheetState,
    SlideState,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

STATES: Final = {
    "page_states": PageState, "slide_states": SlideState, "sheets": SheetState,
    "active": ActiveContent,
}  # fmt: skip
"""The fields of facts that hold values of their own, each with what they are."""
_TEXTS: Final = ("labels", "headings")
_COUNTS: Final = ("pages", "width", "height", "slides", "lines", "paragraphs", "number", "count")


def data_of(value: Any) -> Any:
    """Return a value as JSON has it, without the fields that say nothing."""
    if is_dataclass(value):
        named = ((field, getattr(value, field.name)) for field in fields(value))
        return {
            field.name: data_of(each)
            for field, each in named
            if field.default is MISSING or each != field.default
        }
    return [data_of(each) for each in value] if isinstance(value, tuple) else value


def facts_from(data: Mapping[str, Any], medium: Medium = "unknown", media_type: str = "") -> Facts:
    """Return the facts in data of the published shape.

    `medium` and `media_type` hold where the data do not say what the file is.
    """
    said = _known(data)
    for name, state in STATES.items():
        if name in said:
            said[name] = tuple(state(**_known(each)) for each in said[name])
    for name in _TEXTS:
        if name in said:
            said[name] = tuple(said[name])
    if "problem" in said:
        said["problem"] = Problem(**said["problem"])
    if "labels" in said:
        said.setdefault("pages", len(said["labels"]) or None)
    otherwise = {"medium": medium, **({"media_type": media_type} if media_type else {})}
    return Facts(**{**otherwise, **said})


def _known(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that say something; JSON may write a whole number as 3.0."""
    return {
        name: int(value) if name in _COUNTS else value
        for name, value in data.items()
        if value is not None
    }
