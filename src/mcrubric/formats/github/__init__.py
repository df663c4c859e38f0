"""Annotations for a workflow on GitHub: the gravest things, as commands to its runner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.model.formats import Format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.formats import Look
    from mcrubric.model.report import Report

__all__ = ["GITHUB", "write"]

UNSEEN: Final = "The check itself failed in places, so not everything was looked at."
"""Said behind the verdict, which may be that nothing is missing."""


def write(report: Report, look: Look) -> Iterator[str]:
    """Give the annotations, and behind them one line with the verdict."""
    from mcrubric.escaping.github import log_line
    from mcrubric.formats.github.chosen import annotated
    from mcrubric.formats.github.commands import as_commands

    for line in as_commands(annotated(report, packed=look.packed), look):
        yield f"{line}\n"
    yield f"{log_line(' '.join(_last(report)))}\n"


def _last(report: Report) -> Iterator[str]:
    """Yield what the whole comes to: the verdict, what is waived, and what changed."""
    from mcrubric.formats.outline.changed_counts import counts
    from mcrubric.formats.outline.summary import verdict, waived
    from mcrubric.formats.outline.waived import left

    rest = left(report)
    yield verdict(rest)
    yield from waived(rest)
    if report.since:
        yield f"Since the earlier report: {counts(report, report.since)}"
    if report.failures:
        yield UNSEEN


GITHUB = Format(
    name="github",
    summary="for a workflow on GitHub: annotations",
    write=write,
    shared=True,
)
