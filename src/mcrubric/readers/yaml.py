"""YAML into a small tree in which every node knows its line and column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import yaml

from mcrubric.model.errors import McrubricError
from mcrubric.readers.yaml_breaks import without_old_breaks
from mcrubric.readers.yaml_hints import with_hint
from mcrubric.text.wording import more_than, sized

if TYPE_CHECKING:
    from mcrubric.model.limits import Limits

_TOO_DEEP: Final = "maximum nesting depth"
"""What the parser says beyond 1,000 levels, which it reads ahead of us."""
_DEEPEST: Final = 100
"""Whatever a limit allows: a level takes two calls here and more of who reads on, and Python ends
at 1,000."""

At = tuple[int, int]
"""A line and a column, from 1, in code points."""


class YamlError(McrubricError):
    """A text is not YAML as we read it; `line` and `column` count from 1.

    `quotes`: the message holds words of the text.
    """

    def __init__(
        self,
        message: str,
        line: int = 1,
        column: int = 1,
        *,
        limit: bool = False,
        quotes: bool = False,
    ) -> None:
        super().__init__(message, line, column)
        self.message = message
        self.line = line
        self.column = column
        self.limit = limit
        self.quotes = quotes

    def __str__(self) -> str:
        return f"{self.line}:{self.column}: {self.message}"


@dataclass(frozen=True, slots=True)
class Node:
    """A scalar (str), a sequence (tuple) or a mapping (dict) and where it stands.

    Scalars stay the text that was written: whoever needs a number converts it.
    `plain` says that a scalar was not quoted; `keys` tells where a mapping's keys stand.
    """

    value: str | tuple[Node, ...] | Mapping[str, Node]
    line: int
    column: int
    plain: bool = False
    keys: Mapping[str, At] = field(default_factory=dict)

    @property
    def items(self) -> tuple[Node, ...]:
        """The nodes of a sequence; of anything else, none."""
        return self.value if isinstance(self.value, tuple) else ()

    @property
    def fields(self) -> Mapping[str, Node]:
        """The nodes of a mapping by key; of anything else, none."""
        return self.value if isinstance(self.value, Mapping) else {}

    @property
    def text(self) -> str | None:
        """The text of a scalar; of anything else, None."""
        return self.value if isinstance(self.value, str) else None

    def to_data(self) -> Any:
        """Return the tree as dicts, lists and strings."""
        if isinstance(self.value, str):
            return self.value
        if isinstance(self.value, tuple):
            return [node.to_data() for node in self.value]
        return {key: node.to_data() for key, node in self.value.items()}


def read_yaml(source: bytes | str, limits: Limits) -> Node:
    """Read one YAML document; an empty one is an empty mapping.

    Aliases, anchors, tags, merge keys, duplicate keys, keys that are not plain text and further
    documents are refused: each lets a file say something else than a reader sees, and aliases
    are how a small file becomes a large one.

    Raises:
        YamlError: it is not such a document, or a limit is hit.
    """
    if len(source) > limits.yaml_bytes:
        raise YamlError(f"the file is larger than {sized(limits.yaml_bytes)}", limit=True)
    source = without_old_breaks(source)
    try:
        return _Builder(yaml.parse(source, Loader=yaml.CLoader), limits).document()
    except yaml.MarkedYAMLError as error:
        mark: Any = error.problem_mark  # the parser always says where, and what
        line, column = mark.line + 1, mark.column + 1
        if _TOO_DEEP in str(error.problem):
            raise YamlError(_too_deep(limits), line, column, limit=True) from error
        raise YamlError(with_hint(str(error.problem), source, line), line, column) from error
    except (yaml.YAMLError, UnicodeError) as error:
        raise YamlError(with_hint(str(error).partition("\n")[0])) from error


class _Builder:
    """Turns the event stream of one document into nodes, counting as it goes."""

    def __init__(self, events: Iterator[yaml.Event], limits: Limits) -> None:
        self._events = events
        self._left = limits.yaml_events
        self._limits = limits

    def document(self) -> Node:
        self._next()  # the start of the stream
        if isinstance(self._next(), yaml.StreamEndEvent):
            return Node({}, 1, 1)
        root = self._node(self._next(), 1)
        self._next()  # the end of the document
        event = self._next()
        if not isinstance(event, yaml.StreamEndEvent):
            raise _refused("a second document begins here; a file holds one", event)
        if root.value == "" and root.plain:
            return Node({}, root.line, root.column)
        return root

    def _next(self) -> yaml.Event:
        self._left -= 1
        event = next(self._events)
        if self._left < 0:
            message = f"the file has {more_than(self._limits.yaml_events, 'elements')}"
            raise _refused(message, event, limit=True)
        return event

    def _node(self, event: yaml.Event, depth: int) -> Node:
        if isinstance(event, yaml.AliasEvent):
            raise _refused(
                f"the alias *{event.anchor} is not read; write the value out", event, quotes=True
            )
        if not isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            # A parser that keeps its word never does this.
            raise _refused("a value is missing here", event)
        if event.anchor is not None:
            raise _refused(
                f"the anchor &{event.anchor} is not read; write the value out", event, quotes=True
            )
        if event.tag is not None:
            raise _refused(f"the tag {event.tag} is not read; leave it out", event, quotes=True)
        if depth > _deepest(self._limits):
            raise _refused(_too_deep(self._limits), event, limit=True)
        line, column = _at(event)
        if isinstance(event, yaml.ScalarEvent):
            return Node(event.value, line, column, plain=not event.style)
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(tuple(self._items(depth)), line, column)
        return self._mapping(line, column, depth)

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            yield self._node(event, depth + 1)

    def _mapping(self, line: int, column: int, depth: int) -> Node:
        fields: dict[str, Node] = {}
        keys: dict[str, At] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._key(event, keys)
            keys[key] = _at(event)
            fields[key] = self._node(self._next(), depth + 1)
        return Node(fields, line, column, keys=keys)

    def _key(self, event: yaml.Event, keys: Mapping[str, At]) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            raise _refused("a key is a plain word, not a list, a mapping or an alias", event)
        if event.anchor is not None or event.tag is not None:
            raise _refused("a key has neither an anchor nor a tag", event)
        if event.value == "<<" and not event.style:
            raise _refused("the merge key << is not read; write the values out", event)
        if event.value in keys:
            first = keys[event.value][0]
            raise _refused(
                f"the key {event.value!r} stands already in line {first}", event, quotes=True
            )
        return str(event.value)


def _deepest(limits: Limits) -> int:
    return min(limits.yaml_depth, _DEEPEST)


def _too_deep(limits: Limits) -> str:
    return f"values are nested more than {_deepest(limits)} deep"


def _refused(
    message: str, event: yaml.Event, *, limit: bool = False, quotes: bool = False
) -> YamlError:
    line, column = _at(event)
    return YamlError(message, line, column, limit=limit, quotes=quotes)


def _at(event: yaml.Event) -> At:
    mark: Any = event.start_mark  # every event of a parser has one
    return mark.line + 1, mark.column + 1
