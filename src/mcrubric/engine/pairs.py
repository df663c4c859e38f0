"""The findings of two reports that are the same, by fingerprint, also where a file was renamed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from functools import cache
from typing import TYPE_CHECKING, Final

from mcrubric.engine.capped import KEY as AND_MORE
from mcrubric.engine.findings import fingerprint
from mcrubric.engine.renames import Names
from mcrubric.engine.sight import UNKNOWN
from mcrubric.model.rubric import READABLE_ID
from mcrubric.privacy.files import is_numbered

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from mcrubric.engine.sight import Sight
    from mcrubric.model.findings import Finding

    Key = Callable[[Finding], Hashable]
    """What two findings have to have in common; None has nothing in common with anything."""

Pairs = dict[int, int]
"""Positions of findings in the earlier report, by those in the later one."""

AS_THEY_ARE: Final = Names({})

NUMBER: Final = re.compile(r"\[[0-9]+\]$")
"""What tells an entry from others of its detail, or is its position (CONTRACTS, section 4)."""


def paired(old: Sight, new: Sight, names: Names) -> Pairs:
    """Return which finding of the later report is which one of the earlier; each is one at most."""
    pairs: Pairs = {}
    before, after = old.report.findings, new.report.findings
    _pair(pairs, before, after, _word_for_word, _word_for_word)
    _pair(pairs, before, after, lambda each: each.fingerprint, lambda each: each.fingerprint)
    if names.names:
        _pair_renamed(pairs, old, new, names)
    _pair_left(pairs, old, new, _about, _about)
    _pair(pairs, before, after, _said(old, names), _said(new, AS_THEY_ARE))
    _pair_reworded(pairs, old, new, names)
    _pair_left(pairs, old, new, _moved(old, new, names), _moved(new, old, AS_THEY_ARE))
    _pair_left(pairs, old, new, _of_both, _of_both)
    _pair_left(pairs, old, new, _in_another_file(old, new), _in_another_file(new, old))
    return pairs


def _pair(
    pairs: Pairs, before: Iterable[Finding], after: Iterable[Finding], old_key: Key, new_key: Key
) -> None:
    """Add pairs of findings with the same key that have no pair yet, in their order."""
    taken = frozenset(pairs.values())
    waiting: dict[Hashable, deque[int]] = defaultdict(deque)
    for number, finding in enumerate(before):
        if number not in taken:
            waiting[old_key(finding)].append(number)
    for number, finding in enumerate(after):
        key = new_key(finding)
        if number not in pairs and key is not None and waiting.get(key):
            pairs[number] = waiting[key].popleft()


def _word_for_word(finding: Finding) -> Hashable:
    """Return all that a finding says, and of what.

    Of several that are alike, such as keys that are not known, the fingerprints count them, and
    one more above all others changes which is which.
    """
    return finding.requirement, finding.target, finding.message.key, finding.message.text


def _pair_renamed(pairs: Pairs, old: Sight, new: Sight, names: Names) -> None:
    """Add pairs in files that were renamed, by the fingerprint made anew for the other name.

    That needs an id with all its words, which one of the reports may leave out.
    """
    before, after = old.report.findings, new.report.findings
    forth, back = _made_anew(old, new, names), _made_anew(new, old, names.back())
    _pair(pairs, before, after, lambda each: each.fingerprint, back)
    _pair(pairs, before, after, forth, lambda each: each.fingerprint)


def _made_anew(here: Sight, there: Sight, names: Names) -> Callable[[Finding], str | None]:
    """Return what makes the fingerprint that a finding has in the other report."""
    findings = here.report.findings
    alike = Counter((each.requirement, each.target, each.message.key) for each in findings)

    @cache
    def ordinals(requirement: str, check: str, target: str, key: str) -> dict[str, str]:
        """Return the ordinals of findings that are alike, by the fingerprints they make."""
        numbers = map(str, range(alike[requirement, target, key]))
        return {fingerprint(requirement, check, target, key, each): each for each in numbers}

    def anew(finding: Finding) -> str | None:
        target = names.target(finding.target)
        result, other = (each.results.get(finding.requirement) for each in (here, there))
        if target is None or not result or not other or result.check != other.check:
            return None
        about, key = (finding.requirement, result.check), finding.message.key
        ordinal = ordinals(*about, finding.target, key).get(finding.fingerprint)
        return None if ordinal is None else fingerprint(*about, target, key, ordinal)

    return anew


def _said(sight: Sight, names: Names) -> Key:
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


def _pair_reworded(pairs: Pairs, old: Sight, new: Sight, names: Names) -> None:
    """Add what is still wrong at the same target for another reason, such as 943 words, then 998.

    It is not called fixed while its requirement says something else of its target. Only what is
    alone on both sides is the same for sure; of citations that name no file, which are called
    alike, any may be.
    """
    _pair_left(pairs, old, new, _matter(old, names), _matter(new, AS_THEY_ARE))
    _pair(pairs, old.report.findings, new.report.findings, _nameless(old), _nameless(new))


def _pair_left(pairs: Pairs, old: Sight, new: Sight, old_key: Key, new_key: Key) -> None:
    """Add pairs of findings with the same key, if each is the one of those left that has it."""
    taken = frozenset(pairs.values())
    before, after = old.report.findings, new.report.findings
    left = (each for number, each in enumerate(before) if number not in taken)
    more = (each for number, each in enumerate(after) if number not in pairs)
    _pair(pairs, before, after, _alone(old_key, left), _alone(new_key, more))


def _alone(key: Key, left: Iterable[Finding]) -> Key:
    counts = Counter(map(key, left))
    return lambda finding: found if counts[found := key(finding)] == 1 else None


def _is_settled(finding: Finding) -> bool:
    """Whether a finding is about one matter that was looked at.

    What could not be determined says nothing of its matter, and a portfolio has many at once.
    """
    many = finding.requirement == READABLE_ID or finding.message.key == AND_MORE
    return not many and finding.outcome != "open"


def _about(finding: Finding) -> Hashable:
    """Return what a finding is about, by an id that may have words."""
    return (finding.requirement, finding.target) if _is_settled(finding) else None


def _matter(sight: Sight, names: Names) -> Key:
    """Return what a finding is about, by an id without words."""

    def about(finding: Finding) -> Hashable:
        target = sight.alike(finding.target)
        matter = (finding.requirement, names.target(target) or target)
        return matter if _is_settled(finding) else None

    return about


def _nameless(sight: Sight) -> Key:
    """Return what a finding about a citation that names no file is about."""

    def about(finding: Finding) -> Hashable:
        target = sight.alike(finding.target)
        known = _is_settled(finding) and target.endswith(f"/{UNKNOWN}")
        return (finding.requirement, target) if known else None

    return about


def _moved(here: Sight, there: Sight, names: Names) -> Key:
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


def _of_both(finding: Finding) -> Hashable:
    """Return what a finding says of two things: either may be the one that it is told of."""
    others = [each for each in finding.message.args.values() if isinstance(each, str)]
    if not others:
        return None
    return finding.requirement, finding.message.key, frozenset((finding.target, *others))


def _in_another_file(here: Sight, there: Sight) -> Key:
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
