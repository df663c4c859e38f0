"""One rubric source as it was written: its data, and where each thing stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mcrubric.model.errors import NoSuchPathError
from mcrubric.model.marks import Mark
from mcrubric.readers.yaml import Node, YamlError, read_yaml
from mcrubric.rubric.plain import Location, SourceError, plain

if TYPE_CHECKING:
    from mcrubric.model.limits import Limits

Source = Path | bytes | str | Mapping[str, Any]
"""A file; the bytes or the text of one; or the data itself, as JSON has it."""
Spot = tuple[str, ...]
"""Where something is in a rubric, items by their id: `("requirements", "part-1.length")`."""
LISTS_BY_ID: Final = frozenset(
    ("outcomes", "details", "replace-details", "components", "parts", "prompts", "asks",
     "requirements")
)  # fmt: skip
# Nobody asks where single words of these stand.
_UNMARKED: Final = frozenset(("terms", "aliases", "any-of"))


@dataclass(frozen=True, slots=True)
class Written:
    """The data of a source; `root` is None if it never was a text, so that it has no lines."""

    name: str
    data: Any
    root: Node | None = None

    def mark(self, location: Location, *, key: bool = False) -> Mark | None:
        """Return where the value at a location stands (or its key), or what holds it."""
        node, line, column = self.root, 0, 0
        if node is None:
            return None
        for step in location:
            inner = _child(node, step)
            if inner is None:
                break
            line, column = node.keys.get(str(step), (0, 0))
            node = inner
        if not key or not line:
            line, column = node.line, node.column
        return Mark(self.name, line, column)

    def marks(self) -> dict[Spot, Mark]:
        """Return where each item stands, and each thing that it says."""
        return dict(_marks(self.root, (), self.name)) if self.root is not None else {}


def written(source: Source, name: str, limits: Limits) -> Written:
    """Read a source.

    Raises:
        SourceError: it is not YAML as we read it, or not data as JSON has it.
        NoSuchPathError: it is a path, and nothing is there.
    """
    if isinstance(source, Mapping):
        return Written(name, plain(source, (), limits.json_depth))
    content = content_of(source, name, limits) if isinstance(source, Path) else source
    try:
        root = read_yaml(content, limits)
    except YamlError as error:
        raise SourceError(error.message, Mark(name, error.line, error.column)) from error
    return Written(name, root.to_data(), root)


def spot(data: Any, location: Location) -> Spot:
    """Return the same place with items by their id, where they have one."""
    steps: list[str] = []
    for step in location:
        inner = _inner(data, step)
        steps.append(_name(steps[-1] if steps else "", step, inner))
        data = inner
    return tuple(steps)


def content_of(path: Path, name: str, limits: Limits) -> bytes:
    """Read a file, and no more of it than is needed to see that it is too large.

    Raises:
        SourceError: it cannot be read.
        NoSuchPathError: nothing is there.
    """
    try:
        with path.open("rb") as stream:
            return stream.read(limits.yaml_bytes + 1)
    except (FileNotFoundError, ValueError) as error:  # ValueError: no file has NUL in its name
        raise NoSuchPathError(str(path)) from error
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise SourceError(f"the file cannot be read: {reason}", Mark(name, 1, 1)) from error


def _child(node: Node, step: str | int) -> Node | None:
    if isinstance(step, str):
        return node.fields.get(step)
    return node.items[step] if step < len(node.items) else None


def _inner(data: Any, step: str | int) -> Any:
    if isinstance(data, dict):
        return data.get(step)
    inside = isinstance(data, list) and isinstance(step, int) and step < len(data)
    return data[step] if inside else None


def _name(above: str, step: str | int, inner: Any) -> str:
    if isinstance(step, int) and above in LISTS_BY_ID and isinstance(inner, dict):
        return str(inner.get("id", step))
    return str(step)


def _marks(node: Node, at: Spot, name: str) -> Iterator[tuple[Spot, Mark]]:
    yield at, Mark(name, node.line, node.column)
    if at and at[-1] in _UNMARKED:
        return
    for key, inner in node.fields.items():
        yield from _marks(inner, (*at, key), name)
    for position, inner in enumerate(node.items):
        yield from _marks(inner, (*at, _item_name(at, position, inner)), name)


def _item_name(at: Spot, position: int, item: Node) -> str:
    named = item.fields.get("id") if at and at[-1] in LISTS_BY_ID else None
    return (named.text if named else None) or str(position)
