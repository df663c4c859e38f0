"""What was found: results with their judgements and findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from mcrubric.model.places import Place
from mcrubric.model.verdicts import Basis, Because, Severity, Verdict

AND_MORE: Final = "and-more"
"""The key of the message that stands for findings that are too many to be listed."""


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence, with the key, the wording and the arguments it was made from.

    `quoted` are the arguments that may hold a candidate's words, `named` those that hold names of
    files; None where it is not known, as in reports of before these fields.
    """

    key: str
    args: Mapping[str, Any]
    text: str
    wording: str = ""
    quoted: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to act on or to look at.

    `fingerprint` stays the same when text above it is edited; `outcome` is fail, review or open.
    `remedy` says what to do, in plain words.
    """

    fingerprint: str
    requirement: str
    target: str
    severity: Severity
    outcome: Verdict
    message: Message
    remedy: str = ""
    measured: int | float | None = None
    required: int | float | None = None
    unit: str | None = None
    places: tuple[Place, ...] = ()
    remedy_wording: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """All observations about one target of one requirement.

    `waits_for` names the requirement that must be met first, if `because` says so.
    `quoted` and `named` say of `evidence` what those of a message say of its arguments.
    """

    target: str
    outcome: Verdict
    because: Because | None = None
    waits_for: str | None = None
    evidence: Mapping[str, Any] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    quoted: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One requirement of the machine: the worst of its judgements."""

    requirement: str
    part: str | None
    check: str
    basis: Basis
    severity: Severity
    outcome: Verdict
    examined: int
    quote: str = ""
    derived: bool = False
    judgements: tuple[Judgement, ...] = ()
