"""Whether what a finding of one report tells of was looked at in another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcrubric.engine.capped import KEY as AND_MORE
from mcrubric.engine.sight import UNKNOWN, is_open
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
    target = names.target(was)
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
    return "not-judged" if _is_there(target, here) else None


def _is_there(target: str, here: Sight) -> bool:
    """Whether a target that was not judged is there all the same.

    The citation of a file that is gone bears the name that was written; it may be any of those
    in its entry that name no file.
    """
    entry, slash, _ = target.partition("/")
    unnamed = f"{entry}/{UNKNOWN}"
    gone = slash and here.files.target(target) is None
    return target in here.targets or bool(gone and unnamed in here.targets)
