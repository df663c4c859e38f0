"""What holds for every report: the same bytes, readiness from results, each fault told once."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from long_runs import ASKED

import mcrubric
from mcrubric.builtins import builtin_registry
from mcrubric.engine.plan import make_plan
from mcrubric.engine.readiness import exit_code, readiness_of

if TYPE_CHECKING:
    from pathlib import Path

SEEDS = 20 if ASKED else 4


def test_the_report_is_the_same_over_hash_seeds_and_directory_orders(
    samples: Path, tmp_path: Path
) -> None:
    """Byte-identical JSON over many hash seeds, the files made in another order for each."""
    program = """
import random, shutil, sys
from pathlib import Path
import mcrubric
source, work = Path(sys.argv[1]), Path(sys.argv[2])
files = sorted(path for path in source.rglob("*") if path.is_file())
random.Random(sys.argv[3]).shuffle(files)
for path in files:
    target = work / source.name / path.relative_to(source)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(path, target)
rubric = mcrubric.load_rubric("mo/building-personal-relationships")
sys.stdout.write(mcrubric.validate(work / source.name, rubric).to_json())
"""
    seen = {
        subprocess.run(
            [
                sys.executable, "-c", program,
                samples / "incomplete-personal", tmp_path / str(seed), str(seed),
            ],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True, check=True, timeout=60,
        ).stdout
        for seed in range(SEEDS)
    }  # fmt: skip
    assert len(seen) == 1
    assert json.loads(seen.pop())["readiness"] == "not-ready"


def test_plan_portfolio_and_report_pickle(samples: Path) -> None:
    rubric = mcrubric.load_rubric("mo/building-personal-relationships")
    plan = make_plan(rubric, builtin_registry())
    assert pickle.loads(pickle.dumps(plan)) == plan  # noqa: S301 - our own bytes
    report = mcrubric.validate(samples / "incomplete-personal", rubric)
    assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301 - our own bytes


def test_findings_are_a_view_over_judgements(samples: Path) -> None:
    rubric = mcrubric.load_rubric("mo/building-personal-relationships")
    report = mcrubric.validate(samples / "incomplete-personal", rubric)
    fingerprints = [finding.fingerprint for finding in report.findings]
    assert len(set(fingerprints)) == len(fingerprints)
    assert {finding.outcome for finding in report.findings} <= {"fail", "review", "open"}
    assert mcrubric.Report.from_json(report.to_json()) == report


@pytest.fixture(scope="module")
def whole(samples: Path) -> mcrubric.Report:
    """A report whose results the tests replace."""
    rubric = mcrubric.load_rubric("mo/building-personal-relationships")
    return mcrubric.validate(samples / "absent-part", rubric)


def result(severity: str, outcome: str) -> mcrubric.Result:
    return mcrubric.Result(
        requirement="r", part=None, check="c", basis="counted", severity=severity,  # type: ignore[arg-type]
        outcome=outcome, examined=1,  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("severity", "outcome", "readiness"),
    [
        ("error", "pass", "ready"),
        ("error", "not-applicable", "ready"),
        ("error", "fail", "not-ready"),
        ("error", "open", "undecided"),
        ("error", "review", "undecided"),
        ("warning", "fail", "ready"),
        ("warning", "open", "ready"),
        ("note", "fail", "ready"),
    ],
)
def test_readiness_comes_from_requirements_of_severity_error(
    severity: str, outcome: str, readiness: str
) -> None:
    assert readiness_of([result(severity, outcome), result("error", "pass")]) == readiness


@pytest.mark.parametrize(
    ("severity", "outcome", "fail_on", "code"),
    [
        ("error", "fail", "error", 1),
        ("error", "fail", "never", 0),
        ("error", "open", "error", 4),
        ("error", "review", "warning", 4),
        ("error", "open", "never", 0),
        ("warning", "fail", "error", 0),
        ("warning", "fail", "warning", 1),
        ("warning", "review", "warning", 0),
        ("note", "fail", "warning", 0),
    ],
)
def test_the_exit_code_follows_from_results_alone(
    severity: str, outcome: str, fail_on: str, code: int, whole: mcrubric.Report
) -> None:
    report = replace(whole, results=(result(severity, outcome),), failures=())
    assert exit_code(report, fail_on) == code  # type: ignore[arg-type]
