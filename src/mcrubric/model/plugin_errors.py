"""What is said where a plugin that could not be loaded may have the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcrubric.model.errors import McrubricError

if TYPE_CHECKING:
    from mcrubric.model.failures import Failure


class PluginLoadError(McrubricError):
    """Something is not there, and may be in a plugin that could not be loaded.

    `missing` says what is not there, `failures` are the plugins with their reasons.
    """

    def __init__(self, missing: McrubricError, failures: tuple[Failure, ...]) -> None:
        super().__init__(missing, failures)
        self.missing = missing
        self.failures = failures

    def __str__(self) -> str:
        return "\n".join((str(self.missing), *map(load_failure, self.failures)))


def load_failure(failure: Failure) -> str:
    """Say which plugin could not be loaded, and why."""
    return f"the plugin {failure.plugin} could not be loaded: {failure.error}"
