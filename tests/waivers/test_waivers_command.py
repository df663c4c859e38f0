"""`mcrubric check --waivers`: exit codes, slips, and files that a candidate has a hand in."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import mcrubric as library
from mcrubric.portfolio.outside import lies_inside

if TYPE_CHECKING:
    import subprocess

Run = Callable[..., "subprocess.CompletedProcess[str]"]

HEAD = "schema: mcrubric.waivers/1\nwaivers:\n"
TERMS = "reason: agreed, authority: the office"
LENGTH = f"  - {{requirement: part-1.length, target: part-1, {TERMS}, expires: 9999-12-31}}\n"


@pytest.fixture
def short(samples: Path, tmp_path: Path) -> Path:
    """A portfolio whose narrative is too short, beside a file that waives it."""
    folder = tmp_path / "short"
    shutil.copytree(samples / "complete-personal", folder)
    text = (folder / "part-1.md").read_text("utf-8")
    (folder / "part-1.md").write_text(text[: len(text) // 2], "utf-8")
    (tmp_path / "w.yaml").write_text(HEAD + LENGTH)
    return folder


@pytest.mark.parametrize(
    ("waivers", "options", "code"),
    [
        (LENGTH, [], 0),
        (LENGTH.replace("9999", "2020"), [], 1),
        (LENGTH.replace("part-1.length", "part-1.present"), [], 1),
        (LENGTH.replace("9999", "2020"), ["--fail-on", "never"], 0),
        (LENGTH, ["--part", "part-1"], 0),
        (LENGTH.replace("9999", "2020"), ["--part", "part-1"], 1),
        (LENGTH, ["--format", "json"], 0),
        (LENGTH, ["--format", "json", "-o", "nowhere/report.json"], 3),
    ],
    ids=str,
)
def test_the_exit_code_is_that_of_what_is_left(
    waivers: str, options: list[str], code: int, mcrubric: Run, short: Path, tmp_path: Path
) -> None:
    (tmp_path / "w.yaml").write_text(HEAD + waivers)
    done = mcrubric("check", short, "--waivers", "w.yaml", *options)
    assert done.returncode == code, done.stdout + done.stderr


def test_the_report_says_what_is_waived_and_what_it_comes_to_without(
    mcrubric: Run, short: Path
) -> None:
    assert mcrubric("check", short).returncode == 1
    done = mcrubric("check", short, "--waivers", "w.yaml")
    assert done.stdout.startswith("Ready, with 1 waived: nothing else is missing")
    assert "Without the waiver: not ready." in " ".join(done.stdout.split())
    assert "Waived until 9999-12-31 by the office: agreed." in done.stdout


def test_several_files_come_together(mcrubric: Run, short: Path, tmp_path: Path) -> None:
    (short / "part-3.md").write_text("We met every family at the door.\n")
    assert mcrubric("check", short, "--waivers", "w.yaml").returncode == 1
    (tmp_path / "more.json").write_text(
        json.dumps(
            {
                "schema": "mcrubric.waivers/1",
                "waivers": [
                    {
                        "requirement": "part-3.length", "target": "part-3", "reason": "agreed",
                        "authority": "the office", "expires": "9999-12-31",
                    }
                ],
            }
        )
    )  # fmt: skip
    both = ["--waivers", "w.yaml", "--waivers", "more.json", "--format", "json"]
    done = mcrubric("check", short, *both)
    assert done.returncode == 0, done.stderr
    told = library.Report.from_json(done.stdout).waived
    assert told
    assert told.results == ("part-1.length", "part-3.length")


def test_mistakes_in_all_files_are_told_with_their_places(
    mcrubric: Run, short: Path, tmp_path: Path
) -> None:
    (tmp_path / "w.yaml").write_text(HEAD + LENGTH.replace("9999-12-31", "soon"))
    (tmp_path / "v.yaml").write_text(HEAD + LENGTH.replace("reason", "raeson"))
    done = mcrubric("check", short, "--waivers", "w.yaml", "--waivers", "v.yaml")
    assert done.returncode == 2
    assert done.stdout == ""
    said = done.stderr.splitlines()
    assert [each.partition(": ")[0] for each in said] == [
        "w.yaml:3:98",
        "v.yaml:3:5",
        "v.yaml:3:50",
    ]
    assert "(did you mean 'reason'?)" in said[2]


def test_a_file_that_is_not_there_is_a_slip(mcrubric: Run, short: Path) -> None:
    done = mcrubric("check", short, "--waivers", "nowhere.yaml")
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no file or folder 'nowhere.yaml'" in done.stderr


def test_a_file_in_the_portfolio_is_refused(mcrubric: Run, short: Path, tmp_path: Path) -> None:
    shutil.copy(tmp_path / "w.yaml", short / "artifacts" / "w.yaml")
    (tmp_path / "link.yaml").symlink_to(short / "artifacts" / "w.yaml")
    for file in ("short/artifacts/w.yaml", short / "artifacts" / "w.yaml", "link.yaml"):
        done = mcrubric("check", "short", "--waivers", file)
        assert (done.returncode, done.stdout) == (2, "")
        assert f"the file of waivers {file} lies in the portfolio, or is reached" in done.stderr
    done = mcrubric("check", "--waivers", "artifacts/w.yaml", cwd=short)
    assert done.returncode == 2


def test_a_link_that_a_candidate_hands_in_leads_to_no_waivers(
    mcrubric: Run, short: Path, tmp_path: Path
) -> None:
    """It may lead to the waivers of somebody else."""
    (short / "mine.yaml").symlink_to(tmp_path / "w.yaml")
    done = mcrubric("check", "short", "--waivers", "short/mine.yaml")
    assert done.returncode == 2
    assert "lies in the portfolio, or is reached through it" in done.stderr


def test_a_portfolio_named_by_a_link_is_the_same_portfolio(
    mcrubric: Run, short: Path, tmp_path: Path
) -> None:
    shutil.copy(tmp_path / "w.yaml", short / "w.yaml")
    (tmp_path / "current").symlink_to(short)
    assert mcrubric("check", "current", "--waivers", "short/w.yaml").returncode == 2
    assert mcrubric("check", "short", "--waivers", "current/w.yaml").returncode == 2


def test_the_folder_above_is_out_of_a_candidate_s_hands(mcrubric: Run, short: Path) -> None:
    assert mcrubric("check", "--waivers", "../w.yaml", cwd=short).returncode == 0
    assert (
        mcrubric("check", "..", "--waivers", "../../w.yaml", cwd=short / "artifacts").returncode
        == 0
    )


@pytest.mark.parametrize(
    ("file", "inside"),
    [
        ("w.yaml", False),
        ("p/w.yaml", True),
        ("p/deep/w.yaml", True),
        ("p/../w.yaml", False),
        ("other/w.yaml", False),
        ("other/out.yaml", False),
        ("other/in.yaml", True),
        ("other/through.yaml", True),
        ("other/folder/w.yaml", True),
        ("p2/w.yaml", False),
        ("p/away/w.yaml", True),
        ("round.yaml", False),
        ("nowhere/w.yaml", False),
        ("", False),
    ],
)  # fmt: skip
def test_every_name_on_the_way_counts(
    file: str, *, inside: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("p/deep", "other", "p2"):
        (tmp_path / folder).mkdir(parents=True)
    for place in ("w.yaml", "p/w.yaml", "p/deep/w.yaml", "other/w.yaml", "p2/w.yaml"):
        (tmp_path / place).write_text("")
    (tmp_path / "other" / "out.yaml").symlink_to("../w.yaml")
    (tmp_path / "other" / "in.yaml").symlink_to(tmp_path / "p" / "w.yaml")
    (tmp_path / "p" / "onward.yaml").symlink_to("../w.yaml")
    (tmp_path / "other" / "through.yaml").symlink_to("../p/onward.yaml")
    (tmp_path / "other" / "folder").symlink_to("../p/deep")
    (tmp_path / "p" / "away").symlink_to("../other")
    (tmp_path / "round.yaml").symlink_to("round.yaml")
    monkeypatch.chdir(tmp_path)
    assert lies_inside(Path(file), Path("p")) == inside
    assert lies_inside(tmp_path / file, tmp_path / "p") == inside


def test_what_is_no_folder_holds_no_waivers(tmp_path: Path) -> None:
    (tmp_path / "hand-in.zip").write_bytes(b"PK")
    assert not lies_inside(tmp_path / "w.yaml", tmp_path / "hand-in.zip")
    assert not lies_inside(tmp_path / "w.yaml", tmp_path / "nowhere")


INJECTED = (
    "waivers.yaml", "waivers.yml", "waivers.json", ".waivers.yaml", "mcrubric.waivers.yaml",
    "artifacts/waivers.yaml", "part-1.waivers.yaml",
)  # fmt: skip


@pytest.mark.parametrize("name", INJECTED)
def test_waivers_that_a_candidate_hands_in_waive_nothing(name: str, short: Path) -> None:
    rubric = library.load_rubric("mo/building-personal-relationships")
    plain = library.validate(short, rubric, plugins=())
    (short / name).write_text(HEAD + LENGTH)
    report = library.validate(short, rubric, plugins=())
    assert report.waived is None
    assert report.readiness == plain.readiness == "not-ready"
    outcomes = {each.requirement: each.outcome for each in plain.results}
    unused = {"part-2.unused", "part-2.inert", "part-2.file-inert"}
    for each in report.results:
        assert each.outcome == outcomes[each.requirement] or each.requirement in unused


@pytest.mark.parametrize("key", ["waivers", "waiver", "waived"])
def test_no_manifest_names_waivers(key: str, mcrubric: Run, short: Path, tmp_path: Path) -> None:
    with (short / "portfolio.yaml").open("a") as manifest:
        manifest.write(f"{key}: {tmp_path / 'w.yaml'}\n")
    done = mcrubric("check", short)
    assert done.returncode == 1
    assert f"The key `{key}` is not known here." in done.stdout
    assert "Waived" not in done.stdout


def test_no_hand_in_mapping_holds_waivers() -> None:
    rubric = library.load_rubric("mo/building-personal-relationships")
    waivers = [
        {
            "requirement": "part-1.length", "target": "part-1", "reason": "a", "authority": "b",
            "expires": "9999-12-31",
        }
    ]  # fmt: skip
    hand_in = {"documents": {"part-1": {"text": "Short."}}}
    for more in ({"waivers": waivers}, {"waived": {"results": ["part-1.length"]}}):
        report = library.validate({**hand_in, **more}, rubric, plugins=())
        assert report.waived is None
        length = next(each for each in report.results if each.requirement == "part-1.length")
        assert length.outcome in {"fail", "open"}
        assert report.readiness == "not-ready"


@pytest.mark.parametrize(("text", "code"), [(HEAD + LENGTH, 0), (HEAD + "  - {}\n", 1)])
def test_a_file_can_be_held_against_the_schema(
    text: str, code: int, mcrubric: Run, tmp_path: Path
) -> None:
    (tmp_path / "w.yaml").write_text(text)
    done = mcrubric("schema", "waivers", "--check", "w.yaml")
    assert done.returncode == code, done.stdout + done.stderr
    assert json.loads(mcrubric("schema", "waivers").stdout)["title"] == "Waivers of mcrubric"
