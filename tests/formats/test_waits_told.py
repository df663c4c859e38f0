"""What waits for another requirement goes missing nowhere: it is told there, or by itself."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from formatted import hand_in, sample_report

import mcrubric
from mcrubric.formats.batch.row import Counts, row_of
from mcrubric.formats.outline.matters import not_looked_up, undecided
from mcrubric.model.waiting import told_at_gates

if TYPE_CHECKING:
    from pathlib import Path

    from mcrubric.model.report import Report

RUBRIC = "mo/building-personal-relationships"
LESSER = {
    "schema": "mcrubric.rubric/1",
    "id": "example/lesser",
    "requirements": [{"id": "part-3.present", "severity": "warning"}],
}
VERDICT = (
    "Nothing required is known to be missing, but one thing is undecided: "
    "something else has to be seen to first."
)


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def without_gate() -> Report:
    """No uploads, and the requirement that asks for some is not run."""
    rubric = mcrubric.load_rubric(RUBRIC)
    with mcrubric.Validator(rubric, plugins=()) as validator:
        return validator.validate(hand_in("no-uploads"), parts=["part-2"], basis=["resolved"])


@pytest.fixture(scope="module")
def lesser_gate(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """No part 3, which is merely worth a look, and a length is asked of it."""
    folder = tmp_path_factory.mktemp("lesser")
    portfolio = folder / "portfolio"
    shutil.copytree(hand_in("complete-personal"), portfolio)
    (portfolio / "part-3.md").unlink()
    overlay = folder / "lesser.yaml"
    overlay.write_text(json.dumps(LESSER), encoding="utf-8")
    report = mcrubric.validate(portfolio, mcrubric.load_rubric(RUBRIC, overlay=overlay), plugins=())
    assert report.readiness == "undecided"
    return report


def test_a_part_without_its_gate_is_not_called_complete(without_gate: Report) -> None:
    assert [each.severity for each in without_gate.results].count("error") == 3
    for form in ("terminal", "markdown", "html", "github"):
        text = flat(mcrubric.write_report(without_gate, form))
        assert "In that part: one thing undecided." in text
        assert "nothing is missing that a machine can see" not in text
    text = flat(mcrubric.write_report(without_gate, "terminal"))
    said = "This cannot be looked at until part-2.uploads is met."
    assert f"? Artifacts and Places: {said} → See to part-2.uploads first; then check" in text
    assert f"? Places verified: {said}" in text
    assert "requirements cannot be looked at until" not in text


def test_one_line_of_many_says_what_is_undecided_and_what_to_look_at_first(
    without_gate: Report,
) -> None:
    row = row_of(without_gate, without_gate, name="ada", exit_code=4)
    assert row.counts == Counts(0, 0, 1)
    assert (row.requirement, row.first) == (
        "part-2.artifacts", "This cannot be looked at until part-2.uploads is met.",
    )  # fmt: skip


def test_an_annotation_says_how_many_share_what_it_tells(without_gate: Report) -> None:
    first, _ = mcrubric.write_report(without_gate, "github").splitlines()
    assert first == (
        "::warning title=Undecided%3A part-2.artifacts::This cannot be looked at until "
        "part-2.uploads is met. See to part-2.uploads first; then check again. "
        "So it is with 1 other requirement."
    )


@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "github"])
def test_what_waits_for_a_lesser_requirement_is_undecided_itself(
    form: str, lesser_gate: Report
) -> None:
    text = flat(mcrubric.write_report(lesser_gate, form))
    assert VERDICT in text
    assert "no things are" not in text
    assert "part-3.length" in text


def test_an_overlay_that_makes_a_gate_lesser_hides_nothing(mcrubric: Any, tmp_path: Path) -> None:
    (tmp_path / "lesser.yaml").write_text(json.dumps(LESSER), encoding="utf-8")
    words = {"documents": {"part-1": {"text": "We greet families."}}, "rubric": RUBRIC}
    (tmp_path / "hand-in.json").write_text(json.dumps(words), encoding="utf-8")
    asked = ("--overlay", "lesser.yaml", "--part", "part-3", "--format", "github")
    done = mcrubric("check", "hand-in.json", *asked)
    assert done.returncode == 4
    first, second, last = done.stdout.splitlines()
    assert first.startswith("::warning title=Undecided%3A part-3.length::This cannot be")
    assert second.startswith("::warning title=part-3.present::")
    assert last.endswith("In that part: one thing undecided.")


def test_what_waits_and_decides_nothing_is_no_annotation(mcrubric: Any, tmp_path: Path) -> None:
    (tmp_path / "hand-in.json").write_text(json.dumps({"rubric": RUBRIC, "documents": {}}))
    asked = ("--part", "part-3", "--basis", "inferred", "--format", "github")
    done = mcrubric("check", "hand-in.json", *asked)
    assert (done.returncode, done.stderr) == (0, "")
    assert "::" not in done.stdout


@pytest.mark.parametrize(
    "name", ["absent-part", "no-uploads", "nothing-handed-in", "unreadable-part"]
)
def test_each_open_finding_is_told_at_its_gate_or_by_itself(name: str) -> None:
    """Whichever requirements are run: none alone, none with one other, loses what is undecided."""
    report = sample_report(name)
    for result in report.results:
        if result.outcome != "open" or result.severity != "error":
            continue
        alone = replace(report, results=(result,), readiness=None)
        assert [each.finding for each in undecided(alone)]
        for other in report.results:
            both = replace(report, results=(other, result), readiness=None)
            elsewhere = told_at_gates(both)
            itself = {each.finding.message.text for each in undecided(both)}
            for finding in alone.findings:
                assert finding.fingerprint in elsewhere or finding.message.text in itself
                assert finding.fingerprint not in elsewhere or other.outcome in {"fail", "open"}


def test_what_is_told_at_its_gate_is_not_told_again() -> None:
    report = sample_report("absent-part")
    waiting = "This cannot be looked at until part-3.present is met."
    matters = (*undecided(report), *not_looked_up(report))
    assert waiting in {each.message.text for each in report.findings}
    assert waiting not in {each.finding.message.text for each in matters}
