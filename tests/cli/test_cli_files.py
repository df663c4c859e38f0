"""`mcrubric facts` and `mcrubric locate`: single files on the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from mcrubric import Facts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., subprocess.CompletedProcess[str]]

HANDBOOK = "complete-personal/artifacts/family-handbook.pdf"
GUIDE = "complete-personal/artifacts/staff-guide.pdf"
GREETING = "complete-personal/artifacts/morning-greeting.mp4"
PLAN = "complete-personal/artifacts/relationship-plan.pptx"
CUT_OFF = "incomplete-personal/artifacts/reflection-log.pdf"
DISGUISED = "incomplete-personal/artifacts/puzzle-table.jpg"


def facts_of(mcrubric: Run, *args: str | Path, code: int = 0) -> list[dict[str, Any]]:
    done = mcrubric("facts", *args)
    assert done.returncode == code, done.stderr
    listed: list[dict[str, Any]] = json.loads(done.stdout)
    return listed


def test_facts_are_a_list_as_a_hand_in_takes_it(mcrubric: Run, samples: Path) -> None:
    listed = facts_of(mcrubric, samples / GUIDE, samples / GREETING)
    assert [each["path"] for each in listed] == ["staff-guide.pdf", "morning-greeting.mp4"]
    guide = Facts.from_json(json.dumps(listed[0]["facts"]))
    assert guide.pages == 18
    assert [state.number for state in guide.page_states] == [*range(1, 19)]
    assert all(state.loads and not state.empty for state in guide.page_states)
    assert all(state.text is None for state in guide.page_states)
    assert (listed[1]["facts"]["medium"], listed[1]["facts"]["seconds"]) == ("video", 84.0)


def test_facts_with_text_hold_the_words_of_pages(mcrubric: Run, samples: Path) -> None:
    (listed,) = facts_of(mcrubric, samples / HANDBOOK, "--text")
    assert all(each["text"].strip() for each in listed["facts"]["page_states"])


def test_a_relative_path_stays_as_it_can_be_cited(
    mcrubric: Run, samples: Path, tmp_path: Path
) -> None:
    (tmp_path / "artifacts").mkdir()
    (tmp_path / "artifacts" / "plan.pptx").write_bytes((samples / PLAN).read_bytes())
    (listed,) = facts_of(mcrubric, "artifacts/plan.pptx")
    assert listed["path"] == "artifacts/plan.pptx"


@pytest.mark.parametrize(
    ("name", "kind"), [(CUT_OFF, "truncated"), (DISGUISED, "other-type")], ids=["cut", "disguised"]
)
def test_a_file_that_cannot_be_opened_is_told_and_ends_with_1(
    mcrubric: Run, samples: Path, name: str, kind: str
) -> None:
    good, bad = facts_of(mcrubric, samples / GREETING, samples / name, code=1)
    assert "problem" not in good["facts"]
    assert bad["facts"]["problem"]["kind"] == kind


def test_a_file_that_nobody_can_look_into_ends_with_4(mcrubric: Run, tmp_path: Path) -> None:
    (tmp_path / "data.bin").write_bytes(bytes(range(256)))
    (listed,) = facts_of(mcrubric, "data.bin", code=4)
    assert listed["facts"]["problem"]["kind"] == "no-reader"


def test_a_file_whose_words_were_not_all_read_ends_with_4_if_they_are_asked_for(
    mcrubric: Run, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("We greet every family.\n" * 9)
    limit = ("--limit", "text-bytes=60")
    (listed,) = facts_of(mcrubric, "notes.txt", "--text", *limit, code=4)
    assert (listed["facts"]["text_unread"], listed["facts"]["lines"]) == ("limit", 9)
    (listed,) = facts_of(mcrubric, "notes.txt", *limit)
    assert "text_unread" not in listed["facts"]
    assert mcrubric("locate", '"every family"', "notes.txt", *limit).returncode == 4


@pytest.mark.parametrize("command", [("facts",), ("locate", "p. 1")], ids=["facts", "locate"])
def test_a_path_that_is_no_file_is_wrong_use(
    mcrubric: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    gone = mcrubric(*command, "gone.pdf")
    assert (gone.returncode, gone.stdout) == (2, "")
    assert "there is no file 'gone.pdf'" in gone.stderr
    (tmp_path / "folder").mkdir()
    folder = mcrubric(*command, "folder")
    assert (folder.returncode, folder.stdout) == (2, "")
    assert "folder is a folder" in folder.stderr


def test_a_terminal_breaks_no_word_of_what_is_located(samples: Path) -> None:
    pty = pytest.importorskip("pty", reason="Unix alone has pseudo-terminals")
    ours, theirs = pty.openpty()
    told = subprocess.run(
        [sys.executable, "-m", "mcrubric", "locate", "where it says so", samples / HANDBOOK],
        stdout=theirs,
        env={**os.environ, "COLUMNS": "60"},
        check=False,
    )
    os.close(theirs)
    lines = os.read(ours, 65_536).decode().splitlines()
    os.close(ours)
    assert told.returncode == 4
    assert len(lines) > 2
    assert max(map(len, lines)) <= 60


@pytest.mark.parametrize("command", ["facts", "locate", "check", "init", "explain", "demo"])
def test_no_line_of_help_is_wider_than_a_plain_terminal(mcrubric: Run, command: str) -> None:
    helped = mcrubric(command, "--help")
    assert max(map(len, helped.stdout.splitlines())) <= 80


@pytest.mark.parametrize(
    ("places", "file", "code", "said"),
    [
        ("pp. 3-5", HANDBOOK, 0, "pages 3-5 (read as p.3-5) is there: 24 pages."),
        ("page 25", HANDBOOK, 1, "page 25 (read as p.25) is not in the file: 24 pages."),
        ("p. iv", GUIDE, 0, "page iv (read as p.iv) is there: 18 pages."),
        ("0:42-1:10", GREETING, 0, "0:42-1:10 is there: 1:24 long."),
        ("p. 3", GREETING, 1, "is no place that such a file has: a video, which has no pages."),
        ("throughout", HANDBOOK, 1, "does not say where to look: 24 pages."),
        ("", HANDBOOK, 1, "The whole of the file does not say where to look: 24 pages."),
        ("where it says so", HANDBOOK, 4, "was not understood"),
        ("p. 3", CUT_OFF, 1, "could not be looked up, for the file cannot be read"),
    ],
)
def test_a_place_is_looked_up_and_the_reason_told(
    mcrubric: Run, samples: Path, places: str, file: str, code: int, said: str
) -> None:
    done = mcrubric("locate", places, samples / file)
    assert said in done.stdout
    assert (done.returncode, done.stderr) == (code, "")


def test_a_place_as_json(mcrubric: Run, samples: Path) -> None:
    done = mcrubric("locate", "pp. 3-5 and p. 30", samples / HANDBOOK, "--format", "json")
    assert done.returncode == 1
    said = json.loads(done.stdout)
    assert (said["text"], said["path"]) == ("pp. 3-5 and p. 30", "family-handbook.pdf")
    assert (said["state"], said["there"]) == ("out-of-range", "24 pages")
    assert said["places"] == [
        {"place": "p.3-5", "asked": "pages 3-5", "state": "resolved", "there": "24 pages"},
        {"place": "p.30", "asked": "page 30", "state": "out-of-range", "there": "24 pages"},
    ]


def test_control_characters_never_reach_the_terminal(mcrubric: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words\n")
    done = mcrubric("locate", "p. 3 \x1b[31mred", "a.txt")
    assert "\x1b" not in done.stdout
    assert "\\x1b" in done.stdout
