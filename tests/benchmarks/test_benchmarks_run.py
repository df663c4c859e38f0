from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from benchmarks.draft import Fault
from benchmarks.measure import ROOT, CommandFailedError, cost_of, environment, python, spread
from benchmarks.rows import ROWS
from benchmarks.table import comes_to
from benchmarks.verify import DisagreementError, compare, faults_of_report
from long_runs import LONG

if TYPE_CHECKING:
    from pathlib import Path

KNOWN = {"0001": [Fault("part-1.length", "part-1")]}


def report(*judgements: dict[str, str], requirement: str = "part-1.length") -> dict[str, object]:
    results = [{"requirement": requirement, "judgements": list(judgements)}]
    return {"failures": [], "results": results}


def judged(target: str, outcome: str) -> dict[str, str]:
    return {"target": target, "outcome": outcome}


@pytest.fixture
def sides(tmp_path: Path) -> tuple[Path, Path]:
    for name, said in (
        ("script", {"findings": [["part-1.length", "part-1", "fail"]]}),
        ("ours", report(judged("part-1", "fail"))),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "0001.json").write_text(json.dumps(said), encoding="utf-8")
    return tmp_path / "script", tmp_path / "ours"


@LONG
def test_one_command_verifies_and_prints_every_row() -> None:
    run = subprocess.run(
        (sys.executable, "-m", "benchmarks", "--quick", "--seed", "11"),
        cwd=ROOT, env=environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert "both find the same" in run.stdout
    for row in ROWS:
        assert f"| {row.what} | {row.against} |" in run.stdout


def test_sides_that_agree_with_what_is_known_are_counted(sides: tuple[Path, Path]) -> None:
    assert compare(KNOWN, *sides) == 1


@pytest.mark.parametrize("side", [0, 1])
def test_a_side_that_misses_or_adds_a_fault_is_named(sides: tuple[Path, Path], side: int) -> None:
    said = {"findings": []} if side == 0 else report(judged("part-1", "review"))
    (sides[side] / "0001.json").write_text(json.dumps(said), encoding="utf-8")
    with pytest.raises(DisagreementError, match=("the script", "mcrubric")[side]):
        compare(KNOWN, *sides)


def test_a_failure_of_ours_is_no_agreement() -> None:
    with pytest.raises(DisagreementError, match="failed"):
        faults_of_report({"failures": [{"error": "ValueError"}], "results": []})


def test_passes_and_what_was_not_looked_at_are_no_faults() -> None:
    said = report(judged("a", "pass"), judged("b", "open"), judged("c", "not-applicable"))
    assert faults_of_report(said) == set()


def test_a_citation_is_compared_without_its_place() -> None:
    said = report(judged("EO1.connect/artifacts/a@b.pdf@p.12", "fail"), requirement="part-2.places")
    assert faults_of_report(said) == {Fault("part-2.places", "EO1.connect/artifacts/a@b.pdf")}


def test_measured_commands_keep_their_byte_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    cost_of(python("-c", "import sys; sys.exit(sys.dont_write_bytecode)"))


def test_a_command_that_fails_has_no_cost() -> None:
    with pytest.raises(CommandFailedError, match="ended with 3"):
        cost_of(python("-c", "raise SystemExit(3)"))


def test_the_middle_of_pairs_is_what_counts() -> None:
    assert spread([3.0, 1.0, 9.0]) == (1.0, 3.0, 9.0)


@pytest.mark.parametrize(
    ("ratio", "said"),
    [(1.5, "within the stretch"), (2.0, "within the bound"), (3.0, "within the bound")],
)
def test_a_row_says_where_it_stands(ratio: float, said: str) -> None:
    assert comes_to(ROWS[0], ratio) == said


def test_a_row_over_its_bound_says_by_how_much() -> None:
    assert comes_to(ROWS[0], 3.3) == "**falls short**: 1.10 times the bound"
