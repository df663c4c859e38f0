"""`mcrubric diff` and `check --since` on samples that were edited as candidates edit them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

import mcrubric as library

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def attempt(samples: Path, tmp_path: Path) -> Path:
    """A copy of the incomplete sample, to be edited."""
    return shutil.copytree(samples / "incomplete-personal", tmp_path / "attempt")


@pytest.fixture(scope="module")
def stored(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on the incomplete sample, as the command line writes it."""
    path = tmp_path_factory.mktemp("stored") / "old.json"
    rubric = library.load_rubric("mo/building-personal-relationships")
    report = library.validate(samples / "incomplete-personal", rubric)
    path.write_text(library.write_report(report), encoding="utf-8")
    return path


def edited(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def changes(mcrubric: Run, old: Path, portfolio: Path, *options: str) -> dict[str, Any]:
    """Check a portfolio and return what `diff` says of it, as JSON."""
    mcrubric("check", portfolio, "--format", "json", "-o", "new.json", *options)
    done = mcrubric("diff", old, "new.json", "--format", "json")
    assert done.stderr == ""
    data: dict[str, Any] = json.loads(done.stdout)
    return data


def told(data: dict[str, Any], name: str) -> list[str]:
    findings = [each.get("finding", each) for each in data[name]]
    return [f"{each['requirement']} {each['message']['key']}" for each in findings]


def counted(data: dict[str, Any], name: str) -> int:
    """Return how many people are told of: whether a file is inert waits for its being readable."""
    return sum(each != "part-2.inert unreadable" for each in told(data, name))


def test_of_several_alike_the_words_say_which_is_which(mcrubric: Run, attempt: Path) -> None:
    """Two keys are not known, and the upper one, from which fingerprints count, is taken out."""
    manifest = attempt / "portfolio.yaml"
    one = manifest.read_text(encoding="utf-8")
    edited(manifest, "deadline:", "alarm: 3\ndeadline:")
    asked = ("check", attempt, "--format", "json", "--quote", "short", "-o")
    mcrubric(*asked, "both.json")
    manifest.write_text(one, encoding="utf-8")
    mcrubric(*asked, "one.json")
    done = mcrubric("diff", "both.json", "one.json", "--format", "json", "--quote", "short")
    data = json.loads(done.stdout)
    (fixed,) = data["fixed"]
    assert "`alarm`" in fixed["message"]["text"]
    assert any("`deadline`" in each["finding"]["message"]["text"] for each in data["still"])
    assert data["new"] == []


def test_an_edit_above_changes_no_fingerprint(mcrubric: Run, stored: Path, attempt: Path) -> None:
    """Paragraphs above, an entry above, lines above: all is still open, and nothing is new."""
    for part in ("part-1.md", "part-3.md"):
        path = attempt / part
        path.write_text(f"# Before\n\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    entry = """evidence:
  - detail: EO4.monitoring-process
    citations: [{artifact: calendar.pdf, at: p. 2}]
    explanation: The calendar has the dates on which we look at the plan together with families.
"""
    edited(attempt / "part-2.yaml", "evidence:\n", f"# a line\n\n{entry}")
    edited(attempt / "portfolio.yaml", "rubric:", "# a line\nrubric:")
    data = changes(mcrubric, stored, attempt)
    assert told(data, "fixed") == ["part-2.coverage missing"]
    assert (data["new"], data["unseen"]) == ([], [])
    moved = [each["finding"]["target"] for each in data["still"] if each["before"]]
    assert {each.partition("/")[0] for each in moved} == {"part-2.entry[3]"}, "it is its position"


def test_what_was_mended_is_fixed_and_what_was_broken_is_new(
    mcrubric: Run, stored: Path, attempt: Path
) -> None:
    path = attempt / "part-1.md"
    more = "We met another family at the gate and talked about the bus. " * 20
    path.write_text(f"{path.read_text(encoding='utf-8')}\n\n{more}\n", encoding="utf-8")
    edited(attempt / "part-2.yaml", '"3:05"', '"0:12"')
    (attempt / "artifacts" / "calendar.pdf").write_bytes(b"")
    data = changes(mcrubric, stored, attempt)
    assert told(data, "fixed") == ["part-1.length short", "part-2.places out-of-range"]
    assert "part-2.artifacts empty" in told(data, "new")
    assert data["unseen"] == []
    done = mcrubric("diff", stored, "new.json")
    assert done.returncode == 1
    first, *_ = done.stdout.splitlines()
    assert told(data, "still").count("part-2.inert unreadable") == 2
    assert first == f"2 fixed, {counted(data, 'still')} still open, {len(data['new'])} new."
    assert "✓ 943 words counted; the page asks for at least 1,000 words." in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_a_renamed_upload_is_followed_by_what_it_holds(
    mcrubric: Run, stored: Path, attempt: Path
) -> None:
    uploads = attempt / "artifacts"
    (uploads / "family-handbook.pdf").rename(uploads / "our handbook.pdf")
    edited(attempt / "part-2.yaml", "family-handbook.pdf", "our handbook.pdf")
    data = changes(mcrubric, stored, attempt)
    assert data["renamed"] == {"artifacts/family-handbook.pdf": "artifacts/our handbook.pdf"}
    assert (data["fixed"], data["new"], data["unseen"]) == ([], [], [])
    assert len([each for each in data["still"] if each["before"]]) >= 3
    said = " ".join(mcrubric("diff", stored, "new.json").stdout.split())
    assert "artifacts/family-handbook.pdf is artifacts/our handbook.pdf now" in said


def test_a_renamed_and_changed_upload_is_another_file_and_just_as_wrong(
    mcrubric: Run, stored: Path, attempt: Path
) -> None:
    uploads = attempt / "artifacts"
    content = (uploads / "family-handbook.pdf").read_bytes()
    (uploads / "our handbook.pdf").write_bytes(content + b"\n")
    (uploads / "family-handbook.pdf").unlink()
    edited(attempt / "part-2.yaml", "family-handbook.pdf", "our handbook.pdf")
    data = changes(mcrubric, stored, attempt)
    assert data["renamed"] == {}
    assert "part-2.places out-of-range" in told(data, "still")
    assert data["fixed"] == data["new"] == []


def test_an_upload_that_was_renamed_and_is_cited_by_its_old_name_fixes_nothing(
    mcrubric: Run, stored: Path, attempt: Path
) -> None:
    uploads = attempt / "artifacts"
    (uploads / "open-door-week.mp4").rename(uploads / "week.mp4")
    data = changes(mcrubric, stored, attempt)
    assert data["renamed"] == {"artifacts/open-door-week.mp4": "artifacts/week.mp4"}
    assert data["fixed"] == []
    assert told(data, "unseen") == ["part-2.places out-of-range"]


def test_what_is_gone_with_its_entry_is_said_to_be(
    mcrubric: Run, stored: Path, attempt: Path
) -> None:
    entries = attempt / "part-2.yaml"
    text = entries.read_text(encoding="utf-8")
    start = text.index("  - detail: EO2.build-rapport")
    end = text.index("  - detail: EO3.self-awareness")
    entries.write_text(text[:start] + text[end:], encoding="utf-8")
    edited(entries, "p. 31", "p. 3")
    mcrubric("check", attempt, "--format", "json", "-o", "new.json")
    lines = " ".join(mcrubric("diff", stored, "new.json").stdout.split())
    fixed = lines.partition("FIXED")[2].partition("NEW")[0]
    assert (
        "has no 3:05 (1:12 long). (part-2.yaml, line 62) The entry is not there any more." in fixed
    )
    assert "has no page 31 (24 pages)" in fixed
    assert fixed.count("The entry is not there any more.") == 2


def test_a_detail_that_was_corrected_mends_nothing_else(
    mcrubric: Run, stored: Path, attempt: Path
) -> None:
    edited(attempt / "part-2.yaml", "EO1.accesible", "EO1.accessible")
    data = changes(mcrubric, stored, attempt)
    assert told(data, "fixed") == ["part-2.coverage uncertain", "part-2.entries spelling"]
    assert data["new"] == data["unseen"] == []


def test_what_cannot_be_read_this_time_is_not_fixed(
    mcrubric: Run, stored: Path, attempt: Path
) -> None:
    edited(attempt / "part-2.yaml", "evidence:", "evidence: [")
    data = changes(mcrubric, stored, attempt)
    assert data["fixed"] == []
    assert {each["because"] for each in data["unseen"]} == {"open"}
    said = " ".join(mcrubric("diff", stored, "new.json").stdout.split())
    assert f"{counted(data, 'unseen')} not looked at this time." in said
    assert "Not known now: this could not be determined this time." in said


def test_what_is_no_portfolio_any_more_has_nothing_fixed(
    mcrubric: Run, stored: Path, tmp_path: Path
) -> None:
    (tmp_path / "attempt.zip").write_bytes(b"PK\x03\x04 and no more")
    rubric = "mo/building-personal-relationships"
    data = changes(mcrubric, stored, tmp_path / "attempt.zip", "--rubric", rubric)
    assert data["fixed"] == data["still"] == []
    assert len(data["unseen"]) == len(library.Report.from_json(stored.read_bytes()).findings)


def test_parts_that_were_left_out_are_not_fixed(mcrubric: Run, stored: Path, attempt: Path) -> None:
    data = changes(mcrubric, stored, attempt, "--part", "part-1")
    assert data["fixed"] == data["new"] == []
    assert {each["because"] for each in data["unseen"]} == {"not-run"}
    assert data["only"] == {"parts": ["part-1"], "basis": None}
    said = mcrubric("diff", stored, "new.json").stdout
    assert "Only a part was looked at this time." in said
    mcrubric("diff", "new.json", stored, "--format", "json", "-o", "back.json")
    back = json.loads((attempt.parent / "back.json").read_text(encoding="utf-8"))
    assert all(each["first"] for each in back["new"])


@pytest.mark.parametrize(
    ("folder", "code"), [("complete-personal", 0), ("incomplete-personal", 1), ("absent-part", 1)]
)
def test_the_exit_code_is_what_check_says_of_the_later_report(
    folder: str, code: int, mcrubric: Run, samples: Path, stored: Path
) -> None:
    mcrubric("check", samples / folder, "--format", "json", "-o", "new.json")
    assert mcrubric("diff", stored, "new.json").returncode == code
    assert mcrubric("diff", stored, "new.json", "--format", "json").returncode == code


def test_a_failure_of_the_tool_in_the_later_report_is_exit_3(
    mcrubric: Run, stored: Path, tmp_path: Path
) -> None:
    data = json.loads(stored.read_text(encoding="utf-8"))
    failure = {"requirement": None, "check": None, "plugin": "x", "error": "broken"}
    (tmp_path / "new.json").write_text(json.dumps({**data, "failures": [failure]}))
    done = mcrubric("diff", stored, "new.json")
    assert done.returncode == 3
    assert "The software itself stopped in places this time" in " ".join(done.stdout.split())


def test_an_undecided_later_report_is_exit_4(mcrubric: Run, tmp_path: Path) -> None:
    (tmp_path / "portfolio.yaml").write_text("rubric: mo/building-personal-relationships\n")
    (tmp_path / "part-1.md").write_text("word " * 998 + "& word.\n")
    only = ("--part", "part-1", "--basis", "counted")
    mcrubric("check", ".", *only, "--format", "json", "-o", "new.json")
    assert mcrubric("diff", "new.json", "new.json").returncode == 4


NO_REPORTS = {
    "nothing": b"",
    "a text": b"hello",
    "half": b'{"schema": "mcrubric.report/1", ',
    "another schema": b'{"schema": "mcrubric.diff/1"}',
    "deep": b"[" * 100_000,
    "no fields": b'{"schema": "mcrubric.report/1"}',
    "no UTF-8": b"\xff\xfe{",
    "an escape": b'{"schema": "\\u001b[2J"}',
}


@pytest.mark.parametrize("name", NO_REPORTS)
def test_what_is_no_report_is_exit_2_with_the_name_of_the_file(
    name: str, mcrubric: Run, stored: Path, tmp_path: Path
) -> None:
    (tmp_path / "bad.json").write_bytes(NO_REPORTS[name])
    for args in (("bad.json", stored), (stored, "bad.json")):
        done = mcrubric("diff", *args)
        assert (done.returncode, done.stdout) == (2, "")
        assert "bad.json: " in done.stderr
        assert "\x1b" not in done.stderr
        assert len(done.stderr) < 4_000


def test_all_mistakes_of_a_report_are_told_at_once(
    mcrubric: Run, stored: Path, tmp_path: Path
) -> None:
    data = json.loads(stored.read_text(encoding="utf-8"))
    (tmp_path / "bad.json").write_text(json.dumps({**data, "ready": 3, "readiness": "great"}))
    said = mcrubric("diff", "bad.json", stored).stderr
    assert "bad.json: /ready: " in said
    assert "bad.json: /readiness: " in said


def test_files_that_are_not_there_or_far_too_large_are_exit_2(
    mcrubric: Run, stored: Path, tmp_path: Path
) -> None:
    with (tmp_path / "large.json").open("wb") as file:
        file.truncate(33 << 20)
    for name in ("nowhere.json", "large.json", "."):
        done = mcrubric("diff", stored, name)
        assert done.returncode == 2
        assert name in done.stderr


def test_other_credentials_and_unknown_formats_are_exit_2(
    mcrubric: Run, samples: Path, stored: Path
) -> None:
    mcrubric("check", samples / "complete-external", "--format", "json", "-o", "new.json")
    done = mcrubric("diff", stored, "new.json")
    assert done.returncode == 2
    assert "reports on different credentials cannot be compared" in done.stderr
    assert mcrubric("diff", stored, stored, "--format", "csv").returncode == 2


def test_a_diff_that_cannot_be_written_is_exit_3(mcrubric: Run, stored: Path) -> None:
    assert mcrubric("diff", stored, stored, "-o", "nowhere/x.txt").returncode == 3


def test_another_rubric_or_version_of_ours_is_told_loudly(
    mcrubric: Run, stored: Path, tmp_path: Path
) -> None:
    data = json.loads(stored.read_text(encoding="utf-8"))
    rubric = {**data["rubric"], "version": "0.9.0", "sha256": "0" * 64}
    engine = {"name": "mcrubric", "version": "0.0.9"}
    (tmp_path / "old.json").write_text(json.dumps({**data, "rubric": rubric, "engine": engine}))
    said = " ".join(mcrubric("diff", "old.json", stored).stdout.split())
    assert "The rubric is another edition: 0.9.0 before, 1.0.0 now. What is new may come" in said
    assert "Checked by mcrubric 0.0.9 before, and by mcrubric 0.1.0 now." in said
    assert "The portfolio is the same, byte for byte." in said


def test_words_are_shown_to_people_alone_and_never_with_quote_none(
    mcrubric: Run, samples: Path, tmp_path: Path
) -> None:
    rubric = library.load_rubric("mo/building-personal-relationships")
    report = library.validate(samples / "incomplete-personal", rubric)
    (tmp_path / "full.json").write_text(report.to_json(), encoding="utf-8")
    both = ("diff", "full.json", "full.json")
    assert "deadline" in mcrubric(*both).stdout
    assert "deadline" not in mcrubric(*both, "--quote", "none").stdout
    assert "deadline" not in mcrubric(*both, "--format", "json").stdout
    assert "deadline" in mcrubric(*both, "--format", "json", "--quote", "short").stdout


def test_a_check_says_what_changed_since(mcrubric: Run, stored: Path, attempt: Path) -> None:
    edited(attempt / "part-2.yaml", '"3:05"', '"0:12"')
    done = mcrubric("check", attempt, "--since", stored)
    plain = mcrubric("check", attempt)
    assert done.returncode == plain.returncode == 1
    assert done.stderr == ""
    section, _, rest = done.stdout.partition("\n\nWHAT TO DO\n")
    assert rest == plain.stdout.partition("\n\nWHAT TO DO\n")[2]
    assert "\nWHAT CHANGED SINCE THE EARLIER REPORT\n1 fixed, 32 still open, 0 new.\n" in section
    assert "✓ EO2.build-rapport: artifacts/open-door-week.mp4 has no 3:05" in section
    as_json = mcrubric("check", attempt, "--since", stored, "--format", "json")
    report = library.Report.from_json(as_json.stdout)
    assert report.since is not None
    assert [each.requirement for each in report.since.fixed] == ["part-2.places"]
    bare = mcrubric("check", attempt, "--format", "json").stdout
    assert "since" not in json.loads(bare)
    assert {k: v for k, v in json.loads(as_json.stdout).items() if k != "since"} == json.loads(bare)


@pytest.mark.parametrize("name", ["nowhere.json", "part-1.md"])
def test_an_earlier_report_that_cannot_be_read_is_exit_2_before_anything_is_checked(
    name: str, mcrubric: Run, attempt: Path
) -> None:
    done = mcrubric("check", "nowhere", "--since", attempt / name)
    assert (done.returncode, done.stdout) == (2, "")
    assert name in done.stderr
    assert "'nowhere'" not in done.stderr


def test_an_earlier_report_on_another_credential_is_exit_2(
    mcrubric: Run, stored: Path, samples: Path
) -> None:
    done = mcrubric("check", samples / "complete-external", "--since", stored)
    assert (done.returncode, done.stdout) == (2, "")
    assert "cannot be compared" in done.stderr


WAIVERS = """schema: mcrubric.waivers/1
waivers:
  - requirement: part-3.present
    target: part-3
    reason: Agreed on 3 September.
    authority: the appeals board
    expires: 2099-06-30
"""


def test_waivers_go_together_with_an_earlier_report(
    mcrubric: Run, samples: Path, tmp_path: Path
) -> None:
    """The exit code of `diff` is that of the check, and what waivers make is not verified."""
    (tmp_path / "waivers.yaml").write_text(WAIVERS, encoding="utf-8")
    portfolio = samples / "absent-part"
    mcrubric("check", portfolio, "--format", "json", "-o", "old.json")
    waived = ("--waivers", "waivers.yaml", "--since", "old.json")
    checked = mcrubric("check", portfolio, *waived, "--format", "json", "-o", "new.json")
    report = library.Report.from_json((tmp_path / "new.json").read_bytes())
    assert report.waived is not None
    assert report.since is not None
    assert report.since.new == ()
    assert report.since.fixed == ()
    diff = mcrubric("diff", "old.json", "new.json")
    assert diff.returncode == checked.returncode != 3
    assert "Waived. [part-3.present]" in " ".join(diff.stdout.split())
    done = mcrubric("verify", "new.json", portfolio)
    assert done.returncode == 0
    assert done.stdout == (
        "The same, but for what was not verified.\n"
        "`since` is added behind a check, and was not verified.\n"
        "`waived` is added behind a check, and whether these waivers were given was not verified.\n"
    )
