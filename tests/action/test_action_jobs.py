"""Whole jobs on scratch repositories: what is shown and kept, and what no portfolio can do."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from long_runs import LONG
from portfolio_job import BASE_PYTHON, BY_BASH, CHECKOUT, KEEP, OURS, ROOT, SAMPLES, SCAN, Desk

from mcrubric import Report

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = BY_BASH

ANNOTATION = re.compile(
    r"::(?P<level>error|warning|notice)"
    r"(?: (?P<properties>[a-zA-Z]+=[^,:\r\n]+(?:,[a-zA-Z]+=[^,:\r\n]+)*))?::(?P<said>[^\r\n]+)"
)
"""A workflow command that makes an annotation, as the runner reads it."""
MOST_OF_A_SUMMARY = 1024 * 1024
"""Bytes that GitHub takes of one step."""
MOST_SECONDS = 5
"""What the action may add to a job, beside installing and the actions of others."""
UNDECIDED = {"options": "--limit=file-bytes=100KiB"}


def annotated(log: str) -> list[dict[str, Any]]:
    """Return the annotations of a log; nothing else in it may look like a command."""
    commands = [line for line in log.splitlines() if "::" in line[:3] or "##[" in line]
    found = [ANNOTATION.fullmatch(each) for each in commands]
    assert all(found), commands
    return [
        {
            "level": match["level"],
            "said": match["said"],
            **dict(each.split("=", 1) for each in (match["properties"] or "").split(",") if each),
        }
        for match in found
        if match is not None
    ]


def plain(markdown: str) -> str:
    return markdown.replace("\\", "")


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(each.relative_to(folder)): each.read_bytes()
        for each in folder.rglob("*")
        if each.is_file() and not each.is_symlink()
    }


@pytest.mark.parametrize(
    ("sample", "event", "inputs", "code", "readiness", "green"),
    [
        ("complete-personal", "submission branch", {}, "0", "ready", True),
        ("incomplete-personal", "branch", {}, "1", "not-ready", True),
        ("incomplete-personal", "draft pull request", {}, "1", "not-ready", True),
        ("incomplete-personal", "submission tag", {}, "1", "not-ready", False),
        ("complete-personal", "branch", UNDECIDED, "4", "undecided", True),
        ("complete-personal", "submission branch", UNDECIDED, "4", "undecided", False),
    ],
)
def test_a_job_shows_and_keeps_the_report(
    tmp_path: Path, sample: str, event: str, inputs: dict[str, str], code: str, readiness: str,
    *, green: bool,
) -> None:  # fmt: skip
    desk = Desk.below(tmp_path).sample(sample)
    before = files(desk.repository)
    done = desk.job(event, inputs=inputs)
    assert (done.green, done.outputs["exit-code"], done.outputs["readiness"]) == (
        green, code, readiness
    ), done.log  # fmt: skip
    kept = done.used[KEEP]
    assert kept == {"name": "mcrubric-report", "path": done.outputs["report"]}
    with open(kept["path"], encoding="utf-8") as file:  # noqa: PTH123 - as the action names it
        assert Report.from_json(file.read()).readiness == readiness
    assert SCAN not in done.used
    assert len(done.summary.encode()) < MOST_OF_A_SUMMARY
    assert "Part 1" in done.summary
    told = [each for each in annotated(done.log) if "file" in each]
    assert bool(told) is (code != "0")
    assert files(desk.workspace) == before


def test_annotations_point_into_the_repository(tmp_path: Path) -> None:
    desk = Desk.below(tmp_path).sample("incomplete-personal", at="people/ada")
    done = desk.job(inputs={"path": "people/ada"})
    pointed = {each["file"] for each in annotated(done.log) if "file" in each}
    there = {each for each in pointed if (desk.repository / each).exists()}
    assert {"people/ada/part-1.md", "people/ada/part-2.yaml", "people/ada/part-3.md"} <= there
    # A file is named by its number where names are not asked for.
    assert all(re.fullmatch(r"people/ada/artifact-\d+", each) for each in pointed - there)


def test_annotations_of_an_archive_name_the_archive_and_say_the_rest_in_words(
    tmp_path: Path,
) -> None:
    """What lies in it is no file of the repository."""
    desk = Desk.below(tmp_path).sample("incomplete-personal", at="ada")
    shutil.make_archive(str(desk.repository / "ada"), "zip", desk.repository / "ada")
    done = desk.job(inputs={"path": "ada.zip"})
    assert done.outputs["exit-code"] == "1"
    told = [each for each in annotated(done.log) if each["title"] != "mcrubric"]
    assert told
    assert {(each["file"], each.get("line")) for each in told} == {("ada.zip", None)}
    assert any("(part-1.md" in each["said"] for each in told)


def test_a_portfolio_outside_the_checkout_is_checked_and_is_no_folder_of_it(
    tmp_path: Path,
) -> None:
    desk = Desk.below(tmp_path).sample("incomplete-personal")
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(SAMPLES / "incomplete-personal", elsewhere)
    done = desk.job(inputs={"path": str(elsewhere)})
    assert (done.outputs["exit-code"], done.outputs["readiness"]) == ("1", "not-ready"), done.log
    pointed = {each["file"] for each in annotated(done.log) if "file" in each}
    assert {"part-1.md", "part-2.yaml", "part-3.md"} <= pointed


def test_a_folder_may_begin_with_dots(tmp_path: Path) -> None:
    desk = Desk.below(tmp_path).sample("incomplete-personal", at="..data")
    done = desk.job(inputs={"path": "..data"})
    assert done.outputs["exit-code"] == "1", done.log
    pointed = {each["file"] for each in annotated(done.log) if "file" in each}
    assert "..data/part-1.md" in pointed


def test_code_scanning_is_asked_for_and_names_what_is_missing_alone(tmp_path: Path) -> None:
    desk = Desk.below(tmp_path).sample("incomplete-personal", at="ada")
    done = desk.job(inputs={"path": "ada", "sarif": "true"})
    sent = done.used[SCAN]
    with open(sent["sarif_file"], encoding="utf-8") as file:  # noqa: PTH123 - as the action names it
        (told,) = json.load(file)["runs"]
    assert {each["kind"] for each in told["results"]} == {"fail"}
    # Code scanning keeps the portfolios of a repository apart by it.
    assert "/ada/" in told["automationDetails"]["id"]


@pytest.mark.parametrize(
    ("options", "code"),
    [("--format=csv=nowhere/report.csv", "3"), ("--limit=portfolio-seconds=0.000001", "1")],
    ids=["the tool failed", "time ran out"],
)
def test_what_was_not_all_looked_at_is_not_sent_to_code_scanning(
    tmp_path: Path, options: str, code: str
) -> None:
    """It closes the alerts of whatever is not in what it gets."""
    desk = Desk.below(tmp_path).sample("incomplete-personal")
    done = desk.job(inputs={"sarif": "true", "options": options})
    assert done.outputs["exit-code"] == code
    assert (tmp_path / done.outputs["report"]).with_name("report.sarif").is_file()
    assert KEEP in done.used
    assert SCAN not in done.used


WAIVERS = """\
schema: mcrubric.waivers/1
waivers:
- {requirement: part-3.present, target: part-3, reason: r, authority: a, expires: 2099-06-30}
- {requirement: part-3.length, target: part-3, reason: r, authority: a, expires: 2099-06-30}
"""


OVERLAY = """\
schema: mcrubric.rubric/1
id: their/own
requirements:
- {id: part-3.present, severity: note}
- {id: part-3.length, severity: note}
"""


@pytest.mark.parametrize(
    ("option", "text"), [("--waivers", WAIVERS), ("--overlay", OVERLAY)], ids=["waivers", "overlay"]
)
@pytest.mark.parametrize(
    ("file", "path", "outcome"),
    [
        ("decisions/ada.yaml", "portfolio", (True, "0")),
        ("portfolio/own.yaml", "portfolio", (False, "2")),
        ("own.yaml", ".", (False, "2")),
    ],
)
def test_what_decides_counts_beside_the_portfolio_and_is_refused_in_it(
    tmp_path: Path, option: str, text: str, file: str, path: str, outcome: tuple[bool, str]
) -> None:
    desk = Desk.below(tmp_path)
    shutil.copytree(SAMPLES / "complete-personal", desk.workspace / path, dirs_exist_ok=True)
    (desk.workspace / path / "part-3.md").unlink()
    (desk.workspace / file).parent.mkdir(exist_ok=True)
    (desk.workspace / file).write_text(text, encoding="utf-8")
    inputs = {"checkout": "false", "path": path, "options": f"{option}={file}"}
    done = desk.job("submission branch", inputs=inputs)
    assert (done.green, done.outputs["exit-code"]) == outcome, done.log


def test_an_earlier_report_is_compared_with(tmp_path: Path) -> None:
    desk = Desk.below(tmp_path).sample("complete-personal")
    part = desk.repository / "part-3.md"
    whole = part.read_text(encoding="utf-8")
    part.write_text("To be written.", encoding="utf-8")
    earlier = desk.job().outputs["report"]
    part.write_text(whole, encoding="utf-8")
    done = desk.job(inputs={"options": f"--since={earlier}"})
    assert done.outputs["readiness"] == "ready"
    assert re.search("fixed", done.summary, re.IGNORECASE)
    assert "--since" not in done.log


def test_names_are_shown_if_asked_for(tmp_path: Path) -> None:
    desk = Desk.below(tmp_path).sample("incomplete-personal")
    summary = plain(desk.job().summary)
    assert "open-door-week" not in summary
    assert "such files behind: .git/." in summary
    assert "open-door-week" in plain(desk.job(inputs={"names": "true"}).summary)


def test_the_summaries_of_several_portfolios_say_whose_they_are(tmp_path: Path) -> None:
    desk = Desk.below(tmp_path)
    folders = ("portfolios/ada", "portfolios/<b> *lee")
    for each in folders:
        desk.sample("complete-personal", each)
    summaries = [desk.job(inputs={"path": each}).summary for each in folders]
    assert summaries[0].startswith("# portfolios/ada\n\n## Nothing is missing")
    assert summaries[1].startswith("# portfolios/\\<b\\> \\*lee\n\n## Nothing is missing")


def test_the_summary_of_a_whole_repository_has_no_name_above_it(tmp_path: Path) -> None:
    desk = Desk.below(tmp_path).sample("complete-personal")
    assert desk.job().summary.startswith("## Nothing is missing")


def test_a_report_need_not_be_kept_and_a_checkout_not_made(tmp_path: Path) -> None:
    desk = Desk.below(tmp_path).sample("complete-personal")
    (desk.workspace / "portfolio.yaml").write_text(
        "rubric: mo/building-personal-relationships\n", encoding="utf-8"
    )
    done = desk.job(inputs={"artifact": "", "checkout": "false"})
    assert not {CHECKOUT, KEEP} & done.used.keys()
    assert done.outputs["readiness"] == "not-ready"


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({"path": "nowhere"}, "2"),
        ({"path": "../.."}, "2"),
        ({"rubric": "mo/nothing"}, "2"),
        ({"options": "--no-such-option"}, "2"),
        ({"options": "--format=json=nowhere/report.json"}, "3"),
    ],
)
@pytest.mark.parametrize("event", ["draft pull request", "submission branch"])
def test_what_was_not_checked_as_asked_is_an_error_and_red_where_it_is_handed_in(
    tmp_path: Path, event: str, inputs: dict[str, str], code: str
) -> None:
    desk = Desk.below(tmp_path).sample("complete-personal")
    done = desk.job(event, inputs=inputs)
    assert done.green is (event == "draft pull request"), done.log
    assert done.outputs["exit-code"] == code
    assert done.outputs["readiness"] in {"", "ready"}
    assert annotated(done.log)[-1]["level"] == "error"
    if code == "2":
        assert "was not checked" in done.summary


def test_what_goes_wrong_is_told_in_the_log_and_is_no_command_there(tmp_path: Path) -> None:
    desk = Desk.below(tmp_path).sample("complete-personal")
    log = desk.job(inputs={"options": "--##[add-path]x"}).log
    assert r"##\[add-path]x" in log
    assert "##[" not in log


def test_the_summary_says_why_nothing_was_checked_and_takes_no_order(tmp_path: Path) -> None:
    desk = Desk.below(tmp_path).sample("complete-personal")
    done = desk.job(inputs={"path": "<b>nowhere</b>\n::error::x"})
    assert done.summary.startswith("The portfolio was not checked:\n\n    mcrubric: there is no ")
    assert all(not line or line[:4] == "    " for line in done.summary.splitlines()[1:])
    assert [each["said"][:19] for each in annotated(done.log)] == ["Nothing was checked"]


@pytest.mark.parametrize("sample", ["complete-personal", "incomplete-personal"])
def test_the_steps_add_less_than_five_seconds_to_a_job(tmp_path: Path, sample: str) -> None:
    """Of processor time, which other work on the machine does not change."""
    desk = Desk.below(tmp_path).sample(sample)
    before = os.times()
    desk.job("submission branch", inputs={"sarif": "true"})
    after = os.times()
    taken = (
        after.children_user + after.children_system - before.children_user - before.children_system
    )
    assert 0 < taken < MOST_SECONDS


HOSTILE = (
    "json",
    "yaml",
    "click",
    "fnmatch",
    "pathlib",
    "tempfile",
    "sitecustomize",
    "usercustomize",
)
"""Modules that something of ours imports, or Python itself."""
LOUD = "import os; os.system('touch {0}/ran'); raise SystemExit(0)\n"


def hostile(desk: Desk, mark: Path) -> None:
    """Put into the repository whatever somebody might hope to have run, or read as an order."""
    code = LOUD.format(mark)
    for name in HOSTILE:
        (desk.repository / f"{name}.py").write_text(code, encoding="utf-8")
    for folder in ("mcrubric", "mcrubric-9.9.dist-info"):
        (desk.repository / folder).mkdir()
    (desk.repository / "mcrubric" / "__init__.py").write_text(code, encoding="utf-8")
    (desk.repository / "mcrubric" / "__main__.py").write_text(code, encoding="utf-8")
    (desk.repository / "mcrubric-9.9.dist-info" / "entry_points.txt").write_text(
        "[mcrubric]\nevil = yaml\n", encoding="utf-8"
    )
    for name in ("pip.conf", "setup.cfg", "pyvenv.cfg", "mcrubric.toml"):
        (desk.repository / name).write_text("[global]\nno-index = true\n", encoding="utf-8")
    (desk.repository / ".bashrc").write_text(f"touch {mark}/ran\n", encoding="utf-8")
    uploads = desk.repository / "artifacts"
    for name in (
        "::set-output name=a::b",
        "##[add-path]x",
        "$(touch ran)",
        "`touch ran`",
        "a\n::error::b",
    ):
        (uploads / f"{name}.txt").write_text("x", encoding="utf-8")


@pytest.mark.parametrize("names", ["false", "true"])
def test_a_hostile_repository_runs_nothing_and_changes_no_result(
    tmp_path: Path, names: str
) -> None:
    desk = Desk.below(tmp_path).sample("incomplete-personal")
    hostile(desk, tmp_path)
    done = desk.job(
        "submission branch",
        inputs={"names": names},
        environ={"PYTHONPATH": str(desk.workspace), "GITHUB_HEAD_REF": "$(touch ran)"},
    )
    assert (done.green, done.outputs["exit-code"]) == (False, "1")
    assert annotated(done.log)
    assert not list(tmp_path.rglob("ran"))


@pytest.mark.parametrize(
    "value", ["$(touch ran) `touch ran` \"; touch ran; '; touch ran", "--help"]
)
@pytest.mark.parametrize("name", ["path", "rubric", "options"])
def test_an_input_is_one_word_and_no_command(tmp_path: Path, name: str, value: str) -> None:
    desk = Desk.below(tmp_path).sample("complete-personal")
    done = desk.job("submission branch", inputs={name: value})
    assert not list(tmp_path.rglob("ran"))
    assert not done.green
    asked_for_help = (name, value) == ("options", "--help")
    assert done.outputs["exit-code"] == ("" if asked_for_help else "2")


@pytest.mark.parametrize("blank", ["", " "], ids=["empty", "space"])
def test_a_blank_rubric_is_the_one_that_the_portfolio_names(tmp_path: Path, blank: str) -> None:
    done = Desk.below(tmp_path).sample("complete-personal").job(inputs={"rubric": blank})
    assert (done.outputs["exit-code"], done.outputs["readiness"]) == ("0", "ready"), done.log


def test_options_are_lines_and_their_values_may_hold_spaces(tmp_path: Path) -> None:
    desk = Desk.below(tmp_path).sample("incomplete-personal")
    kept = desk.temp / "a second report.json"
    options = f"\n  --format json={kept}  \n\n--limit=file-bytes=1 MiB\n--quote none\n"
    assert desk.job(inputs={"options": options}).outputs["exit-code"] == "1"
    assert Report.from_json(kept.read_text(encoding="utf-8")).limits["file_bytes"] == 1 << 20


def test_what_turns_red_off_is_not_told_as_ready(tmp_path: Path) -> None:
    desk = Desk.below(tmp_path).sample("incomplete-personal")
    done = desk.job("submission branch", inputs={"options": "--fail-on=never"})
    assert (done.green, done.outputs["readiness"]) == (True, "not-ready")
    assert "Not ready, and the job is not red because its options ask for that" in done.log


def test_a_part_alone_is_not_told_as_ready(tmp_path: Path) -> None:
    desk = Desk.below(tmp_path).sample("complete-personal")
    done = desk.job("submission branch", inputs={"options": "--part=part-3\n--basis=counted"})
    assert (done.green, done.outputs["readiness"]) == (True, "")
    assert "Only a part was checked" in done.log


@LONG
def test_the_action_installs_itself_and_checks_a_portfolio(tmp_path: Path) -> None:
    """The one test that fetches packages: they are pinned by hash, so it matters not where from."""
    desk = Desk.below(tmp_path).sample("complete-personal")
    hostile_folder = desk.workspace / "pip.py"
    hostile_folder.write_text(LOUD.format(tmp_path), encoding="utf-8")
    done = desk.job("submission branch", given={})
    assert (done.green, done.outputs["readiness"]) == (True, "ready"), done.log
    assert not (tmp_path / "ran").exists()
    python = desk.temp / "mcrubric-env" / "bin" / "python"
    listed = subprocess.run(
        [python, "-I", "-c", "import mcrubric; print(mcrubric.__file__)"],
        capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert listed.stdout.startswith(str(desk.temp))
    assert str(ROOT) not in listed.stdout
    assert OURS["install"]["python"] != BASE_PYTHON
