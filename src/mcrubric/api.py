"""What a portal writes: load a rubric, make a validator, validate."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from mcrubric import __version__
from mcrubric.builtins import builtin_registry
from mcrubric.engine.plan import make_plan, mistakes_about_checks
from mcrubric.engine.registry import Plugin, installed_plugins, with_plugins
from mcrubric.engine.validator import PlanValidator
from mcrubric.model.errors import McrubricError, RubricError, UnknownRubricError
from mcrubric.model.limits import Limits
from mcrubric.model.report import Package
from mcrubric.portfolio.manifest import names_rubric
from mcrubric.rubric.catalog import Catalog
from mcrubric.rubric.load import Draft, draft, overlaid

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from types import TracebackType

    from mcrubric.engine.registry import Registry
    from mcrubric.model.formats import Format
    from mcrubric.model.report import Report
    from mcrubric.model.rubric import Rubric
    from mcrubric.portfolio.sources import Source as PortfolioSource
    from mcrubric.rubric.written import Source as RubricSource

ENGINE = Package(name="mcrubric", version=__version__)


class Validator:
    """A rubric made ready to validate any number of hand-ins, from any number of threads.

    `rubric` comes from `load_rubric` or `read_rubric`; `overlay` is laid over it (a path, bytes or
    a mapping, or several). `plugins` are plugin modules or objects to use; None takes the installed
    ones, as far as the rubric needs them. `workers` is the number of processes that files are
    looked into with, at most.

    Use it as a context manager, or close it: it may have started a process.

    Raises:
        RubricError: the rubric or the overlay has mistakes; all of them are told at once.
    """

    def __init__(
        self,
        rubric: Rubric,
        *,
        overlay: RubricSource | Iterable[RubricSource] | None = None,
        limits: Limits | None = None,
        plugins: Iterable[object] | None = None,
        workers: int = 1,
    ) -> None:
        for layer in _layers(overlay):
            rubric = _usable(overlaid(rubric, layer))
        registry = registry_for(rubric, plugins)
        self.rubric = rubric
        self._validator = PlanValidator(
            make_plan(rubric, registry), registry, limits or Limits(), ENGINE, workers
        )

    def validate(
        self,
        source: PortfolioSource,
        *,
        parts: Collection[str] | None = None,
        basis: Collection[str] | None = None,
    ) -> Report:
        """Return the report on one hand-in.

        `source` is a folder, a zip (path, bytes or binary stream), a hand-in mapping, or a JSON
        file with one. `parts` and `basis` leave out what does not belong to them (None: nothing).
        What a candidate sent never raises: what is wrong with it stands in the report.

        Raises:
            NoSuchPathError: the source is a path, and nothing is there.
            UnknownPartError: the rubric has no such part, or there is no such basis.
        """
        return self._validator.validate(source, parts=parts, basis=basis)

    def close(self) -> None:
        """End the processes that were started; validating again starts new ones."""
        self._validator.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def validate(source: PortfolioSource, rubric: Rubric, **options: Any) -> Report:
    """Validate one hand-in; for several, a `Validator` does the preparing once.

    `options` are those of `Validator`.
    """
    with Validator(rubric, **options) as validator:
        return validator.validate(source)


def load_rubric(
    rubric_id: str, *, overlay: RubricSource | Iterable[RubricSource] | None = None
) -> Rubric:
    """Return the rubric with a catalogue id, such as `mo/building-personal-relationships`.

    `id@1.0.0` names an edition. `overlay` is laid over it (a path, bytes or a mapping, or several).

    Raises:
        UnknownRubricError: there is none; the error holds the ids that exist.
        RubricError: the rubric or the overlay has mistakes; all of them are told at once.
    """
    try:
        drafted = _catalog(builtin_registry()).draft(rubric_id)
    except UnknownRubricError:
        drafted = _catalog(full_registry()).draft(rubric_id)
    return _with_overlays(drafted, overlay)


def read_rubric(
    source: RubricSource, *, overlay: RubricSource | Iterable[RubricSource] | None = None
) -> Rubric:
    """Return the rubric in a file (a path), its bytes, or a mapping; it may extend shipped ones.

    Raises:
        NoSuchPathError: the source is a path, and nothing is there.
        RubricError: the rubric or the overlay has mistakes; all of them are told at once.
    """
    drafted = draft(source, resolve=_catalog(full_registry()).layer)
    return _with_overlays(drafted, overlay)


def rubric_ids() -> tuple[str, ...]:
    """Return the ids of all rubrics that can be used, also those that plugins bring."""
    return _catalog(full_registry()).ids()


def named_rubric(source: PortfolioSource) -> str | None:
    """Return the rubric id that a hand-in names, None if it names none.

    Raises:
        NoSuchPathError: the source is a path, and nothing is there.
    """
    return names_rubric(source)


def registry_for(rubric: Rubric, plugins: Iterable[object] | None = None) -> Registry:
    """Return what is needed to plan a rubric; installed plugins only where it names more checks."""
    registry = builtin_registry()
    if plugins is not None:
        return with_plugins(registry, (_given(each) for each in plugins))
    named = {each.check for each in rubric.requirements if each.check is not None}
    return registry if named <= registry.checks.keys() else full_registry()


def full_registry() -> Registry:
    """Return what comes with the library and what all installed plugins bring."""
    return with_plugins(builtin_registry(), installed_plugins())


def find_format(name: str) -> Format:
    """Return an output format by name.

    Raises:
        McrubricError: there is none of that name.
    """
    registry = builtin_registry()
    if name not in registry.formats:
        registry = full_registry()
    if name not in registry.formats:
        raise McrubricError(
            f"there is no format {name!r}; there are: {', '.join(registry.formats)}"
        )
    return registry.formats[name]


def _catalog(registry: Registry) -> Catalog:
    return Catalog(registry.rubric_folders)


def _with_overlays(drafted: Draft, overlay: RubricSource | Iterable[RubricSource] | None) -> Rubric:
    rubric = _usable(drafted)
    for layer in _layers(overlay):
        rubric = _usable(overlaid(rubric, layer))
    return rubric


def _usable(drafted: Draft) -> Rubric:
    """Return a draft's rubric, or tell its mistakes together with those about its checks."""
    if drafted.mistakes and drafted.rubric is not None:
        about_checks = mistakes_about_checks(drafted.rubric, full_registry())
        raise RubricError((*drafted.mistakes, *about_checks))
    return drafted.usable()


def _layers(
    overlay: RubricSource | Iterable[RubricSource] | None,
) -> tuple[RubricSource, ...]:
    """Return overlays in the order in which they are laid."""
    if overlay is None:
        return ()
    if isinstance(overlay, (Path, bytes, str, Mapping)):
        return (overlay,)
    return tuple(overlay)


def _given(plugin: object) -> Plugin:
    """Return a plugin object that a caller hands in, under its own name."""
    name = getattr(plugin, "__name__", type(plugin).__name__)
    return Plugin(str(name), str(getattr(plugin, "__version__", "")), lambda: plugin)
