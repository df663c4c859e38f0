"""What a portal writes: load a rubric, make a validator, validate."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from mcrubric import __version__
from mcrubric.builtins import builtin_registry
from mcrubric.engine.library import Library, lay_over
from mcrubric.engine.plan import make_plan
from mcrubric.engine.registry import Plugin, installed_plugins, with_plugins
from mcrubric.engine.validator import PlanValidator
from mcrubric.model.errors import McrubricError
from mcrubric.model.formats import Look
from mcrubric.model.limits import Limits
from mcrubric.model.runs import Package
from mcrubric.portfolio.manifest import names_rubric
from mcrubric.privacy.fitting import fitted, shareable
from mcrubric.rubric.given import source_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from types import TracebackType

    from mcrubric.engine.registry import Registry
    from mcrubric.model.formats import Quote
    from mcrubric.model.report import Report
    from mcrubric.model.rubric import Rubric
    from mcrubric.model.since import Since
    from mcrubric.model.waivers import Waiver
    from mcrubric.portfolio.sources import Source as PortfolioSource
    from mcrubric.rubric.given import Given
    from mcrubric.rubric.given import Given as RubricSource
    from mcrubric.rubric.written import Source

__all__ = [
    "Validator",
    "compare",
    "load_rubric",
    "named_rubric",
    "read_rubric",
    "read_waivers",
    "rubric_ids",
    "shareable",
    "validate",
    "with_waivers",
    "write_report",
]

ENGINE = Package(name="mcrubric", version=__version__)


class Validator:
    """A rubric made ready to validate any number of hand-ins, from any number of threads.

    `rubric` comes from `load_rubric` or `read_rubric`; `overlay` is laid over it (a path, bytes,
    text or a mapping, or several). `plugins` are plugin modules or objects to use; None takes the
    installed ones. `workers` is the number of processes that files are looked into with, at most.

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
        registry = library().everything if plugins is None else _with_given(plugins)
        self.rubric = lay_over(rubric, _layers(overlay), lambda: registry)
        self._validator = planned(self.rubric, registry, limits, workers)

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

    `id@1.0.0` names an edition; without one it is the highest that is in effect today.
    `overlay` is laid over it (a path, bytes, text or a mapping, or several).

    Raises:
        UnknownRubricError: there is none; the error holds the ids that exist.
        PluginLoadError: there is none, and a plugin that may have it could not be loaded.
        RubricError: the rubric or the overlay has mistakes; all of them are told at once.
    """
    if not isinstance(rubric_id, str):
        kind = type(rubric_id).__name__
        raise TypeError(f"a rubric's id is a text, not {kind}; `read_rubric` reads anything else")
    return library().load(rubric_id, _layers(overlay))


def read_rubric(
    source: RubricSource, *, overlay: RubricSource | Iterable[RubricSource] | None = None
) -> Rubric:
    """Return the rubric in a file (a path), its bytes or text, or a mapping.

    It may extend rubrics of the catalogue. A text in one line that ends in `.yaml`, `.yml` or
    `.json` is a path.

    Raises:
        NoSuchPathError: the source is a path, and nothing is there.
        PluginLoadError: it extends what is not there, and a plugin could not be loaded.
        RubricError: the rubric or the overlay has mistakes; all of them are told at once.
    """
    return library().read(source_of(source), _layers(overlay))


def read_waivers(source: Given) -> tuple[Waiver, ...]:
    """Return the waivers in a file (a path), its bytes or text, or a mapping.

    A text in one line that ends in `.yaml`, `.yml` or `.json` is a path. Never read what a
    candidate handed in, or could change.

    Raises:
        NoSuchPathError: the source is a path, and nothing is there.
        WaiversError: it has mistakes; all of them are told at once.
    """
    from mcrubric.waivers.reading import read  # few runs have waivers

    return read(source_of(source, "a file of waivers"))


def with_waivers(report: Report, waivers: Iterable[Waiver], on: date | None = None) -> Report:
    """Return a report in which what is waived does not stand in the way of readiness.

    No outcome is changed; `report.waived` says what was waived, by whom and why, and what the
    report comes to without. Those that the report had before count no more. `on` is the day on
    which they have to hold: None is today, by the clock and the time zone of this computer.
    """
    from mcrubric.engine.waiving import waived  # few runs have waivers

    return waived(report, waivers, on or _today())


def rubric_ids() -> tuple[str, ...]:
    """Return the ids of all rubrics that can be used, also those that plugins bring."""
    return library().rubric_ids()


def named_rubric(source: PortfolioSource) -> str | None:
    """Return the rubric id that a hand-in names, None if it names none.

    Raises:
        NoSuchPathError: the source is a path, and nothing is there.
    """
    return names_rubric(source)


def write_report(
    report: Report,
    format_name: str = "json",
    *,
    quote: Quote | None = None,
    names: bool = False,
    look: Look | None = None,
) -> str:
    """Return a report as text, in a format that comes with the library or with a plugin.

    `quote` is how much of the candidate's words is shown, `none` or `short`; None is what the
    format does by itself: `short` in `terminal` and `html`, `none` in all others. A format that
    others read never quotes, and shows `artifact-3` for a file unless `names` is set. `look` is
    what else a format may be told, such as `mcrubric.plugin.Look(prefix="portfolios/ada")`.

    Raises:
        McrubricError: there is no such format, or it is to quote and is read by others.
        PluginLoadError: there is none, and not all plugins could be loaded.
    """
    known = library()
    form = known.format(format_name)
    if form.shared and quote == "short":
        raise McrubricError(f"the format {form.name} is read by others and never quotes")
    shown = fitted(report, form, quote=quote, names=names)
    look = look or Look()
    return "".join(form.pieces(shown, replace(look, rules=look.rules or known.rules(report))))


def compare(old: Report, new: Report) -> Since:
    """Return what changed from a report to a later one on the same credential.

    `dataclasses.replace(new, since=compare(old, new))` is a report that says so itself.

    Raises:
        McrubricError: they are on different credentials.
    """
    from mcrubric.engine.changes import compared  # few runs compare

    return compared(old, new)


def library(today: date | None = None) -> Library:
    """Return all that can be had by name; `today` is the day by the clock if it is None."""
    return Library(builtin_registry(), full_registry, today or _today())


def _today() -> date:
    return datetime.now().astimezone().date()


def full_registry() -> Registry:
    """Return what comes with the library and what all installed plugins bring."""
    return with_plugins(builtin_registry(), installed_plugins())


def planned(
    rubric: Rubric, registry: Registry, limits: Limits | None = None, workers: int = 1
) -> PlanValidator:
    """Return a validator for a rubric as it is, with the checks and readers of a registry.

    Raises:
        RubricError: the rubric names checks or settings that do not exist or do not fit.
    """
    plan = make_plan(rubric, registry)
    return PlanValidator(plan, registry, limits or Limits(), ENGINE, workers)


def _with_given(plugins: Iterable[object]) -> Registry:
    """Return what comes with the library and what the plugins that a caller hands in bring."""
    return with_plugins(builtin_registry(), map(_given, plugins))


def _layers(overlay: Any) -> tuple[Source, ...]:
    """Return overlays in the order in which they are laid."""
    if overlay is None:
        return ()
    if isinstance(overlay, str | bytes | bytearray | memoryview | os.PathLike | Mapping):
        return (source_of(overlay),)
    several = overlay if isinstance(overlay, Iterable) else (overlay,)
    return tuple(map(source_of, several))


def _given(plugin: object) -> Plugin:
    """Return a plugin object that a caller hands in, under its own name."""
    name = getattr(plugin, "__name__", type(plugin).__name__)
    return Plugin(str(name), str(getattr(plugin, "__version__", "")), lambda: plugin)
