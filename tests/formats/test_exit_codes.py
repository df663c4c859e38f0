"""The exit code is the same whatever the format, and machine formats have stdout to themselves."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from formatted import expected, hand_in

from mcrubric.builtins import formats

if TYPE_CHECKING:
    from pathlib import Path

SAMPLES = ("complete-external", "not-a-portfolio")
UNDECIDED = {
    "rubric": "mo/building-personal-relationships",
    "artifacts": [{"path": "a.pdf", "facts": {"problem": {"kind": "timeout"}}}],
    "evidence": [
        {
            "detail": "EO1.approachable",
            "citations": [{"artifact": "a.pdf", "at": "p. 3"}],
            "explanation": "It shows how we greet.",
        }
    ],
}
"""What nobody could look up."""
IN_WORDS = "In that part: one thing undecided."
WORDS_OF_UNDECIDED = {
    "terminal": IN_WORDS,
    "markdown": IN_WORDS,
    "html": IN_WORDS,
    "github": IN_WORDS,
    "json": '"severity":"error","outcome":"open"',
    "sarif": '"kind":"open","level":"none"',
    "junit": '<failure type="open"',
    "csv": '"open","error",',
}
"""How each format says that something asked for is open."""
NAMES = [each.name for each in formats()]


@pytest.mark.parametrize("form", NAMES)
@pytest.mark.parametrize("sample", SAMPLES)
def test_the_exit_code_says_what_the_report_says(sample: str, form: str, mcrubric: Any) -> None:
    said = expected(sample)
    done = mcrubric("check", hand_in(sample), "--rubric", said["rubric"], "--format", form)
    assert (done.returncode, done.stderr) == (said["exit"], "")
    assert done.stdout


@pytest.mark.parametrize("form", NAMES)
def test_what_is_undecided_is_exit_code_4_in_every_format(
    form: str, mcrubric: Any, tmp_path: Path
) -> None:
    (tmp_path / "hand-in.json").write_text(json.dumps(UNDECIDED))
    narrowed = ("--part", "part-2", "--basis", "resolved")
    done = mcrubric("check", "hand-in.json", "--format", form, *narrowed)
    assert (done.returncode, done.stderr) == (4, "")
    assert WORDS_OF_UNDECIDED[form] in " ".join(done.stdout.split())


def test_several_formats_at_once_are_the_same_files_as_one_by_one(
    mcrubric: Any, tmp_path: Path
) -> None:
    folder = hand_in("incomplete-personal")
    asked = [word for name in NAMES for word in ("--format", f"{name}=all.{name}")]
    assert mcrubric("check", folder, *asked).returncode == 1
    for name in ("sarif", "csv"):
        alone = mcrubric("check", folder, "--format", name, "-o", f"alone.{name}")
        assert (alone.returncode, alone.stdout) == (1, "")
        assert (tmp_path / f"all.{name}").read_bytes() == (tmp_path / f"alone.{name}").read_bytes()
