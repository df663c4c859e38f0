"""A report is never written over what is checked, nor into what was handed in."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

import mcrubric as library

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., "subprocess.CompletedProcess[str]"]

SAMPLE = "complete-personal"
PERSONAL = "mo/building-personal-relationships"
OVERLAY = f"schema: mcrubric.rubric/1\nid: my/overlay\ntitle: Mine\nextends: {PERSONAL}\n"

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


NARROW_RUBRIC = """\
schema: mcrubric.rubric/1
id: my/narrow
version: 1.0.0
title: Asks for one part and looks at nothing else
parts:
  - {id: part-1, kind: document, label: Narrative}
  - {id: part-2, kind: evidence, label: Evidence}
requirements:
  - {id: part-1.present, part: part-1, check: part-present, severity: error, quote: a narrative}
"""
NARROW = {
    "the other parts": ("evidence/staff-guide.pdf", ("--part", "part-1")),
    "what is resolved": ("evidence/staff-guide.pdf", ("--basis", "inferred")),
    "an upload outside the folder": ("family-handbook.pdf", ("--part", "part-1")),
    "a part that a manifest names": ("docs/reflection.md", ("--part", "part-1")),
    "most, by a rubric of its own": ("evidence/staff-guide.pdf", ("--rubric", "narrow.yaml")),
}


@pytest.mark.parametrize(("file", "narrowed"), NARROW.values(), ids=NARROW)
def test_a_run_that_leaves_out(
    file: str, narrowed: tuple[str, ...], mcrubric: Run, handed_in: Path
) -> None:
    (handed_in / "artifacts").rename(handed_in / "evidence")
    (handed_in / "evidence" / "family-handbook.pdf").rename(handed_in / "family-handbook.pdf")
    (handed_in / "docs").mkdir()
    (handed_in / "part-3.md").rename(handed_in / "docs" / "reflection.md")
    (handed_in / "portfolio.yaml").write_text(
        f"rubric: {PERSONAL}\nartifacts: evidence\nparts: {{part-3: docs/reflection.md}}\n"
    )
    (handed_in.parent / "narrow.yaml").write_text(NARROW_RUBRIC)
    before = contents(handed_in)
    done = mcrubric("check", "ada", *narrowed, "-o", f"ada/{file}")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"ada/{file} would be one of the portfolio's own files" in done.stderr
    assert contents(handed_in) == before


def test_a_hand_in_inside_a_folder_that_holds_nothing_else_is_kept(
    mcrubric: Run, handed_in: Path
) -> None:
    outer = handed_in.parent / "outer"
    outer.mkdir()
    handed_in.rename(outer / "ada")
    before = contents(outer)
    for file in ("part-1.md", "portfolio.yaml", "artifacts/staff-guide.pdf", "part-3.json"):
        done = mcrubric("check", "outer", "-o", f"outer/ada/{file}")
        assert (done.returncode, done.stdout) == (2, ""), file
    assert contents(outer) == before


def test_what_a_run_reads_is_kept(mcrubric: Run, handed_in: Path) -> None:
    packed = shutil.make_archive(str(handed_in.parent / "ada"), "zip", handed_in)
    waivers, overlay = handed_in.parent / "waivers.yaml", handed_in.parent / "overlay.yaml"
    waivers.write_text("schema: mcrubric.waivers/1\nwaivers: []\n")
    overlay.write_text(OVERLAY)
    before = contents(handed_in.parent)
    options = ("--rubric", PERSONAL, "--waivers", waivers, "--overlay", overlay)
    for file in (packed, waivers, overlay):
        done = mcrubric("check", packed, *options, "-o", file)
        assert (done.returncode, done.stdout) == (2, "")
        assert f"{file} is read by this run and would be lost" in done.stderr
    assert contents(handed_in.parent) == before


@pytest.fixture(scope="module")
def read(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with everything that a run may be told to read."""
    desk = tmp_path_factory.mktemp("read")
    shutil.copytree(samples / SAMPLE, desk / "all" / "ada")
    (desk / "own.yaml").write_text(
        f"schema: mcrubric.rubric/1\nid: my/own\nextends: {PERSONAL}\nversion: 1.0.0\ntitle: Own\n"
    )
    (desk / "own.examples.yaml").write_text("schema: mcrubric.examples/1\nrubric: my/own\n")
    (desk / "overlay.yaml").write_text(OVERLAY)
    (desk / "old.json").write_text(_report(desk / "all" / "ada"), encoding="utf-8")
    (desk / "other.json").hardlink_to(desk / "old.json")
    reports = desk / "out" / "reports"
    reports.mkdir(parents=True)
    for name in ("ada.json", "ada.html"):
        (reports / name).write_text(OVERLAY)
    (desk / "out" / "index.html").write_text("ada\n")
    return desk


def _report(portfolio: Path) -> str:
    with library.Validator(library.load_rubric(PERSONAL)) as validator:
        return validator.validate(portfolio).to_json()


