"""What is told about side files with mistakes, and about those that are made to harm."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from mcrubric.model.errors import RubricError
from mcrubric.model.limits import Limits
from mcrubric.rubric.catalog import Catalog
from mcrubric.rubric.examples import examples_of, read_examples

CASES = yaml.safe_load(
    (Path(__file__).parent / "cases" / "broken-examples.yaml").read_text("utf-8")
)
BASE = """\
schema: mcrubric.rubric/1
id: test/base
version: 1.0.0
title: Base
abstract: true
outcomes: [{id: EO1, statement: One.}]
components: [{id: c1, statement: a}, {id: c2, statement: b}]
parts:
  - id: part-1
    kind: document
    prompts:
      - id: q1
        text: Who did it, and why?
        asks: [{id: q1.who, text: Who}, {id: q1.why, text: why}]
"""
ONE = """\
schema: mcrubric.rubric/1
id: test/one
extends: test/base
version: 1.0.0
title: One
"""
HEAD = "schema: mcrubric.examples/1\nrubric: test/one\n"
SECONDS = 3
"""Enough for a slow machine; each of these takes half a second at most."""


def told(folder: Path, examples: str | bytes, base: str | None = None) -> list[str]:
    """Return what is told about a side file, without the folder's name."""
    below = folder / "test"
    below.mkdir()
    (below / "base.yaml").write_text(BASE, "utf-8")
    (below / "one.yaml").write_text(ONE, "utf-8")
    content = examples.encode() if isinstance(examples, str) else examples
    (below / "one.examples.yaml").write_bytes(content)
    if base:
        (below / "base.examples.yaml").write_text(base, "utf-8")
    found = read_examples(Catalog((folder,)).draft("test/one").usable())
    return [
        str(each).replace("test/one.ex", "one.ex").replace("test/base.ex", "base.ex")
        for each in found.mistakes
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_every_mistake_is_told_with_its_place(case: dict[str, Any], tmp_path: Path) -> None:
    assert told(tmp_path, case["examples"], case.get("base")) == case["mistakes"]


def test_case_names_are_unique() -> None:
    names = [case["name"] for case in CASES]
    assert len(names) == len(set(names))


def test_all_mistakes_are_in_the_error(tmp_path: Path) -> None:
    told(tmp_path, HEAD + "components: {c3: {}}\noutcomes: {EO2: {}}\n")
    with pytest.raises(RubricError) as caught:
        examples_of(Catalog((tmp_path,)).draft("test/one").usable())
    assert len(caught.value.mistakes) == 2


HOSTILE: dict[str, tuple[str | bytes, str]] = {
    "too large": (HEAD + "# " + "x" * (1 << 20), "the file is larger than 1 MB"),
    "too many elements": (HEAD + f"boilerplate: [{'a, ' * 60_000}]", "more than 50,000 elements"),
    "nested without end": (HEAD + "components: " + "[" * 100_000, "nested more than"),
    "nested too deep": (HEAD + "components: " + "[" * 65 + "]" * 65, "nested more than 64 deep"),
    "aliases of aliases": (
        HEAD + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40)),
        "the anchor &a1 is not read",
    ),
    "15,000 ids of nothing": (
        HEAD + f"components: {{{', '.join(f'c{n}: {{}}' for n in range(3, 15_000))}}}",
        "the rubric has no component 'c3'",
    ),
    "one fragment 20,000 times": (
        HEAD + f"components: {{c1: {{examples: [{'we sang, ' * 20_000}]}}}}",
        "'we sang' stands already at",
    ),
    "a fragment of 900,000 letters, twice": (
        HEAD + f"boilerplate: [{'x' * 450_000}, {'x' * 450_000}]",
        "stands already at",
    ),
    "an id of 900,000 letters": (HEAD + f"outcomes: {{? {'x' * 900_000} : {{}}}}", "no outcome"),
    "a number of 5,000 digits": (
        HEAD + f"thresholds: {{located: {'9' * 5_000}, medium: 1, high: 1, calibrated-on: x}}",
        "'located' is",
    ),
    "not a number": (
        HEAD + "thresholds: {located: nan, medium: 1, high: 1, calibrated-on: x}",
        "'located' is 'nan'; a number is asked for",
    ),
    "bytes that are no text": (HEAD.encode() + b"boilerplate: [\xff\xfe]", "one.examples.yaml:"),
    "any bytes": (b"\x00\x01\x02", "one.examples.yaml:"),
    "a key of no text": (HEAD + "{[a]: b}: c", "one.examples.yaml:"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_side_file_made_to_harm_is_refused_at_once(name: str, tmp_path: Path) -> None:
    content, said = HOSTILE[name]
    started = time.perf_counter()
    found = told(tmp_path, content)
    assert time.perf_counter() - started < SECONDS
    assert any(said in each for each in found), [each[:200] for each in found[:3]]


def test_limits_are_those_that_are_given(tmp_path: Path) -> None:
    assert told(tmp_path, HEAD + "components: {c1: {examples: [a]}}") == []
    rubric = Catalog((tmp_path,)).draft("test/one").usable()
    for limits in (Limits(yaml_bytes=40), Limits(yaml_events=9), Limits(yaml_depth=3)):
        assert len(read_examples(rubric, limits).mistakes) == 1
