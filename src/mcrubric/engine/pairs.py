"""The findings of two reports that are the same, by fingerprint, also where a file was renamed."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from functools import cache
from typing import TYPE_CHECKING, Final

from mcrubric.engine.alike import (
    about,
    in_another_file,
    matter,
    moved,
    nameless,
    of_both,
    said,
    word_for_word,
)
from mcrubric.engine.findings import fingerprint
from mcrubric.engine.renames import Names

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from mcrubric.engine.alike import Key
    from mcrubric.engine.sight import Sight
    from mcrubric.model.findings import Finding

Pairs = dict[int, int]
"""Positions of findings in the earlier report, by those in the later one."""

AS_THEY_ARE: Final = Names({})


def paired(old: Sight, new: Sight, names: Names) -> Pairs:
    """Return which finding of the later report is which one of the earlier; each is one at most."""
    pairs: Pairs = {}
    before, after = old.report.findings, new.report.findings
    _pair(pairs, before, after, word_for_word, word_for_word)
    _pair(pairs, before, after, lambda each: each.fingerprint, lambda each: each.fingerprint)
    if names.names:
        _pair_renamed(pairs, old, new, names)
    _pair(pairs, before, after, said(old, names), said(new, AS_THEY_ARE))
    _pair_left(pairs, old, new, about, about)
    _pair_reworded(pairs, old, new, names)
    _pair_left(pairs, old, new, moved(old, new, names), moved(new, old, AS_THEY_ARE))
    _pair_left(pairs, old, new, of_both, of_both)
    _pair_left(pairs, old, new, in_another_file(old, new), in_another_file(new, old))
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


def _pair_reworded(pairs: Pairs, old: Sight, new: Sight, names: Names) -> None:
    """Add what is still wrong at the same target for another reason, such as 943 words, then 998.

    It is not called fixed while its requirement says something else of its target. Only what is
    alone on both sides is the same for sure; of citations that name no file, which are called
    alike, any may be.
    """
    _pair_left(pairs, old, new, matter(old, names), matter(new, AS_THEY_ARE))
    _pair(pairs, old.report.findings, new.report.findings, nameless(old), nameless(new))


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
