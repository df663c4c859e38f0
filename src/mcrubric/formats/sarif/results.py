"""One result: what is told, of which rule and kind, where, and all that SARIF has no field for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mcrubric.formats.sarif.messages import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.formats.outline.settled import Settled
    from mcrubric.formats.outline.told import Told
    from mcrubric.formats.sarif.places import Places
    from mcrubric.formats.sarif.rules import Rules
    from mcrubric.model.verdicts import Verdict
    from mcrubric.model.waived import ToldWaiver

KINDS: Final[Mapping[Verdict, str]] = {
    "fail": "fail", "open": "open", "review": "review", "pass": "pass",
    "not-applicable": "notApplicable",
}  # fmt: skip

FINGERPRINT: Final = "mcrubric/v1"
"""The name of our fingerprints, and the version of how they are made."""


def result_of(told: Told, rules: Rules, places: Places, settled: Settled) -> dict[str, Any]:
    """Return a result; only what fails has a level, as the standard asks (section 3.27.10).

    What is waived stays what it is, and is suppressed from outside (section 3.35).
    """
    result, remedy, waiver = told.result, settled.remedy(told), settled.waiver(told)
    made = {
        "ruleId": result.check,
        "ruleIndex": rules.index[result.check],
        "kind": KINDS[told.outcome],
        "level": result.severity if told.outcome == "fail" else "none",
        "message": message(f"{told.text} {remedy}" if remedy else told.text),
        "locations": places.locations(told),
        "properties": _properties(told, remedy),
    }
    if told.fingerprint:
        made["partialFingerprints"] = {FINGERPRINT: told.fingerprint}
    return {**made, "suppressions": [_suppression(waiver)]} if waiver else made


def _suppression(waiver: ToldWaiver) -> dict[str, Any]:
    made = {"kind": "external", "status": "accepted", "properties": {"expires": waiver.expires}}
    return {**made, "justification": waiver.reason} if waiver.reason else made


def _properties(told: Told, remedy: str) -> dict[str, Any]:
    result = told.result
    given = {
        "requirement": result.requirement,
        "part": result.part,
        "target": told.target,
        "severity": result.severity,
        "basis": result.basis,
        "derived": result.derived,
        "quote": result.quote,
        "because": told.because,
        "waits_for": told.waits_for,
        "measured": told.measured,
        "required": told.required,
        "unit": told.unit,
        "remedy": remedy,
    }
    # The number 0 is something to say.
    return {name: value for name, value in given.items() if value or type(value) is int}
