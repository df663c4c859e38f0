"""The README's two commands, which `.ci/run` takes from there, and the report it shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

USER = "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/mcrubric demo"
DEVELOPER = (
    "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/python -m pytest"
)


def test_two_commands_set_everything_up(root: Path) -> None:
    lines = (root / "README.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("python3 -m venv ")] == [USER, DEVELOPER]
    assert sum(line.startswith("py -m venv ") for line in lines) == 2


def test_ci_runs_them_as_they_stand_there(root: Path) -> None:
    script = (root / ".ci" / "run").read_text(encoding="utf-8")
    assert "grep -E '^python3 -m venv ' \"$root/README.md\"" in script
    assert ".venv/bin/mcrubric demo" not in script


def test_the_report_in_the_readme_is_the_one_that_the_demo_prints(
    root: Path, mcrubric: Callable[..., object]
) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"^```text\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    assert shown is not None
    printed = str(getattr(mcrubric("demo"), "stdout", ""))
    parts = [part.strip("\n") for part in shown[1].split("\n...\n")]
    assert parts
    for part in parts:
        assert part in printed
