"""Which things become annotations, and how one is said.

What is asked for and not there is an error. What keeps readiness open is a warning, since nobody
would see it otherwise. What a person should merely look at is left to the other formats.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from mcrubric.escaping import github
from mcrubric.formats.outline.closing import failure_text
from mcrubric.formats.outline.matters import undecided
from mcrubric.formats.outline.names import names_of
from mcrubric.formats.outline.phrases import counted, where
from mcrubric.formats.outline.task import WORST_FIRST
from mcrubric.formats.outline.teller import failing, waiting_for
from mcrubric.model.places import Place
from mcrubric.privacy.words import cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mcrubric.formats.outline.names import Names
    from mcrubric.model.formats import Look
    from mcrubric.model.report import Finding, Report
    from mcrubric.model.verdicts import Severity

Kind = Literal["error", "warning", "notice"]

KINDS: Final[Mapping[Severity, Kind]] = {"error": "error", "warning": "warning", "note": "notice"}

MOST: Final = 10
"""Annotations of a kind that GitHub keeps of one step; of the others it says nothing."""

MESSAGE: Final = 4_000
"""Characters of a message: GitHub cuts off after 64 KiB, also in the middle of a word, and one
character may take twelve bytes when it is escaped."""

TITLE: Final = 200
"""Characters of a title, of which GitHub takes 255."""

ITSELF: Final = "The check itself failed"


@dataclass(frozen=True, slots=True)
class Annotation:
    """What is said at a place of a file, if there is one."""

    kind: Kind
    title: str
    message: str
    place: Place | None = None


def annotated(report: Report) -> Iterator[Annotation]:
    """Yield all annotations, of each kind the gravest first."""
    for failure in report.failures:
        yield Annotation("error", ITSELF, failure_text(failure))
    names, kept = names_of(report), waiting_for(report)
    yield from _undecided(report, names)
    for finding in _gravest_first(failing(report)):
        waiting = len(kept.pop(finding.requirement, ()))
        yield _annotation(KINDS[finding.severity], finding, names, waiting)
    for gate, results in kept.items():
        yield _waiting(gate, len(results), names)


def _gravest_first(found: Iterable[Finding]) -> list[Finding]:
    """Return findings by severity, and first one of each requirement: only ten are shown."""
    told: Counter[str] = Counter()
    ranked = []
    for finding in found:
        ranked.append((WORST_FIRST.index(finding.severity), told[finding.requirement], finding))
        told[finding.requirement] += 1
    return [finding for _, _, finding in sorted(ranked, key=lambda each: each[:2])]


def _undecided(report: Report, names: Names) -> Iterator[Annotation]:
    """Yield what keeps a portfolio from being ready or not, the same thing once."""
    for matter in undecided(report):
        yield _annotation("warning", matter.finding, names, title="Undecided: ")


def _waiting(gate: str, waiting: int, names: Names) -> Annotation:
    """Return what is told of requirements that wait for one which is not told of itself."""
    title = _title(gate, names)
    text = f"{counted(waiting, 'requirement')} cannot be looked at until {gate} is met."
    return Annotation("warning", f"Undecided: {title}", text)


def _annotation(
    kind: Kind, finding: Finding, names: Names, waiting: int = 0, title: str = ""
) -> Annotation:
    said = [_sentence(finding), finding.remedy]
    if waiting:
        what = counted(waiting, "other requirement is", "other requirements are")
        said.append(f"Until then, {what} not looked at.")
    place = next((each for each in finding.places if each.path), None)
    text = " ".join(each for each in said if each)
    return Annotation(kind, title + _title(finding.requirement, names), text, place)


def _sentence(finding: Finding) -> str:
    """Return a message, with its places where the properties of a command cannot hold them."""
    if len(finding.places) <= 1 and all(map(_is_line, finding.places)):
        return finding.message.text
    at = where(finding.places)
    return f"{finding.message.text} ({at})" if at else finding.message.text


def _is_line(place: Place) -> bool:
    """Whether a path, a line and a column say all of a place."""
    inside = place.entry is None or place.line is not None
    return bool(place.path) and place.page is None and place.seconds is None and inside


def _title(requirement: str, names: Names) -> str:
    label = names.labels.get(requirement)
    return f"{label} ({requirement})" if label else requirement


def as_commands(told: Iterable[Annotation], look: Look) -> Iterator[str]:
    """Yield at most ten commands of a kind; the tenth says how many more there are."""
    shown: dict[Kind, list[Annotation]] = {"error": [], "warning": [], "notice": []}
    more: Counter[Kind] = Counter()
    for each in told:
        if len(shown[each.kind]) < MOST:
            shown[each.kind].append(each)
        else:
            more[each.kind] += 1
    for kind, found in shown.items():
        for each in found:
            left = more[kind] if each is found[-1] else 0
            last = f" (And {counted(left, f'more {kind}')}.)" if left else ""
            yield _command(each, last, look)


def _command(said: Annotation, last: str, look: Look) -> str:
    properties = {"title": cut(said.title, TITLE)}
    if said.place and said.place.path:
        properties = {"file": look.path(said.place.path), **_lines(said.place), **properties}
    return github.command(said.kind, cut(said.message, MESSAGE) + last, properties)


def _lines(place: Place) -> dict[str, str]:
    """Return the line and the column; a column alone means nothing."""
    if place.line is None:
        return {}
    column = {} if place.column is None else {"col": str(place.column)}
    return {"line": str(place.line), **column}
