"""What a check says about a target becomes a judgement with findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from math import isfinite
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from mcrubric.model.findings import Finding, Judgement, Message
from mcrubric.model.limits import NUMBER_BITS
from mcrubric.model.own_words import OwnWords
from mcrubric.model.places import Place
from mcrubric.model.verdicts import worst
from mcrubric.text.wording import say

if TYPE_CHECKING:
    from collections import Counter

    from mcrubric.engine.known import Known
    from mcrubric.engine.plan import Step
    from mcrubric.observation import Observation


@dataclass(frozen=True, slots=True)
class Wording:
    """The sentences of a check by key: what is said, and what to do."""

    messages: Mapping[str, str]
    remedies: Mapping[str, str]


FINGERPRINT_BYTES: Final = 16
"""128 bits: two findings of a million portfolios do not meet by chance."""

MEASURES: Final = ("measured", "required", "unit")
PLACE_FIELDS: Final = Place.__slots__
_fields_of: Final = attrgetter(*PLACE_FIELDS)


def judgement_of(
    step: Step,
    wording: Wording,
    target: str,
    observations: tuple[Observation, ...],
    counts: Counter[tuple[str, str]],
    known: Known,
) -> Judgement:
    """Return the judgement that at least one observation makes.

    `counts` holds how often a target had the same message before, for the fingerprints; `known`
    tells what is quoted from what is our own.

    Raises:
        KeyError: a message's wording is missing, or names an argument that was not given.
    """
    outcome = worst(each.outcome for each in observations)
    deciding = next(each for each in observations if each.outcome == outcome)
    seen = _evidence(observations)
    quoted, named = known.sorted_out(seen)
    return Judgement(
        target=target,
        outcome=outcome,
        because=deciding.because,
        waits_for=deciding.args.get("requirement") if deciding.because == "waits-for" else None,
        evidence=plain(seen),
        findings=tuple(
            _finding(step, wording, target, each, counts, known)
            for each in observations
            if each.outcome in {"fail", "open", "review"}
        ),
        quoted=quoted,
        named=named,
    )


def _finding(
    step: Step,
    wording: Wording,
    target: str,
    said: Observation,
    counts: Counter[tuple[str, str]],
    known: Known,
) -> Finding:
    requirement = step.requirement
    ordinal = counts[target, said.key]
    counts[target, said.key] += 1
    args = {**plain(_measures(said)), **{name: plain(value) for name, value in said.args.items()}}
    remedy = wording.remedies.get(said.remedy or said.key, "")
    sentence = wording.messages[said.key]
    quoted, named = known.sorted_out(said.args)
    return Finding(
        fingerprint=fingerprint(
            requirement.id, str(requirement.check), target, said.key, str(ordinal)
        ),
        requirement=requirement.id,
        target=target,
        severity=requirement.severity or "note",
        outcome=said.outcome,
        message=Message(said.key, args, say(sentence, args), sentence, quoted, named),
        remedy=say(remedy, args),
        measured=said.measured,
        required=said.required,
        unit=said.unit,
        places=said.at,
        remedy_wording=remedy,
    )


def fingerprint(*parts: str) -> str:
    """Return a digest of ids: of no prose, wording, measurement or line (CONTRACTS, section 4)."""
    digest = blake2b(digest_size=FINGERPRINT_BYTES)
    for part in parts:
        digest.update(part.encode("utf-8", "surrogatepass") + b"\x00")
    return digest.hexdigest()


def _measures(said: Observation) -> dict[str, Any]:
    """Return what was measured; a unit is the check's own word."""
    unit = None if said.unit is None else OwnWords(said.unit)
    told = zip(MEASURES, (said.measured, said.required, unit), strict=True)
    return {name: value for name, value in told if value is not None}


def _evidence(observations: tuple[Observation, ...]) -> dict[str, Any]:
    """Return what was seen: of a pass also its measures and places, which no finding carries."""
    seen: dict[str, Any] = {}
    for said in observations:
        if said.outcome == "pass":
            seen.update(_measures(said))
            if said.at:
                seen["places"] = said.at
        seen.update(said.evidence)
    return seen


def plain(value: Any) -> Any:
    """Return a value as JSON has it: so that a report read back equals the one written.

    Raises:
        TypeError: JSON has no such value.
    """
    if isinstance(value, str):
        return str(value)
    if value is None or (isinstance(value, int) and value.bit_length() <= NUMBER_BITS):
        return value
    if isinstance(value, Place):
        known = zip(PLACE_FIELDS, _fields_of(value), strict=True)
        return {name: field for name, field in known if field is not None}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, float) and isfinite(value):
        return value
    if isinstance(value, Mapping):
        return {_key(name): plain(field) for name, field in value.items()}
    raise TypeError(f"a value of the type {type(value).__name__} cannot stand in a report")


def _key(name: object) -> str:
    if not isinstance(name, str):
        raise TypeError(f"a key of the type {type(name).__name__} cannot stand in a report")
    return name
