"""Many hand-ins, one after the other: each gets its report or its error, and costs no other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mcrubric.model.errors import McrubricError
from mcrubric.model.report import Report
from mcrubric.model.rubric import Rubric
from mcrubric.portfolio.manifest import names_rubric

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from mcrubric.engine.validator import PlanValidator

ANY: Final = Rubric(
    id="none", version="0", title="No rubric is known, for what was handed in cannot be read"
)
"""Asks for nothing but that a hand-in can be read, which is asked whatever it is for."""

MANIFEST_UNREAD: Final = frozenset(("bad-manifest", "unreadable-manifest"))
"""Faults for which a manifest may name a rubric that nobody can read."""


class NamesNoRubricError(McrubricError):
    """A hand-in can be opened and does not say which rubric it is for."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One hand-in of many, with its report, or with the error that came instead of one."""

    source: Path
    report: Report | None = None
    error: Exception | None = None


def one_by_one(sources: Iterable[Path], validate: Callable[[Path], Report]) -> Iterator[Checked]:
    """Validate hand-ins in their order; none is kept here, and none is looked at ahead of time."""
    for source in sources:
        yield _checked(source, validate)


def _checked(source: Path, validate: Callable[[Path], Report]) -> Checked:
    try:
        return Checked(source, report=validate(source))
    except Exception as error:  # noqa: BLE001 - whatever happens to one, the others go on
        return Checked(source, error=error)


class ByRubric:
    """Validates hand-ins against the rubric that each names; to be closed.

    A validator is made when a rubric is first named, and serves all that name it.
    """

    def __init__(
        self, load: Callable[[str], Rubric], planned: Callable[[Rubric], PlanValidator]
    ) -> None:
        self._load = load
        self._planned = planned
        self._made: dict[str | None, PlanValidator] = {}

    def validate(
        self,
        source: Path,
        *,
        parts: Collection[str] | None = None,
        basis: Collection[str] | None = None,
    ) -> Report:
        """Return the report on one hand-in.

        What cannot be opened, or whose manifest cannot be read, cannot say its rubric: it is told
        as what it is, for its sender to mend.

        Raises:
            NamesNoRubricError: it can be read and names none.
            McrubricError: it names one that cannot be had.
        """
        named = names_rubric(source)
        if named is not None:
            return self._of(named).validate(source, parts=parts, basis=basis)
        report = self._of(None).validate(source)
        if report.ready or not (report.portfolio.files == 0 or _unread_manifest(report)):
            raise NamesNoRubricError
        return report

    def close(self) -> None:
        """End the processes that were started."""
        for validator in self._made.values():
            validator.close()

    def _of(self, named: str | None) -> PlanValidator:
        if named not in self._made:
            self._made[named] = self._planned(ANY if named is None else self._load(named))
        return self._made[named]


def _unread_manifest(report: Report) -> bool:
    return any(finding.message.key in MANIFEST_UNREAD for finding in report.findings)
