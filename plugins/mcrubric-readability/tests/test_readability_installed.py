from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from importlib.metadata import distribution, entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import mcrubric_readability
from readability_samples import HARD, PLAIN, RUBRIC

if TYPE_CHECKING:
    from collections.abc import Sequence

PACKAGE = Path(mcrubric_readability.__file__).parent
REQUIREMENTS = (
    "part-1.reading-grade",
    "part-1.sentence-length",
    "part-3.reading-grade",
    "part-3.sentence-length",
)


def command(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *map(str, words)],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    """The overlay, as the package's own command tells where it is."""
    return Path(command("mcrubric_readability", cwd=tmp_path).stdout.strip())


@pytest.fixture
def portfolio(tmp_path: Path) -> Path:
    """A folder with a plain part 1 and a hard part 3."""
    folder = tmp_path / "portfolio"
    folder.mkdir()
    (folder / "portfolio.yaml").write_text(f"rubric: {RUBRIC}\n", encoding="utf-8")
    (folder / "part-1.md").write_text(f"# Questions\n\n{PLAIN * 3}\n", encoding="utf-8")
    (folder / "part-3.txt").write_text(f"{HARD * 5}\n", encoding="utf-8")
    return folder


def checked(portfolio: Path, *words: str | Path) -> tuple[int, dict[str, Any]]:
    ran = command("mcrubric", "check", portfolio, "--format", "json", *words, cwd=portfolio.parent)
    assert ran.stderr == ""
    report: dict[str, Any] = json.loads(ran.stdout)
    return ran.returncode, report


def results(report: dict[str, Any], names: Sequence[str]) -> dict[str, dict[str, Any]]:
    return {each["requirement"]: each for each in report["results"] if each["requirement"] in names}


def test_the_package_brings_one_entry_point() -> None:
    (point,) = distribution("mcrubric-readability").entry_points
    assert (point.group, point.name) == ("mcrubric", "readability")
    assert point in entry_points(group="mcrubric")


def test_the_command_lists_and_explains_the_checks(tmp_path: Path) -> None:
    listed = command("mcrubric", "checks", cwd=tmp_path)
    assert listed.returncode == 0
    for name in ("reading-grade", "sentence-length"):
        assert name in listed.stdout
        explained = command("mcrubric", "explain", name, cwd=tmp_path)
        assert explained.returncode == 0
        assert "at-most" in explained.stdout


def test_the_overlay_adds_four_requirements_and_changes_nothing_else(
    portfolio: Path, overlay: Path
) -> None:
    code, plain = checked(portfolio)
    code_with, advised = checked(portfolio, "--overlay", overlay)
    assert code_with == code == 1
    added = results(advised, REQUIREMENTS)
    assert tuple(added) == REQUIREMENTS
    kept = [each for each in advised["results"] if each["requirement"] not in REQUIREMENTS]
    assert kept == plain["results"]
    assert advised["readiness"] == plain["readiness"]
    assert advised["rubric"]["overlay"] == "Readability advice"
    assert plain["plugins"] == advised["plugins"]
    assert [each["name"] for each in advised["plugins"]] == ["readability"]
    assert advised["failures"] == []


def test_the_report_shows_measures_and_advice(portfolio: Path, overlay: Path) -> None:
    _, report = checked(portfolio, "--overlay", overlay)
    added = results(report, REQUIREMENTS)
    outcomes = {name: each["outcome"] for name, each in added.items()}
    assert outcomes == {
        "part-1.reading-grade": "pass",
        "part-1.sentence-length": "pass",
        "part-3.reading-grade": "review",
        "part-3.sentence-length": "review",
    }
    assert {each["severity"] for each in added.values()} == {"note"}
    assert {each["derived"] for each in added.values()} == {True}
    assert added["part-1.sentence-length"]["judgements"][0]["evidence"]["measured"] == 8.3


def test_a_part_that_is_absent_waits(portfolio: Path, overlay: Path) -> None:
    (portfolio / "part-3.txt").unlink()
    _, report = checked(portfolio, "--overlay", overlay)
    (judgement,) = results(report, REQUIREMENTS)["part-3.reading-grade"]["judgements"]
    assert judgement["because"] == "waits-for"
    assert judgement["waits_for"] == "part-3.present"


@pytest.mark.parametrize(
    "rubric", ["mo/building-personal-relationships", "mo/building-external-relationships"]
)
def test_the_overlay_fits_every_shipped_rubric(rubric: str, portfolio: Path, overlay: Path) -> None:
    (portfolio / "portfolio.yaml").unlink()
    _, report = checked(portfolio, "--rubric", rubric, "--overlay", overlay)
    assert tuple(results(report, REQUIREMENTS)) == REQUIREMENTS


def test_the_same_input_gives_the_same_bytes(portfolio: Path, overlay: Path) -> None:
    words = ("mcrubric", "check", portfolio, "--format", "json", "--overlay", overlay)
    first, second = (command(*words, cwd=portfolio.parent).stdout for _ in range(2))
    assert first == second != ""


def test_a_person_reads_advice_and_no_verdict(portfolio: Path, overlay: Path) -> None:
    ran = command("mcrubric", "check", portfolio, "--overlay", overlay, cwd=portfolio.parent)
    said = " ".join(ran.stdout.split())
    assert "the advice is at most 25" in said
    assert not re.search(r"\b(good|poor|proficient|score|violation)\b", said, re.IGNORECASE)


def test_mcrubric_is_imported_by_its_plugin_face_alone() -> None:
    imported = {
        name
        for file in PACKAGE.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        for name in imports_of(node)
        if name.partition(".")[0] == "mcrubric"
    }
    assert imported == {"mcrubric.plugin"}


def imports_of(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


def test_loading_the_plugin_imports_neither_textstat_nor_nltk(tmp_path: Path) -> None:
    code = (
        "import sys, mcrubric_readability.plugin; "
        "print(sorted({'textstat', 'nltk', 'pyphen'} & sys.modules.keys()))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    assert ran.stdout.strip() == "[]"
