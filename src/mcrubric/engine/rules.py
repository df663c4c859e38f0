"""What the checks that a report names are, for formats that tell it beside the findings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mcrubric.engine.readable import READABLE
from mcrubric.model.formats import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcrubric.check import Check
    from mcrubric.engine.registry import Registry

_WRAPPED: Final = re.compile(
    r"(?<=\S)[ ]*\n(?!\n|(?:What it looks at|Why it matters|Fails|Passes|Limits):)"
)
"""A line end inside a paragraph of a docstring, which has one for the width of source code."""


def rules_of(names: Iterable[str], registry: Registry) -> dict[str, Rule]:
    """Return the checks of these names that are known, in the order of the names."""
    known = {READABLE.name: READABLE, **registry.checks}
    return {name: _rule(known[name]) for name in dict.fromkeys(names) if name in known}


def _rule(check: Check) -> Rule:
    text = _WRAPPED.sub(" ", check.docs.partition("\n")[2].strip())
    return Rule(check.name, check.summary, text)
