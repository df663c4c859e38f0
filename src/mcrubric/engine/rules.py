"""What the checks that a report names are, for formats that tell it beside the findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcrubric.engine.readable import READABLE
from mcrubric.model.formats import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcrubric.check import Check
    from mcrubric.engine.registry import Registry


def rules_of(names: Iterable[str], registry: Registry) -> dict[str, Rule]:
    """Return the checks of these names that are known, in the order of the names."""
    known = {READABLE.name: READABLE, **registry.checks}
    return {name: _rule(known[name]) for name in dict.fromkeys(names) if name in known}


def _rule(check: Check) -> Rule:
    text = check.docs.partition("\n")[2].strip()
    return Rule(check.name, check.summary, text)
