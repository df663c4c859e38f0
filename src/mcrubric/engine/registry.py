"""All checks, readers, formats and rubric folders that are known, as one frozen value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mcrubric.check import Check, CheckFunction, check_of
from mcrubric.model.formats import Format
from mcrubric.model.report import Failure, Package
from mcrubric.readers.reading import FactReader, Reader

if TYPE_CHECKING:
    import pluggy


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
    manager = _manager()
    manager.register(plugin.load(), plugin.name)
    manager.check_pending()
    checks = {each.name: each for each in map(check_of, _brought(manager, "mcrubric_checks"))}
    formats = {each.name: each for each in _brought(manager, "mcrubric_formats")}
    for name in [*checks, *formats]:
        if name in registry.checks or name in registry.formats:
            raise ValueError(f"the name {name!r} is taken already")
    readers = _brought(manager, "mcrubric_readers")
    return replace(
        registry,
        checks={**registry.checks, **checks},
        formats={**registry.formats, **formats},
        readers=registry.readers + tuple(r for r in readers if isinstance(r, Reader)),
        fact_readers=registry.fact_readers + tuple(r for r in readers if isinstance(r, FactReader)),
        rubric_folders=registry.rubric_folders + tuple(_brought(manager, "mcrubric_rubrics")),
        plugins=(*registry.plugins, Package(name=plugin.name, version=plugin.version)),
        plugin_of={**registry.plugin_of, **dict.fromkeys(checks, plugin.name)},
    )


def _manager() -> pluggy.PluginManager:
    import pluggy

    from mcrubric import hooks

    manager = pluggy.PluginManager(hooks.GROUP)
    manager.add_hookspecs(hooks)
    return manager


def _brought(manager: pluggy.PluginManager, hook: str) -> list[Any]:
    """Call one hook of the one plugin of a manager, so that its error is its own."""
    return [
        item
        for implementation in getattr(manager.hook, hook).get_hookimpls()
        for item in implementation.function()
    ]


def _reason(error: BaseException) -> str:
    """Say what went wrong in one line, without a traceback and its paths."""
    return f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else 'no message'}"


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
