"""The lines of portfolios that have no report: why not, and whose it is to mend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.engine.batch import Checked, NamesNoRubricError
from mcrubric.formats.batch.row import Row
from mcrubric.model.errors import (
    AbstractRubricError,
    McrubricError,
    NoSuchPathError,
    UnknownRubricError,
)
from mcrubric.model.exits import EXIT_FOUND, EXIT_OK, EXIT_TOOL_FAILED, EXIT_USAGE
from mcrubric.model.guesses import did_you_mean
from mcrubric.model.plugin_errors import PluginLoadError, load_failure
from mcrubric.model.raised import describe

if TYPE_CHECKING:
    from mcrubric.engine.readiness import FailOn

NAMES_NONE: Final = "It does not say which rubric it is for."
NAMES_OTHER: Final = "It names a rubric that there is not"
NO_RUBRIC: Final = (NamesNoRubricError, UnknownRubricError, AbstractRubricError)
"""What is raised where another rubric has to be named."""

GONE: Final = "It is a link that leads nowhere, or is no longer there."


def missing_row(name: str, guess: str | None, fail_on: FailOn) -> Row:
    """Return the line of what was expected and is not there."""
    said = f"Not handed in; {guess} is there and was not expected." if guess else "Not handed in."
    exit_code = EXIT_OK if fail_on == "never" else EXIT_FOUND
    return Row(name=name, state="not-handed-in", exit=exit_code, first=said)


def row_of_error(checked: Checked, name: str) -> Row:
    """Return the line of a portfolio that could not be checked, in no word of its author's."""
    error = checked.error
    if isinstance(error, PluginLoadError):
        said = "; ".join((NAMES_OTHER, *map(load_failure, error.failures)))
        return Row(name=name, state="failed", exit=EXIT_TOOL_FAILED, first=f"{said}.")
    if isinstance(error, McrubricError):
        first = _first(error, str(checked.source))
        lacks = isinstance(error, NO_RUBRIC)
        return Row(name=name, state="not-checked", exit=EXIT_USAGE, first=first, lacks_rubric=lacks)
    said = f"The software failed: {describe(error)}." if error else "The software failed."
    return Row(name=name, state="failed", exit=EXIT_TOOL_FAILED, first=said)


def _first(error: McrubricError, path: str) -> str:
    if isinstance(error, NamesNoRubricError):
        return NAMES_NONE
    if isinstance(error, UnknownRubricError):
        return f"{NAMES_OTHER}{did_you_mean(error.guess)}."
    if isinstance(error, NoSuchPathError) and error.path == path:
        return GONE
    return str(error).partition("\n")[0]
