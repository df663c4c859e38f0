"""The caller's slips: one plain message on stderr, nothing on stdout, exit code 2."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from mcrubric.cli.app import COMMANDS

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

Run = Callable[..., "subprocess.CompletedProcess[str]"]

SLIPS = {
    "chek": "there is no command 'chek' (did you mean 'check'?)",
    "frobnicate": "there is no command 'frobnicate'",
    "check nowhere": "there is no file or folder 'nowhere'",
    "check . --rubric mo/building-personal": "(did you mean 'mo/building-personal-relationships'?)",
    "check . --rubric nowhere.yaml": "there is no file or folder 'nowhere.yaml'",
    "check SAMPLE --overlay nowhere.yaml": "there is no file or folder 'nowhere.yaml'",
    "check SAMPLE --part part-9": "there is no part-9; there are: part-1, part-2, part-3",
    "check SAMPLE --basis counting": "there are: counted, resolved, inferred",
    "check SAMPLE --format xml": "there is no format 'xml'; there are: terminal, json",
    "check SAMPLE --limit file-bites=9": "(did you mean 'file-bytes'?); there are: portfolio",
    "check SAMPLE --limit files": "--limit files asks for a number, such as files=10: files",
    "check SAMPLE --limit files=0": "the limit files is above zero, not 0",
    "check SAMPLE --limit files=1.5": "the limit files is a whole number, not 1.5",
    "check SAMPLE --fail-on always": "'always' is not one of 'error', 'warning', 'never'",
    "explain part-2.coverag": "(did you mean 'part-2.coverage'?)",
    "explain word-minimun": "(did you mean 'word-minimum'?)",
    "explain nonsense": "there is no check or requirement 'nonsense'",
    "explain part-1.length --rubric nowhere": "there is no rubric 'nowhere'",
    "init nowhere form": "there is no rubric 'nowhere'",
    "init mo/three-part-credential form": "mo/three-part-credential is abstract",
    "rubric lint nowhere": "there is no rubric 'nowhere'",
    "rubric trace mo/building-personal-relationships --source nowhere.txt": "cannot be read",
    "rubric trace mo/building-personal-relationships": "Missing option '--source'",
    "schema nowhere": "'nowhere' is not one of 'rubric', 'examples', 'portfolio'",
    "schema report --check nowhere.json": "nowhere.json cannot be read",
}


@pytest.mark.parametrize("command", SLIPS)
def test_a_slip_is_told_and_is_exit_2(command: str, mcrubric: Run, samples: Path) -> None:
    sample = samples / "incomplete-personal"
    done = mcrubric(*(sample if word == "SAMPLE" else word for word in command.split()))
    assert done.returncode == 2
    assert done.stdout == ""
    assert SLIPS[command] in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("option", ["rubric", "overlay", "waivers", "since", "output"])
@pytest.mark.parametrize("blank", ["", " "], ids=["empty", "space"])
def test_a_blank_option_is_not_taken_for_one_that_was_left_out(
    option: str, blank: str, mcrubric: Run, samples: Path
) -> None:
    done = mcrubric("check", samples / "incomplete-personal", f"--{option}={blank}")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"'--{option}' names nothing; leave it out if nothing is meant" in done.stderr


@pytest.mark.parametrize(
    ("command", "name"),
    [
        (("check", ""), "PORTFOLIO"),
        (("check", "--all", " "), "--all"),
        (("verify", "", "."), "REPORT.json"),
        (("verify", "old.json", "."), None),
        (("verify", "old.json", ".", "--rubric", ""), "--rubric"),
    ],
)
def test_what_names_nothing_is_no_name(
    command: tuple[str, ...], name: str | None, mcrubric: Run
) -> None:
    done = mcrubric(*command)
    assert (done.returncode, done.stdout) == (2, "")
    assert (f"'{name}' names nothing" in done.stderr) is (name is not None)


@pytest.mark.parametrize("folder", ["empty", "unnamed"])
def test_a_folder_that_names_no_rubric_is_told_which_there_are(
    folder: str, mcrubric: Run, tmp_path: Path
) -> None:
    (tmp_path / folder).mkdir()
    if folder == "unnamed":
        (tmp_path / folder / "portfolio.yaml").write_text("artifacts: uploads\n")
    done = mcrubric("check", folder)
    assert done.returncode == 2
    assert f"{folder} does not say which rubric it is for" in done.stderr
    assert "  mo/building-external-relationships\n" in done.stderr


@pytest.mark.parametrize("words", [(), (".",), ("./",)], ids=str)
def test_a_folder_that_was_not_named_is_this_one(words: tuple[str, ...], mcrubric: Run) -> None:
    assert mcrubric("check", *words).stderr.startswith("This folder does not say which rubric ")


def test_no_arguments_show_the_commands_and_where_to_start(mcrubric: Run) -> None:
    done = mcrubric()
    assert done.returncode == 2
    assert "Start with: mcrubric demo" in done.stderr
    assert [name for name in COMMANDS if f"\n  {name} " not in done.stderr] == []


@pytest.mark.parametrize("command", [*COMMANDS, "rubric lint", "rubric trace"])
def test_every_command_helps_and_names_what_it_takes(command: str, mcrubric: Run) -> None:
    done = mcrubric(*command.split(), "--help")
    assert done.returncode == 0
    assert done.stdout.startswith(f"Usage: mcrubric {command} ")
    assert "..." not in done.stdout.partition("Commands:")[2], "a line of help is cut off"
    assert "\\b" not in done.stdout, "a mark for click is shown to people"
    assert done.stderr == ""


def test_the_version_is_the_package_s(mcrubric: Run) -> None:
    from mcrubric import __version__

    assert mcrubric("--version").stdout == f"mcrubric {__version__}\n"
