"""`mcrubric check` on real portfolios: what is on stdout, what is in a file, the exit code."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

import mcrubric as library

if TYPE_CHECKING:
    from pathlib import Path

Run = Callable[..., "subprocess.CompletedProcess[str]"]

EXITS = [
    (["complete-personal"], 0),
    (["complete-external"], 0),
    (["incomplete-personal"], 1),
    (["incomplete-personal", "--fail-on", "never"], 0),
    (["incomplete-personal", "--part", "part-3", "--basis", "inferred"], 1),
    (["complete-personal", "--part", "part-1,part-3"], 0),
    (["complete-personal", "--part", "part-1", "--part", "part-3", "--basis", "counted"], 0),
    (["complete-personal", "--rubric", "mo/building-external-relationships"], 1),
    (["absent-part"], 1),
    (["no-uploads"], 1),
    (["unreadable-part"], 1),
]


@pytest.mark.parametrize(("args", "code"), EXITS, ids=str)
def test_the_exit_code_says_where_a_portfolio_stands(
    args: list[str], code: int, mcrubric: Run, samples: Path
) -> None:
    done = mcrubric("check", samples / args[0], *args[1:])
    assert done.returncode == code, done.stdout + done.stderr
    assert done.stderr == ""


def test_a_borderline_count_alone_is_exit_4(mcrubric: Run, tmp_path: Path) -> None:
    """999 words and a lone sign: 1,000 by white space, which is another usual rule."""
    (tmp_path / "portfolio.yaml").write_text("rubric: mo/building-personal-relationships\n")
    (tmp_path / "part-1.md").write_text("word " * 998 + "& word.\n")
    done = mcrubric("check", ".", "--part", "part-1", "--basis", "counted")
    assert done.returncode == 4, done.stdout
    assert "999 words counted by our rule" in done.stdout


def test_a_warning_is_exit_1_only_if_asked(mcrubric: Run, samples: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(samples / "complete-personal", copy)
    (copy / "artifacts" / "uncited.pdf").write_bytes(b"")
    assert mcrubric("check", copy).returncode == 0
    assert mcrubric("check", copy, "--fail-on", "warning").returncode == 1
    assert mcrubric("check", copy, "--fail-on", "never").returncode == 0


def test_json_on_stdout_is_the_report_and_nothing_else(mcrubric: Run, samples: Path) -> None:
    done = mcrubric("check", samples / "incomplete-personal", "--format", "json")
    assert done.returncode == 1
    report = library.Report.from_json(done.stdout)
    assert report.readiness == json.loads(done.stdout)["readiness"] == "not-ready"
    assert done.stderr == ""


@pytest.mark.parametrize("name", ["json", "terminal"])
def test_a_report_in_a_file_is_the_same_and_stdout_stays_empty(
    name: str, mcrubric: Run, samples: Path, tmp_path: Path
) -> None:
    shown = mcrubric("check", samples / "absent-part", "--format", name)
    written = mcrubric("check", samples / "absent-part", "--format", name, "-o", "report")
    assert (written.stdout, written.stderr) == ("", "")
    assert written.returncode == shown.returncode == 1
    assert (tmp_path / "report").read_text(encoding="utf-8") == shown.stdout


def test_a_report_that_cannot_be_written_is_exit_3(mcrubric: Run, samples: Path) -> None:
    done = mcrubric("check", samples / "complete-personal", "-o", "nowhere/report.txt")
    assert done.returncode == 3
    assert "could not be written to nowhere/report.txt" in done.stderr


def test_a_pipe_gets_no_colour_and_a_plain_line_length(mcrubric: Run, samples: Path) -> None:
    done = mcrubric("check", samples / "incomplete-personal")
    assert "\x1b" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_a_portfolio_may_be_the_folder_one_stands_in(mcrubric: Run, samples: Path) -> None:
    done = mcrubric("check", cwd=samples / "complete-external")
    assert done.returncode == 0
    assert done.stdout.startswith("Nothing is missing that a machine can see.\n")


def test_a_zip_of_a_portfolio_is_checked_alike(
    mcrubric: Run, samples: Path, tmp_path: Path
) -> None:
    shutil.make_archive(str(tmp_path / "hand-in"), "zip", samples / "complete-personal")
    assert mcrubric("check", "hand-in.zip").returncode == 0


def test_a_bug_of_ours_is_exit_3_and_told_by_its_kind_and_place() -> None:
    """What the error says may be a candidate's words, and a traceback names folders."""
    code = (
        "import sys, mcrubric.api\n"
        "def broken(): raise ZeroDivisionError('planted')\n"
        "mcrubric.api.full_registry = broken\n"
        "sys.argv = ['mcrubric', 'rubrics']\n"
        "from mcrubric.cli import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert done.returncode == 3
    assert "\n  __main__.broken, line 2\n  ZeroDivisionError\n" in done.stderr
    assert "planted" not in done.stderr
    assert "Traceback" not in done.stderr
    assert "the software failed" in done.stderr
