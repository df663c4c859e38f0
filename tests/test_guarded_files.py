"""The files of which every branch and every mutant is looked at are named in one way."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def test_coverage_and_mutation_look_at_the_same_files_and_all_are_there(root: Path) -> None:
    tools = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    files = tools["coverage"]["run"]["include"]
    assert files == tools["mutmut"]["only_mutate"]
    assert all(list(root.glob(each)) for each in files)


def test_the_tests_of_mutants_are_those_of_coverage(root: Path) -> None:
    tools = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    command = (root / ".ci" / "run").read_text(encoding="utf-8").partition("--cov ")[2]
    words = command.partition(")")[0].replace("\\\n", " ").split()
    tests = tools["mutmut"]["pytest_add_cli_args_test_selection"]
    assert sorted(each for each in words if each.startswith("tests/")) == sorted(tests)
