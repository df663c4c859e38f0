"""Red comes from the last step alone, and only for a submission; an unmade check is an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from portfolio_job import BY_BASH, CHECKOUT, EVENTS, KEEP, OURS, PYTHON, SCAN, Desk, fails

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = BY_BASH

OF_THE_PORTFOLIO = {"1", "4"}
OF_THE_TOOL = ["2", "3", "", "137", "0 ", "00"]
BROKEN = {KEEP: fails, SCAN: fails}


def kept(code: str) -> dict[str, dict[str, str]]:
    """Return what the steps before have left, with a check that ended with a code."""
    left = {"exit-code": code, "readiness": "", "report": "report.json", "sarif": "report.sarif"}
    return {**OURS, "visibility": {}, "check": left}


@pytest.mark.parametrize("event", EVENTS)
def test_a_submission_is_red_unless_it_is_ready_and_a_draft_never_is(
    tmp_path: Path, event: str
) -> None:
    desk = Desk.below(tmp_path)
    assert desk.job(event, given=kept("0")).green
    for code in OF_THE_PORTFOLIO:
        done = desk.job(event, given=kept(code))
        assert done.green is not EVENTS[event]["submitted"]
        assert done.log.startswith("::notice" if done.green else "::error")


@pytest.mark.parametrize(
    ("readiness", "said"),
    [("ready", "Ready, "), ("not-ready", "Not ready, "), ("undecided", "Undecided, ")],
)
def test_a_job_that_is_not_red_says_where_the_portfolio_stands(
    tmp_path: Path, readiness: str, said: str
) -> None:
    given = kept("0")
    given["check"]["readiness"] = readiness
    done = Desk.below(tmp_path).job("submission branch", given=given)
    assert done.green
    assert done.log.startswith(f"::notice title=mcrubric::{said}")


@pytest.mark.parametrize("code", OF_THE_TOOL)
@pytest.mark.parametrize("event", ["branch", "draft pull request", "submission tag"])
def test_what_was_not_checked_is_an_error_and_red_where_it_is_handed_in(
    tmp_path: Path, event: str, code: str
) -> None:
    done = Desk.below(tmp_path).job(event, given=kept(code))
    assert done.green is not EVENTS[event]["submitted"]
    assert done.log.startswith("::error")
    assert ("what is handed in would be" in done.log) is done.green


@pytest.mark.parametrize("code", ["0", "1", "2", "3", "4", ""])
@pytest.mark.parametrize("event", ["branch", "submission branch"])
def test_an_upload_that_fails_changes_no_result(tmp_path: Path, event: str, code: str) -> None:
    desk = Desk.below(tmp_path)
    given = kept(code)
    whole, broken = desk.job(event, given=given), desk.job(event, given=given, uses=BROKEN)
    assert {KEEP, SCAN} <= broken.used.keys()
    assert (broken.green, broken.log) == (whole.green, whole.log)


@pytest.mark.parametrize("action", [PYTHON, CHECKOUT])
@pytest.mark.parametrize("event", ["branch", "submission branch"])
def test_a_job_that_cannot_begin_is_red(tmp_path: Path, event: str, action: str) -> None:
    desk = Desk.below(tmp_path).sample("complete-personal")
    done = desk.job(event, uses={action: fails})
    assert not done.green
    assert "check" not in done.ran
    assert done.outputs == {"readiness": "", "exit-code": "", "report": ""}


@pytest.mark.parametrize("event", ["draft pull request", "submission branch"])
def test_a_check_that_is_killed_is_an_error(tmp_path: Path, event: str) -> None:
    desk = Desk.below(tmp_path).sample("complete-personal")
    killed = tmp_path / "python"
    killed.write_text("#!/bin/sh\nkill -9 $$\n", encoding="utf-8")
    killed.chmod(0o755)
    done = desk.job(event, given={"install": {"python": str(killed)}})
    assert done.green is not EVENTS[event]["submitted"]
    assert "::error title=mcrubric::Nothing was checked" in done.log


@pytest.mark.parametrize(
    ("patterns", "submitted"),
    [
        ("work", True),
        ("final\n  work  \n", True),
        ("w*", True),
        ("", False),
        ("\n \n", False),
        ("WORK", False),
        ("wor", False),
        ("$(touch x)\n`touch x`", False),
    ],
)
def test_whoever_writes_the_workflow_says_what_is_a_submission(
    tmp_path: Path, patterns: str, *, submitted: bool
) -> None:
    desk = Desk.below(tmp_path)
    done = desk.job("branch", given=kept("1"), inputs={"submission": patterns})
    assert done.green is not submitted
    assert list(desk.workspace.iterdir()) == []


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ("branch", ""),
        ("public repository", "::warning title=Public repository::"),
        ("schedule", "::notice title=Who can read this?::"),
        ("pull request of which little is known", "::notice title=Who can read this?::"),
    ],
)
def test_a_public_repository_is_warned_of_and_an_unknown_one_is_not_called_public(
    tmp_path: Path, event: str, said: str
) -> None:
    given = {name: left for name, left in kept("0").items() if name != "visibility"}
    log = Desk.below(tmp_path).job(event, given=given).log
    assert log.startswith(said or "::notice title=mcrubric::")
    assert log.count("::warning") == (event == "public repository")
