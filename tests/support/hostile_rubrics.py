"""Rubrics that third parties write to make a reader hang, fetch, or ask for less than it shows."""

from __future__ import annotations

import json
from typing import Any, Final

from hostile_base import RUBRIC

GOOD: Final = RUBRIC.read_text(encoding="utf-8")
HEAD: Final = """\
schema: mcrubric.rubric/1
id: test/evil
extends: mo/three-part-credential
version: 1.0.0
title: Evil
"""


def good() -> bytes:
    return GOOD.encode()


def good_json() -> bytes:
    import yaml

    return json.dumps(yaml.safe_load(GOOD)).encode()


def text(written: str) -> bytes:
    """A rubric with this in it, behind its head."""
    return (HEAD + written).encode("utf-8", "surrogatepass")


def replaced(old: str, new: str) -> bytes:
    """The good rubric with one thing changed."""
    assert old in GOOD
    return GOOD.replace(old, new).encode("utf-8", "surrogatepass")


def bare(written: str) -> bytes:
    return written.encode("utf-8", "surrogatepass")


def repeated(before: str, each: str, times: int, after: str = "") -> bytes:
    """A rubric with one thing many times; `{n}` in it counts."""
    said = "".join(each.replace("{n}", str(number)) for number in range(times))
    return (HEAD + before + said + after).encode()


def laughs() -> bytes:
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40))]
    return text("\n".join(lines) + "\n")


def large(size: int) -> bytes:
    return (GOOD + "# " + "x" * size + "\n").encode()


def mapping(what: str) -> Any:
    """A rubric as a mapping that holds what no file can."""
    endless: list[Any] = []
    endless.append(endless)
    deep: Any = []
    for _ in range(100_000):
        deep = [deep]
    head: dict[Any, Any] = {
        "schema": "mcrubric.rubric/1",
        "id": "test/evil",
        "version": "1.0.0",
        "title": "Evil",
    }
    return {
        "a list that holds itself": {**head, "parts": endless},
        "very deep": {**head, "parts": deep},
        "keys that are numbers": {**head, 3: "x"},
        "a function": {**head, "title": print},
        "not a number": {**head, "requirements": [{"id": "a", "with": {"words": float("nan")}}]},
    }[what]
