"""A plan with the means to read: loads hand-ins and runs the plan on them."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from mcrubric.engine.run import run
from mcrubric.engine.selection import Selection
from mcrubric.model.errors import McrubricError, UnknownPartError
from mcrubric.model.failures import Failure
from mcrubric.model.portfolio import Fault, Portfolio
from mcrubric.model.raised import describe
from mcrubric.model.verdicts import BASES
from mcrubric.portfolio.load import Loaded, Readers, Wanted, check_source, load
from mcrubric.readers.client import WorkerClient

if TYPE_CHECKING:
    from collections.abc import Collection

    from mcrubric.engine.plan import Plan
    from mcrubric.engine.registry import Registry
    from mcrubric.model.limits import Limits
    from mcrubric.model.report import Report
    from mcrubric.model.runs import Package


class PlanValidator:
    """Validates hand-ins against one plan; immutable, thread-safe, to be closed.

    A worker process starts when a file first needs it, and ends on `close()`.
    """

    def __init__(
        self, plan: Plan, registry: Registry, limits: Limits, engine: Package, workers: int = 1
    ) -> None:
        self.plan = plan
        self._readers = Readers(registry.readers, registry.fact_readers)
        self._limits = limits
        self._engine = engine
        self._workers = tuple(WorkerClient(limits) for _ in range(max(workers, 1)))
        self._turn = count()

    def validate(
        self,
        source: Any,
        *,
        parts: Collection[str] | None = None,
        basis: Collection[str] | None = None,
    ) -> Report:
        """Return the report on one hand-in; see `mcrubric.Validator.validate`."""
        selection = self._selection(parts, basis)
        loaded = self._load(source, selection)
        try:
            return self._run(loaded, selection)
        except Exception as error:  # noqa: BLE001 - R1: nothing that was sent may raise here
            return self._run(_broken("judging", error), selection)

    def files(self, source: Any) -> frozenset[str]:
        """Return the names of what was handed in, for parts and as uploads; none is looked into.

        A report need not tell of all of them: it may be on a part alone, and a rubric asks for what
        it likes. Other files may lie beside them.
        """
        found = self._load(source, Selection(basis=frozenset(("counted",)))).portfolio
        parts = (path for part in found.parts for path in part.files)
        return frozenset((*parts, *(each.path for each in found.artifacts)))

    def close(self) -> None:
        """End the worker processes that were started."""
        for worker in self._workers:
            worker.close()

    def _run(self, loaded: Loaded, selection: Selection) -> Report:
        return run(
            self.plan,
            loaded.portfolio,
            engine=self._engine,
            selection=selection,
            limits=self._limits,
            failures=loaded.failures,
        )

    def _selection(self, parts: Collection[str] | None, basis: Collection[str] | None) -> Selection:
        return Selection(
            _known(parts, tuple(part.id for part in self.plan.rubric.parts)),
            _known(basis, BASES),
        )

    def _load(self, source: Any, selection: Selection) -> Loaded:
        """Read a hand-in, with the facts of its uploads if a check that is run needs them."""
        check_source(source)
        steps = (step for step in self.plan.steps if selection.takes(step))
        facts = any(step.check and step.check.basis == "resolved" for step in steps)
        worker = self._workers[next(self._turn) % len(self._workers)]
        try:
            return load(
                source,
                self.plan.rubric,
                wanted=Wanted(parts=selection.parts, facts=facts),
                readers=self._readers,
                worker=worker,
                limits=self._limits,
            )
        except McrubricError:
            raise
        except Exception as error:  # noqa: BLE001 - R1: nothing that was sent may raise here
            return _broken("reading", error)


def _broken(doing: str, error: Exception) -> Loaded:
    """Return what is left where our own code broke down: nothing was looked at."""
    failure = Failure(error=f"{doing} the portfolio failed: {describe(error)}")
    return Loaded(Portfolio(opened=False, faults=(Fault("crash"),)), (failure,))


def _known(asked: Collection[str] | None, known: tuple[str, ...]) -> frozenset[str] | None:
    if asked is None:
        return None
    wanted = (asked,) if isinstance(asked, str) else tuple(asked)
    unknown = tuple(each for each in wanted if each not in known)
    if unknown:
        raise UnknownPartError(unknown, known)
    return frozenset(wanted)
