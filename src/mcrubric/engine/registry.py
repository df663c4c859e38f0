"""All checks, readers, formats and rubric folders that are known, as one frozen value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from mcrubric.check import Check, CheckFunction, check_of
from mcrubric.engine.brought import brought_by
from mcrubric.model.failures import Failure
from mcrubric.model.formats import Format
from mcrubric.model.limits import ERROR_WORDS
from mcrubric.model.raised import without_folders
from mcrubric.model.runs import Package
from mcrubric.readers.reading import FactReader, Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """What can be used by name; `plugin_of` tells which plugin brought a check.

    Built-ins come first, and no plugin can take their names.
    `failures` are plugins that could not be loaded: the rest works without them.
    """

    checks: Mapping[str, Check] = field(default_factory=dict)
    readers: tuple[Reader, ...] = ()
    fact_readers: tuple[FactReader, ...] = ()
    formats: Mapping[str, Format] = field(default_factory=dict)
    rubric_folders: tuple[Path, ...] = ()
    plugins: tuple[Package, ...] = ()
    plugin_of: Mapping[str, str] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class Plugin:
    """An installed plugin before it is loaded; `load` may raise anything."""

    name: str
    version: str
    load: Callable[[], object]


def with_plugins(registry: Registry, plugins: Iterable[Plugin]) -> Registry:
    """Return the registry with what these plugins bring; one that fails costs only itself."""
    for plugin in plugins:
        try:
            registry = _with(registry, plugin)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - a plugin's import may also call sys.exit()
            failure = Failure(plugin=plugin.name, error=_reason(error))
            registry = replace(registry, failures=(*registry.failures, failure))
    return registry


def _with(registry: Registry, plugin: Plugin) -> Registry:
    """Return the registry with one plugin, or raise and leave it as it was."""
    brought = brought_by(plugin.load(), plugin.name)
    for name in [*brought.checks, *brought.formats]:
        if name in registry.checks or name in registry.formats:
            raise ValueError(f"the name {name!r} is taken already")
    return replace(
        registry,
        checks={**registry.checks, **brought.checks},
        formats={**registry.formats, **brought.formats},
        readers=registry.readers + brought.readers,
        fact_readers=registry.fact_readers + brought.fact_readers,
        rubric_folders=registry.rubric_folders + brought.rubric_folders,
        plugins=(*registry.plugins, Package(name=plugin.name, version=plugin.version)),
        plugin_of={**registry.plugin_of, **dict.fromkeys(brought.checks, plugin.name)},
    )


def _reason(error: BaseException) -> str:
    """Say what went wrong in one line, without a traceback and its paths."""
    said = without_folders(str(error)[:ERROR_WORDS]).strip().splitlines()
    return f"{type(error).__name__}: {said[0] if said else 'no message'}"


def checks_by_name(functions: Iterable[CheckFunction]) -> dict[str, Check]:
    """Return the checks that decorated functions define, by name."""
    return {made.name: made for made in map(check_of, functions)}


def installed_plugins() -> tuple[Plugin, ...]:
    """Return the plugins that installed packages offer, by name, none of them loaded yet.

    Only entry points of installed packages count: a file that lies in the working directory or in
    a portfolio is never a plugin.
    """
    from importlib.metadata import entry_points

    return tuple(
        Plugin(point.name, point.dist.version if point.dist else "", point.load)
        for point in sorted(entry_points(group="mcrubric"), key=lambda point: point.name)
    )
