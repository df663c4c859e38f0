"""What each run imports: a command that says little brings little with it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = {"pydantic", "jsonschema", "yaml", "pluggy", "pypdfium2", "rich", "regex", "pyromark"}

RUN = """
import sys
from mcrubric.cli import main
sys.argv = ["mcrubric", *sys.argv[1:]]
try:
    main()
finally:
    print(*sorted(sys.modules), sep="\\n", file=sys.stderr)
"""


def modules(code: str, *args: str, cwd: Path) -> set[str]:
    """Return the names of all modules that a run of Python code has imported at its end."""
    done = subprocess.run(
        [sys.executable, "-c", code, *args],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    names = set(done.stderr.split())
    assert "mcrubric" in names, done.stderr
    return names


def test_importing_the_library_imports_nothing_else(tmp_path: Path) -> None:
    code = "import sys, mcrubric; print(*sys.modules, file=sys.stderr)"
    names = modules(code, cwd=tmp_path)
    assert names & {*HEAVY, "click"} == set()
    assert {name for name in names if name.startswith("mcrubric.")} == set()


@pytest.mark.parametrize("args", [["--help"], ["check", "--help"], ["--version"], ["init", "-h"]])
def test_help_imports_no_engine(args: list[str], tmp_path: Path) -> None:
    names = modules(RUN, *args, cwd=tmp_path)
    assert names & HEAVY == set()
    ours = {name.split(".")[1] for name in names if name.startswith("mcrubric.")}
    assert ours <= {"cli", "model"}


@pytest.mark.parametrize("args", [["--help"], ["check", "--help"], ["--version"]])
def test_help_imports_nothing_that_it_does_not_need(args: list[str], tmp_path: Path) -> None:
    """Each of these costs as much as all that is ours."""
    names = modules(RUN, *args, cwd=tmp_path)
    assert names & {"json", "importlib.resources", "importlib.metadata", "difflib"} == set()


def test_the_version_imports_no_command(tmp_path: Path) -> None:
    names = modules(RUN, "--version", cwd=tmp_path)
    assert "mcrubric.cli.check" not in names


def test_counting_words_brings_neither_pdf_nor_plugins_nor_schemas(tmp_path: Path) -> None:
    (tmp_path / "portfolio.yaml").write_text("rubric: mo/building-personal-relationships\n")
    (tmp_path / "part-1.md").write_text("# Overview\n\nWe greet every family at the door.\n")
    names = modules(RUN, "check", ".", "--basis", "counted", cwd=tmp_path)
    assert names & {"pypdfium2", "pluggy", "jsonschema", "rich"} == set()
    assert "yaml" in names, "a manifest was read"
