"""Rubrics are written by third parties: what they say is shown on a terminal, never sent to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from subprocess import CompletedProcess

EVIL = r"\e[2J\e]0;x\a\x9b1m\u202e"
RUBRIC = f"""schema: mcrubric.rubric/1
id: test/evil
version: 1.0.0
title: "Title {EVIL}"
parts: [{{id: part-1, kind: document, label: "Label {EVIL}"}}]
"""


@pytest.mark.parametrize(
    "command",
    ["rubric lint evil.yaml", "rubric trace evil.yaml --source evil.txt",
     "check in --rubric evil.yaml", "schema rubric --check worse.yaml",
     "rubric lint worse.yaml", "facts evil.html",
     "locate p.1 evil.html --format json", "check in --rubric evil.yaml --format json"],
)  # fmt: skip
def test_no_control_character_of_a_rubric_reaches_the_terminal(
    command: str, mcrubric: Callable[..., CompletedProcess[str]], tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "evil.yaml").write_text(RUBRIC)
    (tmp_path / "worse.yaml").write_text(f'{RUBRIC}"{EVIL}": 1\n')
    (tmp_path / "evil.txt").write_text("\x1b[2J said\u202e.\n")
    (tmp_path / "evil.html").write_text("<html><h1>\x9b1m\u202e</h1></html>", encoding="utf-8")
    done = mcrubric(*command.split())
    assert done.returncode in {0, 1, 2, 3, 4}
    said = done.stdout + done.stderr
    assert said
    assert [each for each in said if not each.isprintable() and each != "\n"] == []
