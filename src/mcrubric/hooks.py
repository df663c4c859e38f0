"""The hooks by which an installed package adds checks, readers, formats and rubrics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pluggy

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mcrubric.check import CheckFunction

GROUP: Final = "mcrubric"
"""The entry point group, and pluggy's project name."""

hookspec: Final = pluggy.HookspecMarker(GROUP)
hookimpl: Final = pluggy.HookimplMarker(GROUP)


@hookspec
def mcrubric_checks() -> Iterable[CheckFunction]:  # type: ignore[empty-body]
    """Return functions decorated with `@mcrubric.plugin.check`."""


@hookspec
def mcrubric_readers() -> Iterable[Any]:  # type: ignore[empty-body]
    """Return readers of written parts (`Reader`) and of artifacts (`FactReader`)."""


@hookspec
def mcrubric_formats() -> Iterable[Any]:  # type: ignore[empty-body]
    """Return output formats (`Format`)."""


@hookspec
def mcrubric_rubrics() -> Iterable[Path]:  # type: ignore[empty-body]
    """Return folders with rubrics; an id is the path below the folder, without suffix."""
