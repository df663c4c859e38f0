"""What two findings of two reports may have in common, the surest first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mcrubric.engine.sight import UNKNOWN
from mcrubric.model.findings import AND_MORE
from mcrubric.model.rubric import READABLE_ID
from mcrubric.privacy.files import is_numbered

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from mcrubric.engine.renames import Names
    from mcrubric.engine.sight import Sight
    from mcrubric.model.findings import Finding

    Key = Callable[[Finding], Hashable]
    """What two findings have to have in common; None has nothing in common with anything."""

NUMBER: Final = re.compile(r"\[[0-9]+\]$")
"""What tells an entry from others of its detail, or is its position (CONTRACTS, section 4)."""


def word_for_word(finding: Finding) -> Hashable:
    """Return all that a finding says, and of what.

    Of several that are alike, such as keys that are not known, the fingerprints count them, and
    one more above all others changes which is which.
    """
    return finding.requirement, finding.target, finding.message.key, finding.message.text


def said(sight: Sight, names: Names) -> Key:
    """Return what a finding says of which target, whatever the number of its entry.

    An entry that is one of several, or has no detail, bears a number, which another entry above it
    changes. And where a report leaves words out, several targets may be called alike. What says
    the same of the same is taken for the same, in order: that says "still open" at worst.
    """

    def said(finding: Finding) -> Hashable:
        target = sight.alike(finding.target)
        entry, slash, cited = (names.target(target) or target).partition("/")
        return finding.requirement, finding.message.key, NUMBER.sub("", entry), slash, cited

    return said


def _is_settled(finding: Finding) -> bool:
    """Whether a finding is about one matter that was looked at.

    What could not be determined says nothing of its matter, and a portfolio has many at once.
    """
    many = finding.requirement == READABLE_ID or finding.message.key == AND_MORE
    return not many and finding.outcome != "open"


def about(finding: Finding) -> Hashable:
    """Return what a finding is about, by an id that may have words."""
    return (finding.requirement, finding.target) if _is_settled(finding) else None


def matter(sight: Sight, names: Names) -> Key:
    """Return what a finding is about, by an id without words."""

    def about(finding: Finding) -> Hashable:
        target = sight.alike(finding.target)
        matter = (finding.requirement, names.target(target) or target)
        return matter if _is_settled(finding) else None

    return about


def nameless(sight: Sight) -> Key:
    """Return what a finding about a citation that names no file is about."""

    def about(finding: Finding) -> Hashable:
        target = sight.alike(finding.target)
        known = _is_settled(finding) and target.endswith(f"/{UNKNOWN}")
        return (finding.requirement, target) if known else None

    return about


def moved(here: Sight, there: Sight, names: Names) -> Key:
    """Return what a finding says, in whatever entry, as where the detail of one was corrected.

    A file and a place in it are known again in any entry. All else is only where the entry is
    not in the other report.
    """

    def said(finding: Finding) -> Hashable:
        target = here.alike(finding.target)
        entry, _, cited = (names.target(target) or target).partition("/")
        known = bool(cited) and not cited.startswith(UNKNOWN)
        moved = entry in here.entries and entry not in there.entries
        if target in here.paths or not (known or moved):
            return None
        return finding.requirement, finding.message.key, cited

    return said


def of_both(finding: Finding) -> Hashable:
    """Return what a finding says of two things: either may be the one that it is told of."""
    others = [each for each in finding.message.args.values() if isinstance(each, str)]
    if not others:
        return None
    return finding.requirement, finding.message.key, frozenset((finding.target, *others))


def in_another_file(here: Sight, there: Sight) -> Key:
    """Return what a finding says of a place in a file that the other report does not have.

    A file that was renamed and changed is not known again by what it holds; the same place in
    the same entry is still wrong.
    """

    def said(finding: Finding) -> Hashable:
        target = here.alike(finding.target)
        found = here.files.file(target)
        if found is None or found in there.paths or is_numbered(found):
            return None
        entry, _, cited = target.partition("/")
        return finding.requirement, finding.message.key, entry, cited[len(found) :]

    return said
