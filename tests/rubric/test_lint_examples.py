"""What is worth a look in a side file that has no mistakes."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

import mcrubric
from mcrubric.engine.lint import hints
from mcrubric.rubric.examples import read_examples

SMALL = Path(__file__).resolve().parents[1] / "cases" / "_rubric.yaml"
CASES = yaml.safe_load((Path(__file__).parent / "cases" / "lint-examples.yaml").read_text("utf-8"))
HEAD = "schema: mcrubric.examples/1\nrubric: test/neighbours\n"
MOST_HINTS = 3
"""Of a shipped rubric: who meets a dozen reads none."""


def hinted(rubric: mcrubric.Rubric) -> list[str]:
    found = read_examples(rubric)
    assert found.mistakes == ()
    return [str(hint) for hint in hints(rubric, found)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_what_is_worth_a_look_is_told(case: dict[str, Any], tmp_path: Path) -> None:
    path = Path(shutil.copy(SMALL, tmp_path / "one.yaml"))
    (tmp_path / "one.examples.yaml").write_text(HEAD + case["examples"], "utf-8")
    text = "\n".join(hinted(mcrubric.read_rubric(path)))
    assert [each for each in case.get("told", ()) if each not in text] == [], text
    assert [each for each in case.get("untold", ()) if each in text] == [], text


def test_a_rubric_without_a_side_file_is_told_nothing_of_examples() -> None:
    assert "example" not in "\n".join(hinted(mcrubric.read_rubric(SMALL.read_bytes())))


@pytest.mark.parametrize("name", mcrubric.rubric_ids())
def test_the_shipped_rubrics_give_few_hints(name: str) -> None:
    found = hinted(mcrubric.load_rubric(name))
    assert len(found) <= MOST_HINTS, "\n".join(found)
