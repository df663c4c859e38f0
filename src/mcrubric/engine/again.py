"""Whether what a finding of one report tells of was looked at in another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcrubric.engine.capped import KEY as AND_MORE
from mcrubric.engine.sight import is_open
from mcrubric.model.rubric import READABLE_ID

if TYPE_CHECKING:
    from mcrubric.engine.renames import Names
    from mcrubric.engine.sight import Sight
    from mcrubric.model.report import Finding, NotLookedAt, Result


def not_looked_at(finding: Finding, there: Sight, here: Sight, names: Names) -> NotLookedAt | None:
    """Return why a finding of the report `there` was not looked at `here`; None: it was.

    `names` leads from the files of `there` to those of `here`. Where one cannot tell, it was not.
    """
    result = here.results.get(finding.requirement)
    if result is None:
        return "not-run"
    was = there.results.get(finding.requirement)
    if was is None or was.check != result.check:
        return "asked-otherwise"
    return _kept_from(finding, result, here) or _at_target(finding, there, here, names)


def _kept_from(finding: Finding, result: Result, here: Sight) -> NotLookedAt | None:
    """Return what kept the whole requirement from being looked at, or from being told in full."""
    if {None, result.requirement} & here.broken:
        return "failed"
    if finding.message.key == AND_MORE or result.requirement in here.cut:
        return "cut"
    return "open" if result.requirement in here.stopped else None


def _at_target(finding: Finding, there: Sight, here: Sight, names: Names) -> NotLookedAt | None:
    was = there.alike(finding.target)
    target = renamed = names.target(was)
    if target is None:
        if there.names_no_file(was):
            return "unnamed"
        target = was
    unread = here.unread - there.unread
    judgements = here.judged.get((finding.requirement, target), ())
    if any(map(is_open, judgements)):
        return "open"
    if judgements:
        return "unread" if unread and finding.requirement == READABLE_ID else None
    if unread or here.report.timed_out:
        return "unread"
    left_behind = renamed not in (None, was) and _is_left_behind(was, there, here)
    return "not-judged" if left_behind or _is_there(target, here) else None


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
