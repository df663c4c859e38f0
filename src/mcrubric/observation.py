"""What a check can say about its target."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from mcrubric.model.places import Place
from mcrubric.model.verdicts import Because, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What a check says about its target; `key` and `args` make the message."""

    outcome: Verdict
    key: str = ""
    because: Because | None = None
    args: Mapping[str, Any] = field(default_factory=dict)
    at: tuple[Place, ...] = ()
    measured: int | float | None = None
    required: int | float | None = None
    unit: str | None = None
    remedy: str | None = None
    evidence: Mapping[str, Any] = field(default_factory=dict)


Observations = Iterator[Observation]


def passed(
    *,
    measured: float | None = None,
    required: float | None = None,
    unit: str | None = None,
    at: tuple[Place, ...] = (),
    evidence: Mapping[str, Any] | None = None,
) -> Observation:
    """Say that the target was looked at and nothing is wrong with it."""
    return Observation(
        outcome="pass", measured=measured, required=required, unit=unit, at=at,
        evidence=evidence or {},
    )  # fmt: skip


def failed(key: str, **said: Any) -> Observation:
    """Say that something is wrong, for sure; the keywords are those of `Observation`."""
    return _said("fail", key, said)


def review(key: str, **said: Any) -> Observation:
    """Say that a person should look; the keywords are those of `Observation`."""
    return _said("review", key, said)


def opened(key: str, because: Because, **said: Any) -> Observation:
    """Say that it could not be determined, and why."""
    return _said("open", key, {**said, "because": because})


_FIELDS: Final = frozenset(Observation.__slots__) - {"outcome", "key", "args"}


def _said(outcome: Verdict, key: str, said: Mapping[str, Any]) -> Observation:
    """Make an observation; keywords that it has no field for are arguments of the message."""
    fields = {name: value for name, value in said.items() if name in _FIELDS}
    args = {name: value for name, value in said.items() if name not in _FIELDS}
    return Observation(outcome=outcome, key=key, args=args, **fields)
