"""Streams that are closed, options that name nothing, and a folder in the way."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MAIN = f"{sys.executable} -c 'from mcrubric.cli import main; main()' check"


def shell(command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", "-c", command], capture_output=True, encoding="utf-8", timeout=60, check=False
    )


def test_a_closed_stderr_costs_nothing(samples: Path) -> None:
    done = shell(f"{MAIN} {samples / 'complete-personal'} 2>&-")
    assert done.returncode == 0
    assert "Nothing is missing" in done.stdout


def test_a_closed_stdout_is_a_failure_of_the_tool_in_one_line(samples: Path) -> None:
    done = shell(f"{MAIN} {samples / 'complete-personal'} >&-")
    assert done.returncode == 3
    assert done.stderr == (
        "mcrubric: the report could not be written: the standard output is closed\n"
    )


def test_a_closed_stdout_does_not_hinder_a_file(samples: Path, tmp_path: Path) -> None:
    done = shell(f"{MAIN} {samples / 'complete-personal'} -o {tmp_path / 'report.txt'} >&-")
    assert done.returncode == 0
    assert "Nothing is missing" in (tmp_path / "report.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("options", [("--part", ""), ("--part", ","), ("--basis", " ")])
def test_an_option_that_names_nothing_runs_nothing(
    mcrubric: Callable[..., subprocess.CompletedProcess[str]],
    samples: Path,
    options: tuple[str, ...],
) -> None:
    done = mcrubric("check", samples / "complete-personal", *options)
    assert done.returncode == 2
    assert "names nothing" in done.stderr


def test_of_a_part_without_such_checks_it_is_said_that_nothing_was_looked_at(
    mcrubric: Callable[..., subprocess.CompletedProcess[str]], samples: Path
) -> None:
    done = mcrubric(
        "check", samples / "complete-personal", "--part", "part-2", "--basis", "inferred"
    )
    assert "nothing was looked at" in " ".join(done.stdout.split())


def test_a_folder_in_the_way_of_the_demo_is_told(
    mcrubric: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    (tmp_path / "mcrubric-demo").mkdir()
    done = mcrubric("demo")
    assert done.returncode == 2
    assert "is not the sample" in done.stderr
