"""`mcrubric verify`: the same files give the same bytes, or it says what differs."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest

import mcrubric as library

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

Run = Callable[..., "subprocess.CompletedProcess[str]"]

PERSONAL = "mo/building-personal-relationships"


@pytest.fixture
def portfolio(samples: Path, tmp_path: Path) -> Path:
    return shutil.copytree(samples / "absent-part", tmp_path / "absent-part")


@pytest.fixture
def stored(mcrubric: Run, portfolio: Path, tmp_path: Path) -> Path:
    mcrubric("check", portfolio, "--format", "json", "-o", "report.json")
    return tmp_path / "report.json"


@pytest.mark.parametrize(
    "options",
    [(), ("--quote", "short"), ("--part", "part-1,part-2"), ("--basis", "counted"),
     ("--limit", "files=50"), ("--rubric", PERSONAL)],
    ids=str,
)  # fmt: skip
def test_a_report_made_again_is_the_same_byte_for_byte(
    options: tuple[str, ...], mcrubric: Run, portfolio: Path
) -> None:
    mcrubric("check", portfolio, *options, "--format", "json", "-o", "report.json")
    done = mcrubric("verify", "report.json", portfolio)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "The same, byte for byte.\n"


@pytest.mark.parametrize("sample", ["complete-external", "office-personal/hand-in.zip"])
def test_other_samples_are_the_same_too(mcrubric: Run, samples: Path, sample: str) -> None:
    mcrubric("check", samples / sample, "--rubric", _rubric(sample), "--format", "json", "-o", "r")
    done = mcrubric("verify", "r", samples / sample)
    assert done.stdout == "The same, byte for byte.\n"


def _rubric(sample: str) -> str:
    return "mo/building-external-relationships" if "external" in sample else PERSONAL


@pytest.mark.parametrize("form", ["whole", "shared", "with names"])
def test_what_python_wrote_is_known_again(
    form: str, mcrubric: Run, portfolio: Path, tmp_path: Path
) -> None:
    report = library.validate(portfolio, library.load_rubric(PERSONAL))
    shown = {
        "whole": report,
        "shared": library.shareable(report),
        "with names": library.shareable(report, names=True),
    }[form]
    (tmp_path / "r.json").write_text(shown.to_json(), encoding="utf-8")
    assert mcrubric("verify", "r.json", portfolio).stdout == "The same, byte for byte.\n"


def test_a_report_that_was_written_anew_says_the_same(
    mcrubric: Run, stored: Path, portfolio: Path
) -> None:
    data = json.loads(stored.read_text(encoding="utf-8"))
    stored.write_text(json.dumps(data, indent=2, sort_keys=True), encoding="utf-8")
    done = mcrubric("verify", stored, portfolio)
    assert done.returncode == 0
    assert done.stdout == "The same; the file was written anew since, so its bytes are others.\n"


def test_another_name_of_the_folder_is_no_difference(
    mcrubric: Run, stored: Path, portfolio: Path, tmp_path: Path
) -> None:
    portfolio.rename(tmp_path / "copy")
    done = mcrubric("verify", stored, "copy")
    assert done.returncode == 0
    first, second = done.stdout.splitlines()
    assert first == "The same, byte for byte."
    assert second == (
        "The portfolio bears another name than in the report; its name is not part of it."
    )


def test_files_that_are_others_are_named(mcrubric: Run, stored: Path, portfolio: Path) -> None:
    (portfolio / "part-1.md").write_text("Nothing.\n", encoding="utf-8")
    (portfolio / "artifacts" / "gate-notes.md").unlink()
    (portfolio / "artifacts" / "new.md").write_text("New.\n", encoding="utf-8")
    done = mcrubric("verify", stored, portfolio)
    assert done.returncode == 1
    first, *others = done.stdout.splitlines()
    assert first.startswith("Not the same: ")
    assert others[:4] == [
        "  - the portfolio is not the one that was checked",
        "  - changed: part-1.md",
        "  - added: artifacts/new.md",
        "  - removed: artifacts/gate-notes.md",
    ]
    assert "things are found otherwise" in others[4]
    assert len(others) == 5


def test_a_report_that_lies_in_its_portfolio_is_said_to(
    mcrubric: Run, stored: Path, portfolio: Path
) -> None:
    shutil.copy(stored, portfolio / "report.json")
    done = mcrubric("verify", portfolio / "report.json", portfolio)
    assert done.returncode == 1
    assert "is one of its files now; keep it elsewhere." in done.stdout
    assert "  - so 1 thing is found otherwise\n" in done.stdout


def test_an_outcome_that_was_changed_by_hand_is_found(
    mcrubric: Run, stored: Path, portfolio: Path
) -> None:
    data = json.loads(stored.read_text(encoding="utf-8"))
    result = next(each for each in data["results"] if each["requirement"] == "part-3.present")
    assert result["outcome"] == "fail"
    result["outcome"] = "pass"
    stored.write_text(json.dumps(data), encoding="utf-8")
    done = mcrubric("verify", stored, portfolio)
    assert done.returncode == 1
    assert done.stdout == (
        "Not the same: 1 difference.\n"
        "  - part-3.present: outcome is pass in the report, and fail now\n"
    )


def test_a_finding_that_was_taken_out_is_found(
    mcrubric: Run, stored: Path, portfolio: Path
) -> None:
    data = json.loads(stored.read_text(encoding="utf-8"))
    result = next(each for each in data["results"] if each["requirement"] == "part-3.present")
    [finding] = result["judgements"][0]["findings"]
    result["judgements"][0]["findings"] = []
    stored.write_text(json.dumps(data), encoding="utf-8")
    done = mcrubric("verify", stored, portfolio)
    assert done.returncode == 1
    assert f"finding {finding['fingerprint']} is not in the report" in done.stdout


def test_a_report_full_of_differences_is_told_in_a_few_lines(
    mcrubric: Run, stored: Path, portfolio: Path
) -> None:
    data = json.loads(stored.read_text(encoding="utf-8"))
    data["labels"] = {f"{n} \x1b[2J{'x' * 300}": "y" for n in range(5_000)}
    stored.write_text(json.dumps(data), encoding="utf-8")
    done = mcrubric("verify", stored, portfolio)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 22
    assert done.stdout.splitlines()[-1].endswith(" more")
    assert "\x1b" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) < 300


def test_what_is_put_in_behind_a_check_is_said_not_to_be_verified(
    mcrubric: Run, stored: Path, portfolio: Path
) -> None:
    mcrubric("check", portfolio, "--since", stored, "--format", "json", "-o", "since.json")
    done = mcrubric("verify", "since.json", portfolio)
    assert done.returncode == 0
    assert done.stdout == (
        "The same, but for what was not verified.\n"
        "`since` is added behind a check, and was not verified.\n"
    )


def test_the_names_of_earlier_files_change_nothing_in_the_rest_of_a_report(
    mcrubric: Run, samples: Path, tmp_path: Path
) -> None:
    portfolio = shutil.copytree(samples / "incomplete-personal", tmp_path / "renamed")
    mcrubric("check", portfolio, "--format", "json", "-o", "first.json")
    (portfolio / "artifacts" / "family-handbook.pdf").rename(portfolio / "artifacts" / "other.pdf")
    mcrubric("check", portfolio, "--format", "json", "-o", "alone.json")
    mcrubric("check", portfolio, "--since", "first.json", "--format", "json", "-o", "since.json")
    alone, since = (
        json.loads((tmp_path / name).read_text(encoding="utf-8"))
        for name in ("alone.json", "since.json")
    )
    assert since["since"]["renamed"] == {"artifacts/family-handbook.pdf": "artifacts/other.pdf"}
    assert since | {"since": None} == alone | {"since": None}
    assert mcrubric("verify", "since.json", portfolio).returncode == 0


@pytest.mark.parametrize(
    "way", ["limits", "labels", "added", "only", "overlay", "requirement", "digests", "id"]
)
def test_no_name_in_a_report_makes_a_line_of_its_own(
    way: str, mcrubric: Run, stored: Path, portfolio: Path, tmp_path: Path
) -> None:
    """It could say that all is the same, or be a command to a build server."""
    evil = "x\nThe same, byte for byte.\r\n::error::x\u2028::error::x\n"
    data = json.loads(stored.read_text(encoding="utf-8"))
    if way == "only":
        data["only"] = {"parts": [evil], "basis": [evil]}
    elif way == "requirement":
        data["results"][0]["requirement"] = evil
    elif way in ("overlay", "id"):
        data["rubric"][way] = evil
    else:
        holder = {"added": data, "digests": data["portfolio"]["digests"]}.get(way) or data[way]
        holder[evil] = "0"
    (tmp_path / "evil.json").write_text(json.dumps(data), encoding="utf-8")
    for done in (mcrubric("verify", "evil.json", portfolio), mcrubric("diff", "evil.json", stored)):
        lines = (done.stdout + done.stderr).splitlines()
        assert lines
        assert not [each for each in lines if each.lstrip().startswith(("The same", "::"))]


def test_other_software_is_a_difference_and_told_before_its_results(
    mcrubric: Run, stored: Path, portfolio: Path
) -> None:
    data = json.loads(stored.read_text(encoding="utf-8"))
    data["results"][1]["examined"] += 1
    data["engine"]["version"] = "0.0.9"
    data["plugins"] = [{"name": "some-plugin", "version": "1"}]
    stored.write_text(json.dumps(data), encoding="utf-8")
    done = mcrubric("verify", stored, portfolio)
    assert done.returncode == 1
    assert [line[4:26] for line in done.stdout.splitlines()[1:]] == [
        "engine: version is 0.0", "plugins: some-plugin i", "part-1.present: examin",
    ]  # fmt: skip


def test_another_rubric_is_a_difference(
    mcrubric: Run, stored: Path, portfolio: Path, root: Path, tmp_path: Path
) -> None:
    for path in (root / "rubrics" / "mo").glob("*.yaml"):
        shutil.copy(path, tmp_path)
    rubric = tmp_path / "building-personal-relationships.yaml"
    text = rubric.read_text(encoding="utf-8").replace("version: 1.0.0", "version: 1.0.1")
    rubric.write_text(text, encoding="utf-8")
    done = mcrubric("verify", stored, portfolio, "--rubric", rubric)
    assert done.returncode == 1
    assert "  - rubric: version is 1.0.0 in the report, and 1.0.1 now" in done.stdout


def test_an_overlay_has_to_be_given_again(mcrubric: Run, portfolio: Path, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(
        "schema: mcrubric.rubric/1\nid: our/own\nrequirements:\n"
        "  - {id: part-1.length, with: {words: 10}}\n",
        encoding="utf-8",
    )
    mcrubric("check", portfolio, "--overlay", "own.yaml", "--format", "json", "-o", "r.json")
    done = mcrubric("verify", "r.json", portfolio)
    assert done.returncode == 2
    assert "was laid over the rubric; give it with --overlay" in done.stderr
    done = mcrubric("verify", "r.json", portfolio, "--overlay", "own.yaml")
    assert done.stdout == "The same, byte for byte.\n", done.stderr


def test_a_report_cannot_raise_a_limit_by_itself(mcrubric: Run, portfolio: Path) -> None:
    mcrubric("check", portfolio, "--limit", "files=3000", "--format", "json", "-o", "r.json")
    done = mcrubric("verify", "r.json", portfolio)
    assert (done.returncode, done.stdout) == (2, "")
    assert "say --limit files=3000" in done.stderr
    done = mcrubric("verify", "r.json", portfolio, "--limit", "files=3000")
    assert done.stdout == "The same, byte for byte.\n"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"limits": {"files": -1}}, "a limit that is none"),
        ({"limits": {"files": 2.5}}, "a limit that is none"),
        ({"only": {"parts": ["part-9"], "basis": None}}, "there is no part-9"),
    ],
)
def test_a_report_that_asks_for_what_there_is_not_is_exit_2(
    change: dict[str, object], said: str, mcrubric: Run, stored: Path, portfolio: Path
) -> None:
    data = json.loads(stored.read_text(encoding="utf-8"))
    stored.write_text(json.dumps({**data, **change}), encoding="utf-8")
    done = mcrubric("verify", stored, portfolio)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


@pytest.mark.parametrize("named", ["mo/nothing", "../../etc/passwd", "x" * 5_000])
def test_a_rubric_that_is_not_there_is_exit_2(
    named: str, mcrubric: Run, stored: Path, portfolio: Path
) -> None:
    data = json.loads(stored.read_text(encoding="utf-8"))
    data["rubric"]["id"] = named
    stored.write_text(json.dumps(data), encoding="utf-8")
    done = mcrubric("verify", stored, portfolio)
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no rubric" in done.stderr
    assert len(done.stderr) < 1_000


def test_what_is_not_there_is_exit_2(mcrubric: Run, stored: Path, portfolio: Path) -> None:
    assert mcrubric("verify", "nowhere", portfolio).returncode == 2
    assert mcrubric("verify", stored, "nowhere").returncode == 2
    assert mcrubric("verify", portfolio / "part-1.md", portfolio).returncode == 2


def test_a_report_in_which_time_ran_out_promises_nothing(
    mcrubric: Run, stored: Path, portfolio: Path
) -> None:
    data = json.loads(stored.read_text(encoding="utf-8"))
    stored.write_text(json.dumps({**data, "timed_out": True}), encoding="utf-8")
    done = mcrubric("verify", stored, portfolio)
    assert done.returncode == 1
    assert "Time ran out when the report was made: then no two runs need" in done.stdout


WAIVERS = """\
schema: mcrubric.waivers/1
waivers:
- {requirement: part-3.present, target: part-3, reason: r, authority: a, expires: 9999-12-31}
- {requirement: part-3.length, target: part-3, reason: r, authority: a, expires: 9999-12-31}
"""


@pytest.fixture
def rested(mcrubric: Run, samples: Path, tmp_path: Path) -> Path:
    """A portfolio with a report, `waived.json`, that is ready by waivers alone."""
    portfolio = shutil.copytree(samples / "complete-personal", tmp_path / "ada")
    (portfolio / "part-3.md").unlink()
    (tmp_path / "w.yaml").write_text(WAIVERS, encoding="utf-8")
    words = ("check", "ada", "--waivers", "w.yaml", "--format", "json", "-o", "waived.json")
    assert mcrubric(*words).returncode == 0
    return portfolio


def test_a_report_that_rests_on_waivers_is_unknown_without_them(
    mcrubric: Run, rested: Path
) -> None:
    done = mcrubric("verify", "waived.json", rested)
    assert (done.returncode, done.stderr) == (4, "")
    assert done.stdout == (
        "Unknown: all else is the same, but what the report comes to rests on waivers.\n"
        "Give the files with these waivers by --waivers FILE, and they are verified as well.\n"
        "`waived` is added behind a check, and whether these waivers were given was not verified.\n"
    )


def test_a_report_with_its_waivers_is_the_same_byte_for_byte(
    mcrubric: Run, rested: Path, tmp_path: Path
) -> None:
    done = mcrubric("verify", "waived.json", rested, "--waivers", "w.yaml")
    assert (done.returncode, done.stderr) == (0, "")
    day = json.loads((tmp_path / "waived.json").read_text(encoding="utf-8"))["waived"]["on"]
    assert done.stdout == (
        f"The same, byte for byte.\nThe waivers hold on {day}, the day that the report names.\n"
    )


def test_waivers_are_held_against_the_day_that_the_report_names(
    mcrubric: Run, rested: Path, tmp_path: Path
) -> None:
    read = library.read_waivers(WAIVERS.replace("9999", "2020"))
    report = library.validate(rested, library.load_rubric(PERSONAL))
    then = library.with_waivers(report, read, date(2020, 12, 31))
    (tmp_path / "then.json").write_text(library.write_report(then), encoding="utf-8")
    (tmp_path / "w.yaml").write_text(WAIVERS.replace("9999", "2020"), encoding="utf-8")
    assert mcrubric("verify", "then.json", rested, "--waivers", "w.yaml").returncode == 0


def test_waivers_that_somebody_wrote_into_a_report_are_found_by_those_that_there_are(
    mcrubric: Run, rested: Path, tmp_path: Path
) -> None:
    stored = tmp_path / "waived.json"
    data = json.loads(stored.read_text(encoding="utf-8"))
    for each in data["waived"]["used"]:
        each["authority"] = "me"
    stored.write_text(json.dumps(data), encoding="utf-8")
    assert mcrubric("verify", stored, rested).returncode == 4
    done = mcrubric("verify", stored, rested, "--waivers", "w.yaml")
    assert done.returncode == 1
    assert done.stdout == (
        "Not the same: 2 differences.\n"
        "  - waived, used, number 1: authority is not what is found now\n"
        "  - waived, used, number 2: authority is not what is found now\n"
    )


def test_a_digest_of_the_whole_that_was_edited_is_told_as_that(
    mcrubric: Run, stored: Path, portfolio: Path
) -> None:
    data = json.loads(stored.read_text(encoding="utf-8"))
    data["portfolio"]["sha256"] = "0" * 64
    stored.write_text(json.dumps(data), encoding="utf-8")
    done = mcrubric("verify", stored, portfolio)
    assert done.returncode == 1
    assert done.stdout == (
        "Not the same: 1 difference.\n"
        "  - portfolio: the digest that the report gives of the whole (sha256) does not fit the "
        "files that it lists, and these are the same\n"
    )
