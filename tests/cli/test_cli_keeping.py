"""A report is never written over what is checked, nor into what was handed in."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., "subprocess.CompletedProcess[str]"]

SAMPLE = "complete-personal"
PERSONAL = "mo/building-personal-relationships"

OWN = {
    "a part": "ada/part-1.md",
    "a second file of a part": "ada/part-1.sarif",
    "the manifest": "ada/portfolio.yaml",
    "an upload": "ada/artifacts/staff-guide.pdf",
    "one upload more": "ada/artifacts/report.json",
    "a part, by another way": "ada/artifacts/../part-1.md",
    "a part, through a link": "link.json",
}


def contents(folder: Path) -> dict[str, bytes]:
    files = (each for each in folder.rglob("*") if each.is_file())
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in files}


@pytest.fixture
def handed_in(samples: Path, tmp_path: Path) -> Path:
    shutil.copytree(samples / SAMPLE, tmp_path / "ada")
    (tmp_path / "link.json").symlink_to(tmp_path / "ada" / "part-1.md")
    return tmp_path / "ada"


@pytest.mark.parametrize("file", OWN.values(), ids=OWN)
def test_no_report_becomes_a_file_that_was_handed_in(
    file: str, mcrubric: Run, handed_in: Path
) -> None:
    before = contents(handed_in)
    done = mcrubric("check", "ada", "--format", "csv=x.csv", "--format", f"json={file}")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{file} would be one of the portfolio's own files" in done.stderr
    assert contents(handed_in) == before
    assert not (handed_in.parent / "x.csv").exists()


def test_uploads_in_a_folder_of_another_name_are_kept(mcrubric: Run, handed_in: Path) -> None:
    (handed_in / "artifacts").rename(handed_in / "evidence")
    (handed_in / "portfolio.yaml").write_text(f"rubric: {PERSONAL}\nartifacts: evidence\n")
    before = contents(handed_in)
    done = mcrubric("check", "ada", "-o", "ada/evidence/staff-guide.pdf")
    assert done.returncode == 2
    assert contents(handed_in) == before


def test_what_a_run_reads_is_kept(mcrubric: Run, handed_in: Path) -> None:
    packed = shutil.make_archive(str(handed_in.parent / "ada"), "zip", handed_in)
    waivers, overlay = handed_in.parent / "waivers.yaml", handed_in.parent / "overlay.yaml"
    waivers.write_text("schema: mcrubric.waivers/1\nwaivers: []\n")
    overlay.write_text(f"schema: mcrubric.rubric/1\nextends: {PERSONAL}\n")
    before = contents(handed_in.parent)
    options = ("--rubric", PERSONAL, "--waivers", waivers, "--overlay", overlay)
    for file in (packed, waivers, overlay):
        done = mcrubric("check", packed, *options, "-o", file)
        assert (done.returncode, done.stdout) == (2, ""), done.stderr
    assert contents(handed_in.parent) == before


def test_a_portfolio_that_is_a_repository_may_have_reports_in_a_folder_of_it(
    mcrubric: Run, handed_in: Path
) -> None:
    (handed_in / "mcrubric-report").mkdir()
    for file in ("mcrubric-report/junit.xml", "report.json", "report.json"):
        done = mcrubric("check", "--format", f"json={file}", cwd=handed_in)
        assert done.returncode == 0, done.stderr
        assert (handed_in / file).exists()


def test_two_names_of_one_file_are_two_formats_in_one_file(mcrubric: Run, handed_in: Path) -> None:
    one, other = handed_in.parent / "one.json", handed_in.parent / "other.csv"
    other.symlink_to(one)
    done = mcrubric("check", "ada", "--format", f"json={one}", "--format", f"csv={other}")
    assert done.returncode == 2
    assert "two formats would be written into" in done.stderr