READ = {
    "an earlier report": "check all/ada --since old.json -o old.json",
    "an earlier report, by another name": "check all/ada --since old.json -o other.json",
    "a rubric": "check all/ada --rubric own.yaml -o own.yaml",
    "the examples beside a rubric": "check all/ada --rubric own.yaml -o own.examples.yaml",
    "an overlay": "check all/ada --overlay overlay.yaml --format json=overlay.yaml",
    "the newer of two reports": "diff old.json other.json -o other.json",
    "the older of two reports": "diff old.json old.json --format json -o ./old.json",
    "an overlay of many": "check --all all --overlay out/reports/ada.json -o out",
    "an overlay that would be taken away": "check --all all --overlay out/reports/ada.html -o out",
    "the names that are expected": "check --all all --expect out/index.html -o out",
}


@pytest.mark.parametrize("command", READ.values(), ids=READ)
def test_what_a_command_reads_is_kept(command: str, mcrubric: Run, read: Path) -> None:
    before = contents(read)
    done = mcrubric(*command.split(), cwd=read)
    assert (done.returncode, done.stdout) == (2, "")
    assert "is read by this run and would be lost" in done.stderr
    assert contents(read) == before


MEANT = {
    "summary.html": "part-3",
    "part-3-report.md": "part-3",
    "Part_3.html": "part-3",
    "reports/reflection.md": "part-3",
    "PART 1.txt": "part-1",
}


@pytest.mark.parametrize("name", MEANT)
def test_no_report_lies_where_it_would_be_taken_for_a_part(
    name: str, mcrubric: Run, handed_in: Path
) -> None:
    (handed_in / "reports").mkdir()
    (handed_in / "part-3.md").unlink()
    before = contents(handed_in)
    done = mcrubric("check", handed_in, "--format", f"markdown={handed_in / name}")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"it may be taken for {MEANT[name]} the next time" in done.stderr
    assert contents(handed_in) == before


@pytest.mark.parametrize("name", ["Portfolio.yaml", "Readme.md", ".git/config"])
def test_no_report_has_the_name_of_another_file_to_some_computers(
    name: str, mcrubric: Run, handed_in: Path
) -> None:
    (handed_in / "README.md").write_text("Ours.\n")
    (handed_in / ".git").mkdir()
    before = contents(handed_in)
    done = mcrubric("check", handed_in, "--format", f"html={handed_in / name}")
    assert (done.returncode, done.stdout) == (2, "")
    assert "would be one of the portfolio's own files" in done.stderr
    assert contents(handed_in) == before


@pytest.mark.parametrize("name", ["index.html", "reports/ada.json"])
def test_reports_of_many_are_not_written_through_links(
    name: str, mcrubric: Run, handed_in: Path
) -> None:
    desk = handed_in.parent
    for folder in (desk / "all", desk / "out" / "reports"):
        folder.mkdir(parents=True)
    handed_in.rename(desk / "all" / "ada")
    (desk / "out" / name).symlink_to(desk / "all" / "ada" / "part-1.md")
    before = contents(desk)
    done = mcrubric("check", "--all", desk / "all", "-o", desk / "out")
    assert (done.returncode, done.stdout) == (2, "")
    assert "is a link, and what it leads to would be lost" in done.stderr
    assert contents(desk) == before


@pytest.mark.parametrize("held", ["out", "out/reports", "."])
def test_no_reports_go_into_a_portfolio_that_is_a_link(
    held: str, mcrubric: Run, tmp_path: Path
) -> None:
    (tmp_path / "out" / "reports").mkdir(parents=True)
    (tmp_path / "all").mkdir()
    (tmp_path / "all" / "ada").symlink_to(tmp_path / held)
    done = mcrubric("check", "--all", "all", "-o", "out")
    assert (done.returncode, done.stdout) == (2, "")
    assert "the reports would go into all/ada, which is a portfolio" in done.stderr
    assert contents(tmp_path) == {}


def test_a_device_that_is_read_and_written_loses_nothing(mcrubric: Run, handed_in: Path) -> None:
    options = ("--all", "all", "--expect", "/dev/null")
    handed_in.parent.joinpath("all").mkdir()
    handed_in.rename(handed_in.parent / "all" / "ada")
    done = mcrubric("check", *options)
    assert "/dev/null names no portfolio" in done.stderr
    done = mcrubric("check", "all/ada", "--waivers", "/dev/null", "-o", "/dev/null")
    assert "would be lost" not in done.stderr


@pytest.mark.parametrize("narrowed", [(), ("--part", "part-1")], ids=["whole", "a part"])
def test_a_portfolio_that_is_a_repository_may_have_reports_in_a_folder_of_it(
    narrowed: tuple[str, ...], mcrubric: Run, handed_in: Path
) -> None:
    (handed_in / "mcrubric-report").mkdir()
    for file in ("mcrubric-report/junit.xml", "report.json", "report.json"):
        done = mcrubric("check", *narrowed, "--format", f"json={file}", cwd=handed_in)
        assert done.returncode == 0, done.stderr
        assert (handed_in / file).exists()


def test_two_names_of_one_file_are_two_formats_in_one_file(mcrubric: Run, handed_in: Path) -> None:
    one, other = handed_in.parent / "one.json", handed_in.parent / "other.csv"
    other.symlink_to(one)
    done = mcrubric("check", "ada", "--format", f"json={one}", "--format", f"csv={other}")
    assert done.returncode == 2
    assert "two formats would be written into" in done.stderr
