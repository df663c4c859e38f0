"""The contract on readiness and exit codes, through the real command line.

Every code is seen once from a process of its own; the same command runs here for the other cases.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from mcrubric.cli.app import app

Run = Callable[..., "subprocess.CompletedProcess[str]"]
CONTRACT = Path(__file__).with_name("contract.yaml")

# One requirement over part 1, which is tested, and one over part 2.
RUBRIC = """\
schema: mcrubric.rubric/1
id: test/exit
version: 1.0.0
title: Exit codes
outcomes: [{{id: EO1, statement: Wave at people., details: [{{id: EO1.wave, statement: wave}}]}}]
components: [{{id: c1, outcome: EO1, statement: waving, terms: {{strong: [wave]}}}}]
parts:
  - {{id: part-1, kind: document, label: Part 1}}
  - {{id: part-2, kind: evidence, label: Part 2}}
requirements:
  - id: part-1.tested
    part: part-1
    check: word-minimum
    with: {{words: 5}}
    severity: {severity}
    quote: words
  - {{id: part-2.seen, part: part-2, check: part-present, severity: note, quote: analysis}}
"""
TEXTS = {
    "pass": "We wave at people daily.",
    "fail": "We wave.",
    "review": "We wave & - at people.",
    "open": "word " * 500_000,
}
"""What the requirement comes to: the last is over the limit for texts."""


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line in this process, in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(*args: str | Path) -> subprocess.CompletedProcess[str]:
        done = CliRunner().invoke(app, [str(each) for each in args])
        assert done.exception is None or isinstance(done.exception, SystemExit)
        return subprocess.CompletedProcess(list(args), done.exit_code, done.stdout, done.stderr)

    return run


@pytest.fixture
def made(tmp_path: Path) -> Callable[..., list[str | Path]]:
    """Write a portfolio and a rubric, and return the command that checks one against the other."""

    def make(outcome: str, severity: str = "error") -> list[str | Path]:
        folder = tmp_path / "portfolio"
        folder.mkdir(exist_ok=True)
        (folder / "part-1.md").write_text(TEXTS[outcome])
        (folder / "part-2.yaml").write_text("evidence: []\n")
        (tmp_path / "rubric.yaml").write_text(RUBRIC.format(severity=severity))
        return ["check", folder, "--rubric", tmp_path / "rubric.yaml", "--format", "json"]

    return make


@pytest.mark.parametrize(
    ("severity", "outcome", "readiness", "codes"),
    [
        ("error", "pass", "ready", (0, 0, 0)),
        ("error", "fail", "not-ready", (1, 1, 0)),
        ("error", "review", "undecided", (4, 4, 0)),
        ("error", "open", "undecided", (4, 4, 0)),
        ("warning", "fail", "ready", (0, 1, 0)),
        ("warning", "review", "ready", (0, 0, 0)),
        ("note", "fail", "ready", (0, 0, 0)),
    ],
)
def test_readiness_and_exit_codes(
    severity: str, outcome: str, readiness: str, codes: tuple[int, ...],
    made: Callable[..., list[str | Path]], command: Run, mcrubric: Run,
) -> None:  # fmt: skip
    """The codes are those of `--fail-on` error (that is, without it), warning and never."""
    args = made(outcome, severity)
    done = [mcrubric(*args)]
    done += [command(*args, "--fail-on", each) for each in ("warning", "never")]
    assert tuple(each.returncode for each in done) == codes
    assert len({each.stdout for each in done}) == 1
    report = json.loads(done[0].stdout)
    assert report["readiness"] == readiness
    assert report["ready"] is (readiness == "ready")


@pytest.mark.parametrize(
    ("outcome", "options", "code"),
    [
        ("fail", ["--part", "part-1"], 1),
        ("fail", ["--part", "part-2"], 0),
        ("fail", ["--basis", "resolved"], 0),
        ("review", ["--basis", "counted,resolved"], 4),
        ("pass", ["--part", "part-1"], 0),
        ("pass", ["--part", "part-1", "--basis", "counted"], 0),
    ],
)
def test_where_only_a_part_of_the_plan_was_run_readiness_is_null(
    outcome: str,
    options: list[str],
    code: int,
    made: Callable[..., list[str | Path]],
    command: Run,
) -> None:
    done = command(*made(outcome), *options)
    report = json.loads(done.stdout)
    run_all = options == ["--basis", "counted,resolved"]  # no requirement of this rubric is left
    assert report["readiness"] == ("undecided" if run_all else None)
    assert report["ready"] is False
    assert done.returncode == code


def test_the_exit_code_depends_on_neither_format_nor_order(command: Run, samples: Path) -> None:
    folder = samples / "incomplete-personal"
    codes = {
        command("check", *options).returncode
        for options in (
            [folder],
            [folder, "--format", "json"],
            ["--format", "json", "-o", "report.json", folder],
        )
    }
    assert codes == {1}


@pytest.mark.parametrize(
    ("says", "options", "told"),
    [
        ("usage: an unknown option", ["--nonsense"], "--nonsense"),
        ("usage: an unknown part", ["--part", "part-9"], "part-9"),
        ("usage: an unknown basis", ["--basis", "guessed"], "guessed"),
        ("usage: an unknown format", ["--format", "papyrus"], "papyrus"),
        ("usage: an unknown value", ["--fail-on", "nothing"], "nothing"),
        ("rubric: an unknown id", ["--rubric", "mo/zebra"], "mo/building-personal-relationships"),
        ("rubric: a file that is not there", ["--rubric", "nowhere.yaml"], "nowhere.yaml"),
        ("rubric: one that is abstract", ["--rubric", "mo/three-part-credential"], "abstract"),
        ("an overlay that is not there", ["--overlay", "nowhere.yaml"], "nowhere.yaml"),
    ],
)  # fmt: skip
def test_exit_2_is_the_callers(
    says: str, options: list[str], told: str, command: Run, samples: Path
) -> None:
    done = command("check", samples / "absent-part", *options)
    assert done.returncode == 2, says
    assert told in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_a_path_that_does_not_exist_is_exit_2(command: Run) -> None:
    for options in ([], ["--rubric", CONTRACT]):
        done = command("check", "nowhere", *options)
        assert done.returncode == 2
        assert "nowhere" in done.stderr


@pytest.mark.parametrize("named", ["mo/zebra", "../rubric.yaml", "portfolio.yaml"])
def test_a_portfolio_that_names_no_rubric_that_exists_is_usage_if_the_caller_gave_none(
    named: str, command: Run, tmp_path: Path
) -> None:
    """And a rubric beside it, or in it, is never read."""
    folder = tmp_path / "portfolio"
    folder.mkdir()
    (tmp_path / "rubric.yaml").write_text(RUBRIC.format(severity="error"))
    (folder / "portfolio.yaml").write_text(f"rubric: {named}\n")
    (folder / "part-1.md").write_text(TEXTS["fail"])
    done = command("check", folder)
    assert done.returncode == 2
    assert "mo/building-external-relationships" in done.stderr
    given = command("check", folder, "--rubric", CONTRACT, "--format", "json")
    assert given.returncode == 1
    readable = json.loads(given.stdout)["results"][0]
    assert [each["message"]["key"] for each in readable["judgements"][0]["findings"]] == [
        "other-rubric"
    ]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.zip", b""), ("a.pdf", b"%PDF-1.7\n"), ("cut.zip", b"PK\x03\x04" + b"x" * 40),
        ("bad.json", b'{"documents": '), ("other.json", b'{"nope": 1}'),
        ("junk.bin", bytes(range(256))), ("manifest.json", b'{"rubric": 7}'),
    ],
)  # fmt: skip
def test_what_a_candidate_sent_is_never_2_or_3(
    name: str, data: bytes, command: Run, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    done = command("check", tmp_path / name, "--rubric", CONTRACT, "--format", "json")
    report = json.loads(done.stdout)
    assert done.returncode == 1
    assert report["failures"] == []
    assert report["results"][0]["outcome"] == "fail"
    assert report["portfolio"]["id"] == name.partition(".")[0]


def test_a_limit_of_ours_is_open_and_proves_nothing(command: Run, tmp_path: Path) -> None:
    (tmp_path / "deep.json").write_bytes(b'{"a":' * 9_999)
    done = command("check", tmp_path / "deep.json", "--rubric", CONTRACT, "--format", "json")
    [judgement] = json.loads(done.stdout)["results"][0]["judgements"]
    assert done.returncode == 4
    assert (judgement["outcome"], judgement["because"]) == ("open", "limit")


def test_an_output_that_cannot_be_written_is_exit_3_and_wins_over_all(
    mcrubric: Run, samples: Path
) -> None:
    for options in ([], ["--fail-on", "never"]):
        done = mcrubric("check", samples / "absent-part", "-o", "no/such/folder.txt", *options)
        assert done.returncode == 3
        assert "could not be written" in done.stderr


def test_a_full_standard_output_is_exit_3(samples: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full, which this system has not")
    program = "from mcrubric.cli import main; main()"
    for options in ([], ["--format", "json"]):
        with Path("/dev/full").open("w") as full:
            done = subprocess.run(
                [sys.executable, "-c", program, "check", samples / "absent-part", *options],
                stdout=full, stderr=subprocess.PIPE, encoding="utf-8", timeout=60, check=False,
            )  # fmt: skip
        assert done.returncode == 3
        assert "Traceback" not in done.stderr


def test_a_plan_of_which_a_part_was_run_waits_as_the_whole_does(
    command: Run, samples: Path
) -> None:
    """An `error` result that was run and is open gives 4; what it waits for need not be run."""
    done = command("check", samples / "no-uploads", "--format", "json", "--basis", "resolved")
    report = json.loads(done.stdout)
    assert done.returncode == 4
    assert report["readiness"] is None
    assert {each["requirement"]: each["outcome"] for each in report["results"]} == {
        "portfolio.readable": "pass", "part-1.inert": "pass", "part-2.artifacts": "open",
        "part-2.readable": "open", "part-2.inert": "open", "part-2.file-inert": "pass",
        "part-2.places": "open", "part-2.places-verified": "open", "part-3.inert": "pass",
    }  # fmt: skip
