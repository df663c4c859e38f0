"""Which things become annotations, and what is said of each.

What is asked for and not there is an error. What keeps readiness open is a warning, since nobody
would see it otherwise. What a person should merely look at is left to the other formats.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from mcrubric.formats.github.commands import Annotation, Kind
from mcrubric.formats.outline.closing import failure_text
from mcrubric.formats.outline.matters import undecided
from mcrubric.formats.outline.names import names_of
from mcrubric.formats.outline.phrases import counted, where
from mcrubric.formats.outline.task import WORST_FIRST
from mcrubric.formats.outline.teller import failing, not_all, unsaid, waiting_for
from mcrubric.privacy.files import is_numbered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mcrubric.formats.outline.names import Names
    from mcrubric.model.findings import Finding
    from mcrubric.model.places import Place
    from mcrubric.model.report import Report
    from mcrubric.model.verdicts import Severity

KINDS: Final[Mapping[Severity, Kind]] = {"error": "error", "warning": "warning", "note": "notice"}

ITSELF: Final = "The check itself failed"


def annotated(report: Report, *, packed: bool = False) -> Iterator[Annotation]:
    """Yield all annotations, of each kind the gravest first.

    `packed`: the files of the portfolio are none of a repository, so that words alone say places.
    """
    for failure in report.failures:
        yield Annotation("error", ITSELF, failure_text(failure))
    names, kept = names_of(report), waiting_for(report)
    yield from _undecided(report, names, packed=packed)
    for finding in _gravest_first(failing(report)):
        waiting = len(kept.pop(finding.requirement, ()))
        kind = KINDS[finding.severity]
        yield _annotation(kind, finding, names, waiting, packed=packed)
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


def _undecided(report: Report, names: Names, *, packed: bool) -> Iterator[Annotation]:
    """Yield what keeps a portfolio from being ready or not, the same thing once."""
    for matter in undecided(report):
        yield _annotation("warning", matter.finding, names, title="Undecided: ", packed=packed)


def _waiting(gate: str, waiting: int, names: Names) -> Annotation:
    """Return what is told of requirements that wait for one which is not told of itself."""
    text = f"{counted(waiting, 'requirement')} cannot be looked at until {gate} is met."
    return Annotation("warning", f"Undecided: {names.titled(gate)}", text)


def _annotation(
    kind: Kind, finding: Finding, names: Names, waiting: int = 0, title: str = "", *, packed: bool
) -> Annotation:
    said = [_sentence(finding, packed=packed), finding.remedy]
    if waiting:
        what = counted(waiting, "other requirement is", "other requirements are")
        said.append(f"Until then, {what} not looked at.")
    place = None if packed else next(filter(_is_in_repository, finding.places), None)
    text = " ".join(each for each in said if each)
    titled = title + names.titled(finding.requirement)
    return Annotation(kind, titled, text, place, more=not_all((finding,)))


def _sentence(finding: Finding, *, packed: bool) -> str:
    """Return a message, with its places where the properties of a command cannot hold them."""
    if not packed and len(finding.places) <= 1 and all(map(_fits, finding.places)):
        return finding.message.text
    at = where(unsaid(finding))
    return f"{finding.message.text} ({at})" if at else finding.message.text


def _fits(place: Place) -> bool:
    """Whether a path, a line and a column say all of a place."""
    inside = place.entry is None or place.line is not None
    return _is_in_repository(place) and place.page is None and place.seconds is None and inside


def _is_in_repository(place: Place) -> bool:
    """Whether GitHub can find the file of a place: a number that stands for a name is none."""
    return bool(place.path) and not is_numbered(place.path or "")
