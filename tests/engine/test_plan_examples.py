"""Side files are read when a plan needs them, and then all their mistakes are told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import mcrubric
from mcrubric.builtins import builtin_registry
from mcrubric.engine.plan import make_plan
from mcrubric.engine.registry import Plugin, with_plugins
from mcrubric.model.examples import Examples, Fragments
from mcrubric.plugin import Component, Context, Observations, Requirement, check, hookimpl, passed
from mcrubric.testing import run_check

CASES = Path(__file__).resolve().parents[1] / "cases" / "_rubric.yaml"
HEAD = "schema: mcrubric.examples/1\nrubric: test/neighbours\n"


@check("by-example", basis="inferred", uses_examples=True)
def by_example(_component: Component, _ctx: Context) -> Observations:
    """Each component is recognised by examples."""
    yield passed()


@check("by-nothing", basis="inferred")
def by_nothing(_component: Component, _ctx: Context) -> Observations:
    """Each component is recognised by itself."""
    yield passed()


class Brought:
    @staticmethod
    @hookimpl
    def mcrubric_checks() -> list[Any]:
        return [by_example, by_nothing]


REGISTRY = with_plugins(builtin_registry(), [Plugin("brought", "1", Brought)])


def rubric(folder: Path, examples: str, *checks: str) -> mcrubric.Rubric:
    """Return the rubric of the cases, which asks for these checks and has this beside it."""
    text = CASES.read_text("utf-8").partition("requirements:\n")[0]
    asked = (
        f"  - {{id: part-3.{each}, part: part-3, check: {each}, severity: note, quote: x}}\n"
        for each in checks
    )
    path = folder / "one.yaml"
    path.write_text(f"{text}requirements:\n{''.join(asked)}", "utf-8")
    (folder / "one.examples.yaml").write_text(HEAD + examples, "utf-8")
    return mcrubric.read_rubric(path)


def test_a_plan_with_a_check_that_uses_examples_has_them(tmp_path: Path) -> None:
    read = rubric(tmp_path, "components: {c1: {examples: [I waved]}}", "by-nothing", "by-example")
    plan = make_plan(read, REGISTRY)
    assert plan.examples == Examples(components={"c1": Fragments(("I waved",))})


def test_a_plan_without_such_a_check_does_not_read_them(tmp_path: Path) -> None:
    plan = make_plan(rubric(tmp_path, "components: [", "by-nothing"), REGISTRY)
    assert plan.examples == Examples()


def test_a_rubric_without_a_side_file_has_none(tmp_path: Path) -> None:
    read = rubric(tmp_path, "", "by-example")
    (tmp_path / "one.examples.yaml").unlink()
    plan = make_plan(mcrubric.read_rubric(tmp_path / "one.yaml"), REGISTRY)
    assert plan.examples == Examples()
    assert make_plan(read, REGISTRY).examples == Examples()


def test_all_mistakes_are_told_with_those_about_checks(tmp_path: Path) -> None:
    examples = "components: {c3: {}}\nboilerplate: [[a]]\n"
    read = rubric(tmp_path, examples, "by-example", "by-exmaple")
    with pytest.raises(mcrubric.RubricError) as caught:
        make_plan(read, REGISTRY)
    assert [str(each).removeprefix(f"{tmp_path}/") for each in caught.value.mistakes] == [
        "one.yaml:37:50: there is no check 'by-exmaple' (did you mean 'by-example'?)",
        "one.examples.yaml:3:14: the rubric has no component 'c3'",
        "one.examples.yaml:4:15: an item of 'boilerplate' is a list; a text is asked for",
    ]


def test_a_check_that_is_tried_alone_is_told_them_as_well(tmp_path: Path) -> None:
    read = rubric(tmp_path, "components: {c3: {}}", "by-nothing")
    assert run_check(by_nothing, {}, rubric=read, part="part-3").outcome != "fail"
    with pytest.raises(mcrubric.RubricError, match="has no component 'c3'"):
        run_check(by_example, {}, rubric=read, part="part-3")


@pytest.mark.parametrize("name", mcrubric.rubric_ids())
def test_the_side_files_of_the_shipped_rubrics_can_be_planned_with(name: str) -> None:
    read = mcrubric.load_rubric(name)
    asked = Requirement(id="x", part="part-3", check="by-example", severity="note")
    plan = make_plan(replace(read, requirements=(asked,)), REGISTRY)
    assert list(plan.examples.components) == [each.id for each in read.components]
    asks = [ask for part in read.parts for prompt in part.prompts for ask in prompt.asks]
    assert list(plan.examples.asks) == [each.id for each in asks]
    assert list(plan.examples.outcomes) == [each.id for each in read.outcomes]
