"""`mcrubric demo`: a newcomer's first look, and that what it says to try next works."""

from __future__ import annotations

import shlex
import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_demo_puts_the_sample_there_and_checks_it(
    mcrubric: Run, samples: Path, tmp_path: Path
) -> None:
    done = mcrubric("demo")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Not ready yet: ")
    for path in (samples / "incomplete-personal").rglob("*"):
        if path.is_file() and path.name != "expected.yaml":
            copy = tmp_path / "mcrubric-demo" / path.relative_to(samples / "incomplete-personal")
            assert copy.read_bytes() == path.read_bytes()


def test_demo_keeps_what_is_there(mcrubric: Run, tmp_path: Path) -> None:
    mcrubric("demo")
    part = tmp_path / "mcrubric-demo" / "part-1.md"
    part.write_text("Mine.\n")
    done = mcrubric("demo")
    assert done.returncode == 0
    assert part.read_text() == "Mine.\n"
    assert "mcrubric-demo was here already" in done.stdout
    assert "1 word counted" in done.stdout


def test_demo_where_a_file_has_that_name_says_so(mcrubric: Run, tmp_path: Path) -> None:
    (tmp_path / "mcrubric-demo").write_text("")
    done = mcrubric("demo")
    assert done.returncode == 2
    assert "mcrubric-demo" in done.stderr


def test_what_the_demo_says_to_try_next_works(mcrubric: Run) -> None:
    shown = mcrubric("demo").stdout
    lines = [line.strip() for line in shown.splitlines() if line.startswith("  mcrubric ")]
    assert len(lines) == 4
    for line in lines:
        done = mcrubric(*shlex.split(line)[1:])
        assert done.returncode in {0, 1, 4}, line
        assert done.stderr == ""


@pytest.mark.parametrize(
    ("started", "shown"),
    [
        ("bin/mcrubric", "bin/mcrubric"),
        ("my env/mcrubric", "'my env/mcrubric'"),
        ("-c", "mcrubric"),
    ],
)
def test_commands_are_shown_as_they_can_be_typed_here(
    started: str, shown: str, tmp_path: Path
) -> None:
    """Where the shell does not find `mcrubric`, its path is what works."""
    code = (
        "import sys; from mcrubric.cli.invoked import as_invoked; "
        "sys.argv = [sys.argv[1]]; print(as_invoked())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, started],
        cwd=tmp_path,
        env={"PATH": ""},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    assert done.stdout.strip() == shown
