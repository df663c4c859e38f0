"""No file in a portfolio changes what is asked: none that an option names, whatever its kind."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

Run = Callable[..., "subprocess.CompletedProcess[str]"]

PERSONAL: Final = "mo/building-personal-relationships"
OVERLAY: Final = """\
schema: mcrubric.rubric/1
id: their/own
requirements:
  - {id: part-3.present, severity: note}
  - {id: part-3.length, severity: note}
"""
RUBRIC: Final = OVERLAY + f"extends: {PERSONAL}\nversion: 1.0.0\ntitle: Their own\n"
TEXTS: Final = {"overlay": OVERLAY, "rubric": RUBRIC}


def options(kind: str, file: str) -> tuple[str, ...]:
    return ("--rubric", file) if kind == "rubric" else ("--rubric", PERSONAL, "--overlay", file)


@pytest.fixture
def short(samples: Path, tmp_path: Path) -> Path:
    """A folder with one portfolio, `ada`, in which part 3 is missing."""
    folder = tmp_path / "all"
    shutil.copytree(samples / "complete-personal", folder / "ada")
    (folder / "ada" / "part-3.md").unlink()
    (folder / "ada" / "portfolio.yaml").unlink()
    return folder


@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize(
    ("command", "name"),
    [
        (("check", "all/ada"), ""),
        (("check", "--all", "all"), " ada"),
        (("verify", "r.json", "all/ada"), ""),
    ],
    ids=str,
)
def test_what_decides_is_refused_in_a_portfolio_and_taken_beside_it(
    kind: str, command: tuple[str, ...], name: str, mcrubric: Run, short: Path, tmp_path: Path
) -> None:
    for folder in (tmp_path, short / "ada" / "artifacts"):
        (folder / "own.yaml").write_text(TEXTS[kind], encoding="utf-8")
    outside, inside = "own.yaml", "all/ada/artifacts/own.yaml"
    made = mcrubric("check", "all/ada", *options(kind, outside), "--format", "json", "-o", "r.json")
    assert made.returncode == 0, made.stderr
    done = mcrubric(*command, *options(kind, outside))
    assert done.returncode == 0, done.stdout + done.stderr
    done = mcrubric(*command, *options(kind, inside))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"the {kind} {inside} lies in the portfolio{name}, or is reached through it.\n"
        "Whoever hands in could change what is asked of them there: keep it in a folder that they "
        "cannot change.\n"
    )


@pytest.mark.parametrize("kind", TEXTS)
def test_a_link_in_a_portfolio_leads_to_nothing_that_decides(
    kind: str, mcrubric: Run, short: Path, tmp_path: Path
) -> None:
    (tmp_path / "own.yaml").write_text(TEXTS[kind], encoding="utf-8")
    (short / "ada" / "mine.yaml").symlink_to(tmp_path / "own.yaml")
    for command in (("check", "all/ada"), ("check", "--all", "all")):
        done = mcrubric(*command, *options(kind, "all/ada/mine.yaml"))
        assert (done.returncode, done.stdout) == (2, "")
        assert "or is reached through it" in done.stderr


def test_the_folder_of_all_portfolios_is_out_of_a_candidate_s_hands(
    mcrubric: Run, short: Path
) -> None:
    (short / "own.yaml").write_text(OVERLAY, encoding="utf-8")
    assert mcrubric("check", "--all", "all", *options("overlay", "all/own.yaml")).returncode == 0
    done = mcrubric("check", *options("overlay", "../own.yaml"), cwd=short / "ada")
    assert done.returncode == 0, done.stderr


def test_waivers_in_a_portfolio_verify_no_report(mcrubric: Run, short: Path) -> None:
    words = ("check", "all/ada", "--format", "json", "-o", "r.json", "--fail-on", "never")
    assert mcrubric(*words, "--rubric", PERSONAL).returncode == 0
    (short / "ada" / "w.yaml").write_text("schema: mcrubric.waivers/1\nwaivers: []\n")
    done = mcrubric("verify", "r.json", "all/ada", "--waivers", "all/ada/w.yaml")
    assert (done.returncode, done.stdout) == (2, "")
    assert "could waive what they like there" in done.stderr
