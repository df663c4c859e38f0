"""What a judgement can come to, and which of two is worse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Iterable

Verdict = Literal["fail", "open", "review", "pass", "not-applicable"]
Because = Literal[
    "nothing-to-examine", "waits-for", "unreadable", "limit", "timeout", "no-reader", "crash"
]
Severity = Literal["error", "warning", "note"]
Basis = Literal["counted", "resolved", "inferred"]
Readiness = Literal["ready", "not-ready", "undecided"]

WORST_FIRST: Final[tuple[Verdict, ...]] = ("fail", "open", "review", "pass", "not-applicable")
"""`not-applicable` stands last: a result is not applicable only if all its judgements are."""

GRAVEST_FIRST: Final[tuple[Severity, ...]] = ("error", "warning", "note")

BASES: Final[tuple[Basis, ...]] = ("counted", "resolved", "inferred")
BECAUSE: Final[frozenset[str]] = frozenset(get_args(Because))


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the worst of at least one verdict.

    Raises:
        ValueError: there is none, for "nothing" is never a pass.
    """
    return min(verdicts, key=WORST_FIRST.index)
