"""Whether what a finding of one report tells of was looked at in another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from mcrubric.engine.renames import Names
from mcrubric.engine.sight import Sight
from mcrubric.model.findings import AND_MORE
from mcrubric.model.rubric import READABLE_ID

if TYPE_CHECKING:
    from mcrubric.model.findings import Finding, Result
    from mcrubric.model.since import NotLookedAt


@dataclass(frozen=True)
class Again:
    """Two reports, of which the one `here` looks again for what the one `there` tells.

    `names` leads from the files of `there` to those of `here`.
    """

    there: Sight
    here: Sight
    names: Names

    def not_looked_at(self, finding: Finding) -> NotLookedAt | None:
        """Return why a finding of `there` was not looked at `here`; None: it was.

        Where one cannot tell, it was not.
        """
        result = self.here.results.get(finding.requirement)
        if result is None:
            return "not-run"
        was = self.there.results.get(finding.requirement)
        if was is None or was.check != result.check:
            return "asked-otherwise"
        return self._kept_from(finding, result) or self._at_target(finding)

    def _kept_from(self, finding: Finding, result: Result) -> NotLookedAt | None:
        """Return what kept the whole requirement from being looked at, or from being all told."""
        if {None, result.requirement} & self.here.broken:
            return "failed"
        if finding.message.key == AND_MORE or result.requirement in self.here.cut:
            return "cut"
        return "open" if result.requirement in self.here.stopped else None

    def _at_target(self, finding: Finding) -> NotLookedAt | None:
        there, here = self.there, self.here
        was = there.alike(finding.target)
        target = renamed = self.names.target(was)
        if target is None:
            if there.names_no_file(was):
                return "unnamed"
            target = was
        about = (finding.requirement, target)
        if about in here.left_open:
            return "open"
        if about in here.judged:
            unread = self._more_unread and finding.requirement == READABLE_ID
            return "unread" if unread else None
        if (finding.requirement, was) in here.left_open:
            return "open"  # a citation that was left as it is, of the file that has the name now
        if self._more_unread or here.report.timed_out:
            return "unread"
        left_behind = renamed not in (None, was) and _is_left_behind(was, there, here)
        return "not-judged" if left_behind or _is_there(target, here) else None

    @cached_property
    def _more_unread(self) -> bool:
        """Whether something could not be read that could be, or was not there, before."""
        return not self.here.unread <= self.there.unread


def _is_there(target: str, here: Sight) -> bool:
    """Whether a target that was not judged is there all the same."""
    gone = "/" in target and here.files.target(target) is None
    return target in here.targets or (gone and here.unnamed(target) > 0)


def _is_left_behind(target: str, there: Sight, here: Sight) -> bool:
    """Whether the file of a citation was renamed, and the citation may still bear its old name.

    Where a report gives files numbers, nobody knows what is another name; there it may be so only
    if more in its entry names no file than before.
    """
    before = 0 if here.has_names and there.has_names else there.unnamed(target)
    return here.unnamed(target) > before
