"""Which things become annotations, and what is said of each.

What is asked for and not there is an error. What keeps readiness open is a warning, since nobody
would see it otherwise. What a person should merely look at is left to the other formats.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from mcrubric.formats.github.commands import Annotation, Kind
from mcrubric.formats.outline.closing import failure_text
from mcrubric.formats.outline.matters import undecided
from mcrubric.formats.outline.names import Names, names_of
from mcrubric.formats.outline.phrases import counted, where
from mcrubric.formats.outline.teller import failing, not_all, unsaid, waiting_for
from mcrubric.formats.outline.waived import idle, left
from mcrubric.model.verdicts import GRAVEST_FIRST
from mcrubric.privacy.files import is_numbered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mcrubric.formats.outline.matters import Matter
    from mcrubric.model.findings import Finding
    from mcrubric.model.places import Place
    from mcrubric.model.report import Report
    from mcrubric.model.verdicts import Severity

KINDS: Final[Mapping[Severity, Kind]] = {"error": "error", "warning": "warning", "note": "notice"}

ITSELF: Final = "The check itself failed"
UNCOUNTED: Final = "A waiver counts for nothing"


def annotated(report: Report, *, packed: bool = False) -> Iterator[Annotation]:
    """Yield all annotations, of each kind the gravest first.

    `packed`: the files of the portfolio are none of a repository, so that words alone say places.
    """
    for failure in report.failures:
        yield Annotation("error", ITSELF, failure_text(failure))
    for said in idle(report):
        yield Annotation("notice", UNCOUNTED, said)
    rest = left(report)
    about = _Annotator(names_of(report), packed)
    kept = {gate: len(results) for gate, results in waiting_for(rest).items()}
    for matter in undecided(rest):
        yield about.undecided(matter, kept.pop(matter.finding.requirement, 0))
    for finding in _gravest_first(failing(rest)):
        yield about.finding(KINDS[finding.severity], finding, kept.pop(finding.requirement, 0))


@dataclass(frozen=True, slots=True)
class _Annotator:
    """Says findings as annotations, with how many other requirements wait for each."""

    names: Names
    packed: bool

    def undecided(self, matter: Matter, waiting: int) -> Annotation:
        """Return what keeps a portfolio from being ready or not, the same thing once."""
        made = self.finding("warning", matter.finding, waiting)
        others = len(matter.results) - 1
        same = f" So it is with {counted(others, 'other requirement')}." if others else ""
        return replace(made, title=f"Undecided: {made.title}", message=made.message + same)

    def finding(self, kind: Kind, finding: Finding, waiting: int) -> Annotation:
        """Return what is wrong, or not known, and what to do."""
        said = [self._sentence(finding), finding.remedy]
        if waiting:
            what = counted(waiting, "other requirement is", "other requirements are")
            said.append(f"Until then, {what} not looked at.")
        place = None if self.packed else next(filter(_is_in_repository, finding.places), None)
        text = " ".join(each for each in said if each)
        title = self.names.titled(finding.requirement)
        return Annotation(kind, title, text, place, more=not_all((finding,)))

    def _sentence(self, finding: Finding) -> str:
        """Return a message, with its places where the properties of a command cannot hold them."""
        if not self.packed and len(finding.places) <= 1 and all(map(_fits, finding.places)):
            return finding.message.text
        at = where(unsaid(finding))
        return f"{finding.message.text} ({at})" if at else finding.message.text


def _gravest_first(found: Iterable[Finding]) -> list[Finding]:
    """Return findings by severity, and first one of each requirement: only ten are shown."""
    told: Counter[str] = Counter()
    ranked = []
    for finding in found:
        ranked.append((GRAVEST_FIRST.index(finding.severity), told[finding.requirement], finding))
        told[finding.requirement] += 1
    return [finding for _, _, finding in sorted(ranked, key=lambda each: each[:2])]


def _fits(place: Place) -> bool:
    """Whether a path, a line and a column say all of a place."""
    inside = place.entry is None or place.line is not None
    return _is_in_repository(place) and place.page is None and place.seconds is None and inside


def _is_in_repository(place: Place) -> bool:
    """Whether GitHub can find the file of a place: a number that stands for a name is none."""
    return bool(place.path) and not is_numbered(place.path or "")
