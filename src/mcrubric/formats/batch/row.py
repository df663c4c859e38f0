"""What one line says of a portfolio: where it stands, how much there is to do, what to do first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from mcrubric.formats.outline.matters import undecided
from mcrubric.formats.outline.names import names_of
from mcrubric.formats.outline.teller import Teller, failing, not_all
from mcrubric.model.exits import EXIT_TOOL_FAILED

if TYPE_CHECKING:
    from mcrubric.model.findings import Finding
    from mcrubric.model.report import Report
    from mcrubric.model.verdicts import Readiness

State = Literal[
    "failed", "not-checked", "not-handed-in", "not-ready", "undecided", "in-part", "ready"
]
"""Where a portfolio stands: its readiness, or why it has none."""

WORST_FIRST: Final[tuple[State, ...]] = (
    "failed", "not-checked", "not-handed-in", "not-ready", "undecided", "in-part", "ready",
)  # fmt: skip
WORDS: Final[dict[State, str]] = {
    "failed": "tool failed",
    "not-checked": "not checked",
    "not-handed-in": "not handed in",
    "not-ready": "not ready",
    "undecided": "undecided",
    "in-part": "in part",
    "ready": "ready",
}

NUMBERS: Final = ("to_do", "worth_a_look", "undecided")

LONGEST: Final = 300
"""Characters of a message that are kept: a line is no longer, whatever is handed in."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is to do, is worth a look, and is for a person to decide.

    `at_least` names those of which there are more than are listed.
    """

    to_do: int = 0
    worth_a_look: int = 0
    undecided: int = 0
    at_least: tuple[str, ...] = ()

    @property
    def shown(self) -> tuple[str, ...]:
        """The three numbers as a person reads them, such as `14`, and `200+` for at least 200."""
        return tuple(f"{getattr(self, name)}{'+' * (name in self.at_least)}" for name in NUMBERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One portfolio of many, by the name under which it was handed in.

    `counts` is None where nothing was looked at. `requirement` and `first` say what to look at
    first, both blank if there is nothing. `exit` is the exit code that it has alone. `reports` are
    links to its reports, by the names of their formats. `lacks_rubric`: it was not checked since it
    names no rubric that it can be checked against.
    """

    name: str
    state: State
    exit: int
    counts: Counts | None = None
    requirement: str = ""
    first: str = ""
    reports: tuple[tuple[str, str], ...] = ()
    lacks_rubric: bool = False

    @property
    def handed_in(self) -> bool:
        """Whether it is there at all."""
        return self.state != "not-handed-in"

    @property
    def readiness(self) -> Readiness | None:
        """Its readiness as a report has it; what was not handed in is not ready."""
        if not self.handed_in:
            return "not-ready"
        return self.state if self.state in ("ready", "not-ready", "undecided") else None


def row_of(
    report: Report,
    shown: Report,
    *,
    name: str,
    exit_code: int,
    reports: tuple[tuple[str, str], ...] = (),
) -> Row:
    """Return the line of a report; `shown` is the same report as others may see it."""
    requirement, first = _first(shown)
    return Row(
        name=name,
        state=_state(report, exit_code),
        exit=exit_code,
        counts=_counts(report),
        requirement=requirement,
        first=first if len(first) <= LONGEST else f"{first[: LONGEST - 1]}\u2026",
        reports=reports,
    )


def _state(report: Report, exit_code: int) -> State:
    """Return where a portfolio stands; whatever its report says, a failure is no readiness."""
    if exit_code == EXIT_TOOL_FAILED:
        return "failed"
    return report.readiness or "in-part"


def _counts(report: Report) -> Counts:
    wrong = list(failing(report))
    tasks = [each for each in wrong if each.severity == "error"]
    hints = [each for each in wrong if each.severity == "warning"]
    left = [matter.finding for matter in undecided(report)]
    pairs = zip(NUMBERS, (tasks, hints, left), strict=True)
    more = tuple(name for name, found in pairs if not_all(found))
    return Counts(len(tasks), len(hints), len(left), more)


def _first(report: Report) -> tuple[str, str]:
    """Return the gravest thing, with its requirement, in the order of the report."""
    for failure in report.failures:
        return failure.requirement or "", f"The software failed: {failure.error}"
    finding = _gravest(report)
    if finding is None:
        return "", ""
    about = Teller(names_of(report), {}).about(finding)
    text = finding.message.text
    return finding.requirement, f"{about}: {text}" if about else text


def _gravest(report: Report) -> Finding | None:
    wrong = list(failing(report))
    order = (
        *(each for each in wrong if each.severity == "error"),
        *(matter.finding for matter in undecided(report)),
        *(each for each in wrong if each.severity == "warning"),
    )
    return next(iter(order), None)
