"""What can go wrong for the people who call us."""

from __future__ import annotations

from mcrubric.model.errors import (
    CheckDefinitionError,
    FactsError,
    McrubricError,
    Mistake,
    MistakesError,
    NoSuchPathError,
    ReportError,
    RubricError,
    UnknownPartError,
    UnknownRubricError,
    WaiversError,
)
from mcrubric.model.plugin_errors import PluginLoadError

__all__ = [
    "CheckDefinitionError",
    "FactsError",
    "McrubricError",
    "Mistake",
    "MistakesError",
    "NoSuchPathError",
    "PluginLoadError",
    "ReportError",
    "RubricError",
    "UnknownPartError",
    "UnknownRubricError",
    "WaiversError",
]
