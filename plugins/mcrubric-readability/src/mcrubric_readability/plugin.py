"""What this package adds to mcrubric; the entry point names this module."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcrubric.plugin import hookimpl

from mcrubric_readability.reading_grade import reading_grade
from mcrubric_readability.sentence_length import sentence_length

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcrubric.plugin import Observations


@hookimpl
def mcrubric_checks() -> tuple[Callable[..., Observations], ...]:
    """Return the checks of this package."""
    return (reading_grade, sentence_length)
