"""The rules of a run: the checks that the report names, with what their docstrings say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from mcrubric.formats.sarif.messages import message
from mcrubric.model.verdicts import GRAVEST_FIRST
from mcrubric.privacy.words import cut

if TYPE_CHECKING:
    from mcrubric.model.formats import Look, Rule
    from mcrubric.model.report import Report
    from mcrubric.model.verdicts import Severity

DESCRIPTION: Final = 1_000
"""Characters of a full description; code scanning takes 1,024. The whole text is the help."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Descriptors in the order in which the report names their checks, and where each stands."""

    descriptors: tuple[dict[str, Any], ...]
    index: Mapping[str, int]


def rules_of(report: Report, look: Look) -> Rules:
    """Return the rules that a report names; of a check that is not known there is the name."""
    severities: dict[str, list[Severity]] = {}
    for result in report.results:
        severities.setdefault(result.check, []).append(result.severity)
    made = (_descriptor(name, found, look.rules.get(name)) for name, found in severities.items())
    return Rules(tuple(made), {name: number for number, name in enumerate(severities)})


def _descriptor(name: str, severities: list[Severity], rule: Rule | None) -> dict[str, Any]:
    """Return a rule; its level is the worst of what its requirements have."""
    level = min(severities, key=GRAVEST_FIRST.index)
    summary = rule.summary if rule else name
    text = (rule.text if rule else "") or summary
    return {
        "id": name,
        "shortDescription": message(summary),
        "fullDescription": message(cut(text, DESCRIPTION)),
        "help": message(text),
        "defaultConfiguration": {"level": level},
    }
