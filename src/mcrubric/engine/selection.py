"""Which requirements are asked for in one run: some parts, or some bases of judging."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mcrubric.model.rubric import READABLE_ID
from mcrubric.model.runs import Only

if TYPE_CHECKING:
    from mcrubric.engine.plan import Step


@dataclass(frozen=True, slots=True)
class Selection:
    """Ids of parts and names of bases; None takes all of them."""

    parts: frozenset[str] | None = None
    basis: frozenset[str] | None = None

    @property
    def told(self) -> Only | None:
        """What the run is narrowed to, in one order; None if it is not."""
        if self.parts is None and self.basis is None:
            return None
        return Only(parts=_sorted(self.parts), basis=_sorted(self.basis))

    def takes(self, step: Step) -> bool:
        """Whether a step is run; whether the portfolio can be read is always asked."""
        if step.requirement.id == READABLE_ID:
            return True
        basis = step.check.basis if step.check else None
        return self.takes_part(step.requirement.part) and self.takes_basis(basis)

    def takes_part(self, part: str | None) -> bool:
        """Whether what belongs to this part (None: to no part) is asked for."""
        return self.parts is None or part in self.parts

    def takes_basis(self, basis: str | None) -> bool:
        """Whether checks on this basis (None: not known, so never left out) are asked for."""
        return self.basis is None or basis is None or basis in self.basis


def _sorted(names: frozenset[str] | None) -> tuple[str, ...] | None:
    return None if names is None else tuple(sorted(names))
