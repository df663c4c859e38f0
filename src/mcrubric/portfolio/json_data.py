"""Data in memory to and from the tree that JSON is read into."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mcrubric.model.limits import NUMBER_BITS
from mcrubric.portfolio.json_tree import SURROGATE, JsonError
from mcrubric.readers.yaml import Node

if TYPE_CHECKING:
    from mcrubric.model.limits import Limits


def to_data(node: Node) -> Any:
    """Return the dicts, lists, texts, numbers, booleans and None that a JSON tree stands for."""
    if isinstance(node.value, str):
        return json.loads(node.value) if node.plain else node.value
    if isinstance(node.value, tuple):
        return [to_data(each) for each in node.value]
    return {key: to_data(each) for key, each in node.value.items()}


def node_of(data: object, limits: Limits, depth: int = 1) -> Node:
    """Return data that is in memory as such a tree, without lines and columns (both are 0).

    What JSON has no form for becomes a plain scalar that names its type.

    Raises:
        JsonError: it is nested too deep; data may hold itself.
    """
    if depth > limits.json_depth:
        raise JsonError(f"values are nested more than {limits.json_depth} deep", 0, 0, limit=True)
    if isinstance(data, str):
        return Node(whole_text(data), 0, 0)
    if isinstance(data, list | tuple):
        return Node(tuple(node_of(each, limits, depth + 1) for each in data), 0, 0)
    if isinstance(data, Mapping):
        fields = {
            whole_text(str(key)): node_of(each, limits, depth + 1) for key, each in data.items()
        }
        return Node(fields, 0, 0)
    known = data is None or isinstance(data, bool | float) or _short(data)
    return Node(json.dumps(data if known else type(data).__name__), 0, 0, plain=True)


def _short(data: object) -> bool:
    """Whether data is a whole number that can be written out: Python refuses 4,300 digits."""
    return isinstance(data, int) and data.bit_length() <= NUMBER_BITS


def as_json(data: object, limits: Limits, depth: int = 1) -> Any:
    """Return data with its mappings, sequences and texts as JSON would give them.

    What is nested too deep (data may hold itself) is left out; other values stay as they are.
    """
    if isinstance(data, str):
        return whole_text(data)
    if isinstance(data, Mapping | list | tuple) and depth > limits.json_depth:
        return None
    if isinstance(data, Mapping):
        return {whole_text(str(k)): as_json(each, limits, depth + 1) for k, each in data.items()}
    if isinstance(data, list | tuple):
        return [as_json(each, limits, depth + 1) for each in data]
    return data


def whole_text(text: str) -> str:
    """Return a text in which halves of surrogate pairs, which no file can hold, are replaced."""
    return SURROGATE.sub("\ufffd", text)
