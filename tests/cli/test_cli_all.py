"""`mcrubric check --all`: a line for each portfolio, whatever it is, and one exit code for all."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from canaries import Flock, seen
from many import gather, planted
from processes import MAIN, PROC, busy_child, hanging_pdf, started

from mcrubric.formats.terminal.layout import cells

Run = Callable[..., "subprocess.CompletedProcess[str]"]

CASES: Final[dict[str, dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("all_exits.yaml").read_text(encoding="utf-8")
)
SIGINT_AS_A_SHELL: Final = "import signal; signal.signal(2, signal.default_int_handler); "
"""A test runner in the background may have Ctrl-C ignored, which its children inherit."""


def lines(output: str) -> dict[str, Any]:
    """Return the lines of `--format json` by the names of their portfolios."""
    read = [json.loads(line) for line in output.splitlines()]
    assert len({line["name"] for line in read}) == len(read)
    return {line["name"]: line for line in read}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_worst_portfolio_decides_the_exit_code(
    case: dict[str, Any], mcrubric: Run, tmp_path: Path
) -> None:
    gather(tmp_path / "all", case["there"])
    args = list(case.get("args", ()))
    if "expect" in case:
        (tmp_path / "names.txt").write_text(case["expect"], encoding="utf-8")
        args += ["--expect", "names.txt"]
    done = mcrubric("check", "--all", "all", "--format", "json", *args)
    said = {name: [each["readiness"], each["exit"]] for name, each in lines(done.stdout).items()}
    assert said == case["says"], done.stderr
    assert list(said) == list(case["says"]), "the order is that of the names"
    assert done.returncode == case["exit"], done.stderr
    assert "Traceback" not in done.stderr


SLIPS = {
    "nowhere": "there is no folder 'nowhere'",
    "file.txt": "file.txt cannot be listed: Not a directory",
    "nothing": "there is no portfolio in nothing",
    "loose": "there is no portfolio in loose",
    "all/ada": "all/ada is itself a portfolio; leave out --all to check it",
    "all all/ada": "'PORTFOLIO' is for one portfolio, not for --all",
    "all --waivers comments.txt": "'--waivers' is for one portfolio, not for --all",
    "all --format xml": "with --all, the table has no format 'xml'; there are: terminal, json",
    "all --format json=x.json": "the table has no format 'json=x.json'",
    "all --format json --format csv": "several formats are for reports: name a folder for them",
    "all --format json=x.json -o out": "reports go into the folder of -o",
    "all --format xml -o out": "there is no format 'xml'",
    "all --quote short": "the table of --all is read by others and never quotes",
    "all -o all/out": "all/out is in all, and would be taken for a portfolio",
    "all -o all": "all is in all, and would be taken for a portfolio",
    "reports -o .": "the reports would go into reports, among the portfolios",
    "all --expect nowhere.txt": "nowhere.txt cannot be read: No such file or directory",
    "all --expect comments.txt": "comments.txt names no portfolio",
    "all --rubric nowhere": "there is no rubric 'nowhere'",
    "all --rubric mo/building-personal-relationships --part part-9": "there is no part-9",
}


@pytest.fixture(scope="module")
def slips(tmp_path_factory: pytest.TempPathFactory) -> Path:
    desk = tmp_path_factory.mktemp("slips")
    gather(desk / "all", {"ada": "short"})
    gather(desk / "reports", {"ada": "short"})
    gather(desk / "loose", {".hidden": "short", ".zip": "damaged"})
    (desk / "loose" / "README.md").write_text("Hand in here.\n")
    (desk / "nothing").mkdir()
    (desk / "file.txt").write_text("words\n")
    (desk / "comments.txt").write_text("# nobody\n\n")
    return desk


@pytest.mark.parametrize("command", SLIPS)
def test_a_slip_is_told_and_is_exit_2(command: str, mcrubric: Run, slips: Path) -> None:
    done = mcrubric("check", "--all", *command.split(), cwd=slips)
    assert (done.returncode, done.stdout) == (2, "")
    assert SLIPS[command] in " ".join(done.stderr.split())
    assert not (slips / "all" / "out").exists()
    assert not (slips / "index.html").exists()


BLANK = [
    ["--expect", ""],
    ["--rubric", ""],
    ["--overlay", " "],
    ["--overlay", "own.yaml", "--overlay", ""],
    ["--output", ""],
]


@pytest.mark.parametrize("options", BLANK, ids=" ".join)
def test_a_blank_option_is_not_taken_for_one_that_was_left_out(
    options: list[str], mcrubric: Run, slips: Path
) -> None:
    done = mcrubric("check", "--all", "all", *options, cwd=slips)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{options[0]}' names nothing; leave it out" in done.stderr
    assert not (slips / "index.html").exists()


def test_one_that_names_what_is_there_to_be_extended_is_told_which_rubrics_there_are(
    mcrubric: Run, tmp_path: Path
) -> None:
    gather(tmp_path / "all", {"ada": "short"})
    (tmp_path / "all" / "ada" / "portfolio.yaml").write_text("rubric: mo/three-part-credential\n")
    done = mcrubric("check", "--all", "all")
    assert done.returncode == 2
    assert "Name a rubric with --rubric, or in portfolio.yaml" in done.stdout


def test_a_name_of_ever_so_many_digits_is_a_name(mcrubric: Run, tmp_path: Path) -> None:
    gather(tmp_path / "all", {"ada": "short"})
    (tmp_path / "names.txt").write_text(f"ada\n{'7' * 5000}\n")
    done = mcrubric("check", "--all", "all", "--expect", "names.txt", "--format", "json")
    assert done.returncode == 1, done.stderr
    assert list(lines(done.stdout)) == ["7" * 5000, "ada"]


def test_names_are_expected_of_many_only(mcrubric: Run, slips: Path) -> None:
    done = mcrubric("check", "all/ada", "--expect", "comments.txt", cwd=slips)
    assert done.returncode == 2
    assert "'--expect' is for --all DIR" in done.stderr


@pytest.mark.parametrize("columns", ["80", "120"])
def test_each_portfolio_is_one_line_in_columns(
    columns: str, mcrubric: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds = {"ada": "absent-part", "bo": "damaged", "cy": "unnamed", "\u5f20\u4f1f": "short"}
    gather(tmp_path / "all", {"z" * 100: "short", "ring\u2028x\x1b[31m": "short", **kinds})
    (tmp_path / "all" / "bo").rename(tmp_path / "all" / "bo.zip")
    (tmp_path / "all" / "roster.csv").write_text("a;b\n")
    (tmp_path / "all" / ".DS_Store").write_bytes(b"")
    (tmp_path / "names.txt").write_text("ada\nbo\nada-b\ncy\n")
    monkeypatch.setenv("COLUMNS", columns)
    done = mcrubric("check", "--all", "all", "--expect", "names.txt")
    table, _, rest = done.stdout.partition("\n\n")
    head, *rows = table.splitlines()
    assert " ".join(head.split()).endswith("readiness to do look open first thing to look at")
    assert len(rows) == 7, "nothing in a name ends a line"
    assert [row.split()[0] for row in rows[:4]] == ["ada", "ada-b", "bo.zip", "cy"]
    assert max(map(cells, (head, *rows))) <= int(columns)
    assert "\x1b" not in done.stdout
    at, first = head.index("readiness"), head.index("first thing")
    plain = [row for row in rows if cells(row) == len(row)]
    assert len(plain) == 6
    assert {row[at] for row in plain} <= {"\u2717", "!"}
    assert {row[first - 2 : first] for row in plain} == {"  "}, "the columns stand below each other"
    assert "7 portfolios: 5 not ready, 1 not handed in, 1 could not be checked." in rest
    assert "Passed over, for they are no portfolios: roster.csv." in rest
    assert "Left out, for they are hidden or left behind by programs: .DS_Store." in rest
    assert "Not expected: " in rest
    assert "mo/building-external-relationships and mo/building-personal-relationships" in rest
    assert done.returncode == 2


def test_a_table_for_programs_owns_stdout_and_is_the_same_in_each_form(
    mcrubric: Run, tmp_path: Path
) -> None:
    gather(tmp_path / "all", {"=1+1": "absent-part", "bo": "complete-personal", "cy": "unnamed"})
    (tmp_path / "names.txt").write_text("bo\nbob\n")
    asked = ("check", "--all", "all", "--expect", "names.txt", "--format")
    as_json, as_csv = (mcrubric(*asked, name) for name in ("json", "csv"))
    read = lines(as_json.stdout)
    assert as_csv.stdout.startswith("\ufeff"), "a spreadsheet knows by it how to read the rest"
    rows = list(csv.DictReader(io.StringIO(as_csv.stdout.removeprefix("\ufeff"))))
    assert read["=1+1"]["counts"] == {
        "to_do": 16,
        "worth_a_look": 0,
        "undecided": 0,
        "at_least": [],
    }
    assert read["=1+1"]["first"]["requirement"] == "part-1.length"
    assert read["bo"]["first"] is read["cy"]["counts"] is None
    assert [read["bob"][key] for key in ("handed_in", "readiness")] == [False, "not-ready"]
    assert [row["name"] for row in rows] == ["'=1+1", "bo", "bob", "cy"], "no cell is a formula"
    assert [row["to_do"] for row in rows] == ["16", "0", "", ""]
    assert [row["exit"] for row in rows] == [str(each["exit"]) for each in read.values()]
    assert [row["first"] for row in rows] == [
        (each["first"] or {"text": ""})["text"] for each in read.values()
    ]
    for done in (as_json, as_csv):
        assert done.returncode == 2
        assert "4 portfolios: 1 ready, 1 not ready, 1 not handed in, 1 could not" in done.stderr


def test_where_not_all_is_listed_the_counts_are_the_least_there_is(
    mcrubric: Run, tmp_path: Path
) -> None:
    gather(tmp_path / "all", {"incomplete-personal": "incomplete-personal"})
    few = ("check", "--all", "all", "--limit", "requirement-findings=1", "--format")
    counts = lines(mcrubric(*few, "json").stdout)["incomplete-personal"]["counts"]
    told = "to_do", "worth_a_look", "undecided"
    assert counts["at_least"]
    marked = [f"{counts[name]}{'+' * (name in counts['at_least'])}" for name in told]
    for form in ("terminal", "html"):
        written = mcrubric(*few, form).stdout
        (line,) = re.findall(r"^.*\bincomplete-personal[ <].*$", written, re.MULTILINE)
        assert re.findall(r"(?<=[ >])[0-9]+\+?(?=[ <])", line)[:3] == marked
    rows = csv.DictReader(io.StringIO(mcrubric(*few, "csv").stdout.removeprefix("\ufeff")))
    (row,) = rows
    assert row["at_least"].split() == counts["at_least"]


def test_the_counts_are_those_of_the_report_alone(mcrubric: Run, samples: Path) -> None:
    alone = mcrubric("check", samples / "incomplete-personal")
    among = lines(mcrubric("check", "--all", samples, "--format", "json").stdout)
    counts = among["incomplete-personal"]["counts"]
    assert counts == {"to_do": 14, "worth_a_look": 4, "undecided": 6, "at_least": []}
    assert "Not ready yet: 14 things to do." in alone.stdout
    assert "Four things are worth a look. Six things are undecided." in alone.stdout


def test_a_table_names_no_file_and_quotes_nothing_unless_names_are_asked_for(
    mcrubric: Run, tmp_path: Path
) -> None:
    flock = Flock()
    gather(tmp_path / "all", dict.fromkeys(("ada", "bo", "cy"), "short"))
    upload = f"{flock.name()}.exe"
    (tmp_path / "all" / "ada" / f"{flock.name()}.zip").write_bytes(b"")
    (tmp_path / "all" / "bo" / "portfolio.yaml").write_text(f"{flock.text()}: {flock.text()}\n")
    (tmp_path / "all" / "cy" / "artifacts").mkdir()
    (tmp_path / "all" / "cy" / "artifacts" / upload).write_bytes(b"MZ")
    manifest = f"rubric: {flock.text()}\n"
    (tmp_path / "all" / "cy" / "portfolio.yaml").write_text(manifest)
    for form in ("terminal", "json", "csv", "html"):
        done = mcrubric("check", "--all", "all", "--format", form)
        assert seen(done.stdout + done.stderr, (*flock.in_texts, *flock.in_names)) == [], form
    packed = tmp_path / "packed" / "ada"
    packed.mkdir(parents=True)
    (packed / f"{flock.in_names[0]}.zip").write_bytes(b"PK\x05\x06" + bytes(18))
    shown = mcrubric("check", "--all", "packed", "--names", "--format", "json")
    assert seen(shown.stdout, flock.in_names) == [flock.in_names[0]]


def test_a_crash_over_one_is_told_in_its_line_and_wins_over_all(tmp_path: Path) -> None:
    gather(tmp_path / "all", {"ada": "short", "bo": "short", "cy": "unnamed", "di": "short"})
    code = "raise ZeroDivisionError('planted')"
    done = planted(code, "check", "--all", "all", "--format", "json", cwd=tmp_path)
    assert done.returncode == 3
    read = lines(done.stdout)
    assert [each["exit"] for each in read.values()] == [1, 3, 2, 1]
    assert read["bo"]["readiness"] is None
    assert read["bo"]["first"]["text"].startswith("The software failed: ZeroDivisionError in ")
    assert "planted'" not in done.stdout + done.stderr
    assert "1 where the software failed" in done.stderr


def test_one_that_vanishes_in_between_costs_no_other(tmp_path: Path) -> None:
    gather(tmp_path / "all", {"ada": "short", "bo": "short", "cy": "short"})
    code = "import shutil; shutil.rmtree(source)"
    done = planted(code, "check", "--all", "all", "--format", "json", cwd=tmp_path)
    read = lines(done.stdout)
    assert [each["exit"] for each in read.values()] == [1, 2, 1]
    assert read["bo"]["first"]["text"] == "It is a link that leads nowhere, or is no longer there."
    assert done.returncode == 2


@pytest.mark.skipif(not PROC, reason="processes are looked up in /proc")
@pytest.mark.parametrize("form", ["terminal", "json"])
def test_ctrl_c_ends_at_once_and_what_was_done_stays_shown(form: str, tmp_path: Path) -> None:
    gather(tmp_path / "all", {"ada": "short", "bo": "short", "cy": "short"})
    (tmp_path / "all" / "bo" / "artifacts").mkdir()
    (tmp_path / "all" / "bo" / "artifacts" / "a.pdf").write_bytes(hanging_pdf())
    with started(
        "-c", SIGINT_AS_A_SHELL + MAIN, "check", "--all", "all", "--format", form, cwd=tmp_path
    ) as check:
        busy_child(check.pid)
        check.send_signal(signal.SIGINT)
        out, err = check.communicate(timeout=20)
    assert check.returncode == 130
    assert [name in out for name in ("ada", "bo", "cy")] == [True, False, False]
    told = "interrupted after 1 of 3 portfolios; the others do not count as looked at"
    assert err.strip() == f"mcrubric: {told}"


def test_a_table_that_cannot_be_written_is_exit_3(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("needs /dev/full, a disk that is full")
    gather(tmp_path / "all", {"ada": "short"})
    with full.open("wb") as stdout:
        done = subprocess.run(
            [sys.executable, "-c", MAIN, "check", "--all", "all"], cwd=tmp_path,
            stdout=stdout, stderr=subprocess.PIPE, encoding="utf-8", timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 3
    assert "the table could not be written to the standard output: No space left" in done.stderr


def test_behind_a_closed_stdout_nothing_counts_as_shown(tmp_path: Path) -> None:
    gather(tmp_path / "all", {"ada": "short"})
    command = f"{sys.executable} -c '{MAIN}' check --all all >&-"
    done = subprocess.run(
        ["/bin/sh", "-c", command], cwd=tmp_path, env=os.environ,
        capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 3
    assert "the table could not be written: the standard output is closed" in done.stderr
