"""What one plugin brings, each thing looked over, so that a slip of its author is told to them."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from mcrubric.check import Check, check_of
from mcrubric.model.formats import Format
from mcrubric.model.limits import BROUGHT
from mcrubric.readers.reading import FactReader, Reader

if TYPE_CHECKING:
    from types import ModuleType

    import pluggy

PREFIX: Final = "mcrubric_"
"""How the names of all hooks begin."""

Named = TypeVar("Named", Check, Format)
AnyReader = TypeVar("AnyReader", Reader, FactReader)


@dataclass(frozen=True, slots=True)
class Brought:
    """All that a plugin brings, sorted by kind, checks and formats by name."""

    checks: Mapping[str, Check]
    readers: tuple[Reader, ...]
    fact_readers: tuple[FactReader, ...]
    formats: Mapping[str, Format]
    rubric_folders: tuple[Path, ...]


def brought_by(plugin: object, name: str) -> Brought:
    """Ask a plugin's hooks.

    Raises:
        TypeError, ValueError: it brings what cannot be used.
        Exception: whatever the plugin itself raises.
    """
    from mcrubric import hooks

    manager = _registered(plugin, name, hooks)
    readers = _items(manager, "mcrubric_readers", (Reader, FactReader))
    return Brought(
        checks=_by_name(map(check_of, _items(manager, "mcrubric_checks", (object,)))),
        readers=tuple(_in_process(each) for each in readers if isinstance(each, Reader)),
        fact_readers=tuple(_in_process(each) for each in readers if isinstance(each, FactReader)),
        formats=_by_name(_items(manager, "mcrubric_formats", (Format,))),
        rubric_folders=tuple(map(_folder, _items(manager, "mcrubric_rubrics", (Path,)))),
    )


def _registered(plugin: object, name: str, hooks: ModuleType) -> pluggy.PluginManager:
    """Return a manager of this plugin alone, so that its errors are its own."""
    import pluggy

    manager = pluggy.PluginManager(hooks.GROUP)
    manager.add_hookspecs(hooks)
    manager.register(plugin, name)
    manager.check_pending()
    for attribute in dir(plugin):
        if attribute.startswith(PREFIX) and _unmarked(manager, plugin, attribute):
            raise TypeError(f"{attribute} is not decorated with @hookimpl")
    if not manager.get_hookcallers(plugin):
        known = ", ".join(each for each in vars(hooks) if each.startswith(PREFIX))
        raise TypeError(f"it has no hook; there are: {known}")
    return manager


def _unmarked(manager: pluggy.PluginManager, plugin: object, attribute: str) -> bool:
    """Whether an attribute is a function that its author takes for a hook, and pluggy does not."""
    function = inspect.isroutine(getattr(plugin, attribute, None))
    return function and manager.parse_hookimpl_opts(plugin, attribute) is None


def _items(manager: pluggy.PluginManager, hook: str, kinds: tuple[type, ...]) -> list[Any]:
    """Call one hook, and look at the type of each thing that it gives."""
    items: list[Any] = []
    for implementation in getattr(manager.hook, hook).get_hookimpls():
        given = implementation.function()
        if isinstance(given, str) or not isinstance(given, Iterable):
            raise TypeError(f"{hook} returns a list, not {_kind(given)}")
        items += islice(given, BROUGHT + 1)
        if len(items) > BROUGHT:
            raise ValueError(f"{hook} gives more than {BROUGHT} things")
    wanted = " or ".join(each.__name__ for each in kinds)
    for item in items:
        if not isinstance(item, kinds):
            raise TypeError(f"{hook} gives each thing as {wanted}, not {_kind(item)}")
    return items


def _kind(value: object) -> str:
    return "None" if value is None else type(value).__name__


def _by_name(things: Iterable[Named]) -> dict[str, Named]:
    found: dict[str, Named] = {}
    for each in things:
        if each.name in found:
            raise ValueError(f"it brings the name {each.name!r} twice")
        found[each.name] = each
    return found


def _in_process(reader: AnyReader) -> AnyReader:
    """Refuse what would be sent to the worker process, which knows our own readers alone."""
    if reader.isolated:
        raise ValueError(f"the reader {reader.name!r} cannot be isolated: only our own can be")
    return reader


def _folder(folder: Path) -> Path:
    """Refuse a folder that would be looked for in the working directory, or that is not there."""
    if not folder.is_absolute():
        raise ValueError(f"the folder of rubrics {str(folder)!r} is not an absolute path")
    if not folder.is_dir():
        raise ValueError(f"there is no folder of rubrics {str(folder)!r}")
    return folder
