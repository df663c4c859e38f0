"""What a report looked at, so that what it does not tell is called fixed only if it was."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from mcrubric.engine.renames import Names, paths_told
from mcrubric.model.findings import AND_MORE
from mcrubric.model.report import Report
from mcrubric.model.rubric import READABLE_ID
from mcrubric.privacy.files import files_of, is_numbered
from mcrubric.privacy.fitting import ids_of
from mcrubric.privacy.targets import Targets

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.findings import Finding, Judgement, Result

UNKNOWN: Final = "?"
"""What stands in the id of a target for a name that is no file's."""


@dataclass(frozen=True)
class Sight:
    """One report, by what it looked at.

    Ids of targets are compared without words (`alike`), for either report may be written so. What
    becomes the same by that counts as one target: it was looked at if all of it was.
    """

    report: Report

    @cached_property
    def _targets(self) -> Targets:
        return Targets(files_of(self.report, names=True), ids_of(self.report))

    def alike(self, target: str) -> str:
        """Return the id of a target as it is compared."""
        return self._targets.alike(target)

    @cached_property
    def results(self) -> Mapping[str, Result]:
        """The results by requirement."""
        return {each.requirement: each for each in self.report.results}

    @cached_property
    def paths(self) -> frozenset[str]:
        """The names of files."""
        return frozenset(paths_told(self.report))

    @cached_property
    def files(self) -> Names:
        """The names of files, each for itself: with them a target is known to lie in one."""
        return Names({path: path for path in self.paths})

    @cached_property
    def judged(self) -> Mapping[tuple[str, str], list[Judgement]]:
        """The judgements by requirement and target."""
        found: dict[tuple[str, str], list[Judgement]] = defaultdict(list)
        for result in self.report.results:
            for judgement in result.judgements:
                found[result.requirement, self.alike(judgement.target)].append(judgement)
        return found

    @cached_property
    def left_open(self) -> frozenset[tuple[str, str]]:
        """Where a judgement was not made in full, by requirement and target."""
        return frozenset(about for about, found in self.judged.items() if any(map(is_open, found)))

    @cached_property
    def targets(self) -> frozenset[str]:
        """All targets that any requirement was judged at."""
        return frozenset(target for _, target in self.judged)

    @cached_property
    def has_names(self) -> bool:
        """Whether files are called by their names."""
        return not any(map(is_numbered, self.paths))

    @cached_property
    def _unnamed(self) -> Mapping[str, int]:
        """How many citations of an entry name no file, by that id of theirs."""
        most: dict[str, int] = {}
        for (_, target), found in self.judged.items():
            if target.endswith(f"/{UNKNOWN}"):
                most[target] = max(most.get(target, 0), len(found))
        return most

    def unnamed(self, target: str) -> int:
        """Return how many citations in the entry of a target name no file.

        The citation of a file that is gone bears the name that was written; it may be any of them.
        """
        return self._unnamed.get(f"{target.partition('/')[0]}/{UNKNOWN}", 0)

    @cached_property
    def entries(self) -> frozenset[str]:
        """The entries that cite something, or have no detail."""
        cited = self.targets - self.paths
        return frozenset(each.partition("/")[0] for each in cited if "/" in each or "[" in each)

    @cached_property
    def cut(self) -> frozenset[str]:
        """The requirements of which not all findings are listed."""
        return frozenset(
            each.requirement for each in self.report.findings if each.message.key == AND_MORE
        )

    @cached_property
    def stopped(self) -> frozenset[str]:
        """The requirements that are open as a whole."""
        return frozenset(
            result.requirement
            for result in self.report.results
            for judgement in result.judgements
            if judgement.target == (result.part or "portfolio") and is_open(judgement)
        )

    @cached_property
    def broken(self) -> frozenset[str | None]:
        """The requirements at which the tool failed; None stands for all of them."""
        return frozenset(each.requirement for each in self.report.failures)

    @cached_property
    def unread(self) -> frozenset[str]:
        """What could not be read, by fingerprint."""
        result = self.results.get(READABLE_ID)
        told = (each.findings for each in result.judgements) if result else ()
        return frozenset(finding.fingerprint for findings in told for finding in findings)

    def runs(self, result: Result) -> bool | None:
        """Whether a requirement like this one of another report would be run here, if it is asked.

        None where that is not known: a report of before does not say what it was narrowed to.
        """
        only = self.report.only
        if only is None:
            return None if self.report.readiness is None else True
        in_part = only.parts is None or result.part in only.parts
        return in_part and (only.basis is None or result.basis in only.basis)

    def names_no_file(self, target: str) -> bool:
        """Whether a target is a file without its name, or lies in one."""
        cited = target.partition("/")[2].partition("@")[0]
        return any(map(is_numbered, (target, cited)))


def is_open(judgement: Judgement) -> bool:
    """Whether a judgement was not made in full."""
    return judgement.outcome == "open" or any(map(_open, judgement.findings))


def _open(finding: Finding) -> bool:
    return finding.outcome == "open"
