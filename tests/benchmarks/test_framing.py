"""Good texts are accused of nothing, however their authors frame them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

import mcrubric

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TEXTS: Final = Path(__file__).resolve().parents[2] / "benchmarks" / "texts" / "fresh"
IDS: Final = {
    "P": "mo/building-personal-relationships",
    "E": "mo/building-external-relationships",
}
RUBRICS: Final = {seed: mcrubric.load_rubric(each) for seed, each in IDS.items()}
Text = dict[str, Any]


def good(name: str) -> list[Text]:
    lines = (TEXTS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [each for each in map(json.loads, lines) if each["kind"] == "good"]


def begins(text: Text) -> dict[int, int]:
    """Return where the passages on the components begin in a text, by the component's number."""
    first = {at: text["gold"][f"c{at + 1}"]["ranges"][0][0] for at in range(4)}
    return {at: text["sentences"][sentence]["start"] for at, sentence in first.items()}


def framed(frame: str) -> Callable[[Text], str]:
    """Return what puts a line, made of a component, before each passage; `{}` is its name."""

    def put(text: Text) -> str:
        said = str(text["text"])
        components = RUBRICS[text["seed"]].components
        for at, start in sorted(begins(text).items(), key=lambda each: -each[1]):
            component = components[at]
            line = frame.format(label=component.label, upper=component.label.upper(), number=at + 1)
            said = f"{said[:start].rstrip()}\n\n{line}{said[start:]}"
        return said.strip()

    return put


def listed(text: Text) -> str:
    outcomes = RUBRICS[text["seed"]].outcomes
    top = "\n".join(f"{at}. {each.statement}" for at, each in enumerate(outcomes, 1))
    return f"{top}\n\n{text['text']}"


FRAMES: Final = {
    "as it is": lambda text: text["text"],
    "headings": framed("## {label}\n\n"),
    "titles in bold": framed("**{label}**\n\n"),
    "plain titles": framed("{label}\n\n"),
    "titles with numbers": framed("{number}) {label}\n\n"),
    "titles in capitals": framed("{upper}\n\n"),
    "component and number": framed("Component {number}: {label}\n\n"),
    "run-in titles": framed("{label}. "),
    "leads": framed("The component that I turn to here is this: {label}. "),
    "the outcomes on top": listed,
}


@pytest.fixture(scope="module")
def validators() -> Iterator[dict[str, mcrubric.Validator]]:
    made = {seed: mcrubric.Validator(each, plugins=()) for seed, each in RUBRICS.items()}
    yield made
    for each in made.values():
        each.close()


@pytest.mark.parametrize("name", FRAMES)
def test_a_good_reflection_is_accused_of_nothing(
    name: str, validators: dict[str, mcrubric.Validator]
) -> None:
    accused = []
    for text in good("reflections"):
        source = {"documents": {"part-3": {"text": FRAMES[name](text), "format": "markdown"}}}
        report = validators[text["seed"]].validate(source, parts=["part-3"], basis=["inferred"])
        accused += [(text["id"], each.message.key) for each in report.findings if _is_task(each)]
    assert accused == []


def _is_task(finding: mcrubric.Finding) -> bool:
    return finding.outcome == "fail"
