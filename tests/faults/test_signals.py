"""Ctrl-C, SIGTERM and kill -9 while the worker is busy: nothing is left, and nobody is accused."""

from __future__ import annotations

import os
import random
import signal
import sys
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, Final

import pytest
from handins import PERSONAL
from processes import MAIN, PROC, busy_child, hanging_pdf, is_running, run, started
from processes import wait_until as wait

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

pytestmark = pytest.mark.skipif(not PROC, reason="processes are looked up in /proc")

GONE_WITHIN: Final = 2.0
CHECK: Final = ("check", "hand-in", "--rubric", PERSONAL)
READY: Final = "from mcrubric.cli import main; print(flush=True); main()"
STARTED: Final = "from mcrubric.cli import main; print(flush=True); main()"
SIGINT_AS_A_SHELL: Final = "import signal; signal.signal(2, signal.default_int_handler); "
"""A test runner in the background may have Ctrl-C ignored, which its children inherit."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "hand-in" / "artifacts").mkdir(parents=True)
    (tmp_path / "hand-in" / "part-1.md").write_text("We began.\n", encoding="utf-8")
    (tmp_path / "hand-in" / "artifacts" / "a.pdf").write_bytes(hanging_pdf())
    (tmp_path / "tmp").mkdir()
    return tmp_path


@pytest.mark.parametrize("whom", ["parent", "group"])
@pytest.mark.parametrize(
    ("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, -signal.SIGTERM)], ids=str
)
def test_a_stopped_check_leaves_nothing(
    folder: Path, sent: signal.Signals, code: int, whom: str
) -> None:
    """A shell says 143 where a process was ended by SIGTERM, as it is here."""
    with started(
        "-c", SIGINT_AS_A_SHELL + MAIN, *CHECK,
        cwd=folder, env={"TMPDIR": str(folder / "tmp")}, start_new_session=True,
    ) as check:  # fmt: skip
        worker = busy_child(check.pid)
        if whom == "group":
            os.killpg(check.pid, sent)
        else:
            check.send_signal(sent)
        out, err = _ended(check)
        assert wait(lambda: not is_running(worker)) < GONE_WITHIN
    assert check.returncode == code
    assert out == ""
    interrupted = "mcrubric: interrupted; nothing counts as looked at"
    assert err.strip() == (interrupted if sent == signal.SIGINT else "")
    assert list((folder / "tmp").iterdir()) == []


def _ended(check: subprocess.Popen[str]) -> tuple[str, str]:
    began = monotonic()
    out, err = check.communicate(timeout=20)
    assert monotonic() - began < GONE_WITHIN
    return out, err


def test_ctrl_c_at_any_moment_shows_no_traceback(folder: Path) -> None:
    """Also while Python itself starts or ends, as far as that is ours."""
    drawn = random.Random(22)
    for _ in range(40 if "MCRUBRIC_SOAK" in os.environ else 8):
        with started("-c", SIGINT_AS_A_SHELL + STARTED, *CHECK, cwd=folder) as check:
            assert check.stdout is not None
            check.stdout.readline()
            Event().wait(drawn.uniform(0, 0.4))
            check.send_signal(signal.SIGINT)
            _, err = _ended(check)
        assert check.returncode == 130, err
        assert "Traceback" not in err


@pytest.mark.parametrize("held", [False, True], ids=["alone", "with-a-forked-child"])
def test_the_worker_of_a_killed_parent_ends_while_it_is_busy(folder: Path, *, held: bool) -> None:
    """Also where a process that was forked from the parent holds the worker's input open."""
    code = f"""
    import os, signal, sys, mcrubric
    from handmade import pdf_of
    validator = mcrubric.Validator(mcrubric.load_rubric({PERSONAL!r}))
    validator.validate({{"files": {{"artifacts/a.pdf": pdf_of(1)}}}})
    if {held}:
        child = os.fork()
        if not child:
            signal.pause()
    print(child if {held} else 0, flush=True)
    validator.validate("hand-in")
    """
    with started("-c", "\n".join(each[4:] for each in code.splitlines()), cwd=folder) as parent:
        assert parent.stdout is not None
        forked = int(parent.stdout.readline())
        worker = busy_child(parent.pid)
        parent.kill()
        gone = wait(lambda: not is_running(worker))
        if forked:
            assert is_running(forked)
            os.kill(forked, signal.SIGKILL)
        assert gone < GONE_WITHIN


def test_ctrl_c_within_validate_reaches_the_caller_and_the_next_one_works(folder: Path) -> None:
    code = f"""
    import json, os, signal, threading, warnings
    import mcrubric
    from processes import busy_child, children, descriptors, wait_until
    signal.signal(2, signal.default_int_handler)
    validator = mcrubric.Validator(mcrubric.load_rubric({PERSONAL!r}))
    sound = validator.validate({{"files": {{"part-1.md": b"We."}}}}).to_json()
    before = descriptors()
    def interrupt():
        busy_child(os.getpid())
        os.kill(os.getpid(), signal.SIGINT)
    thread = threading.Thread(target=interrupt)
    thread.start()
    try:
        validator.validate("hand-in")
        raised = False
    except KeyboardInterrupt:
        raised = True
    thread.join()
    wait_until(lambda: threading.active_count() == 1)
    left = [children(), descriptors() - before]
    again = validator.validate({{"files": {{"part-1.md": b"We."}}}}).to_json() == sound
    print(json.dumps([raised, left, again]))
    """
    assert run(code, cwd=folder) == [True, [[], 0], True]


def test_ctrl_c_that_a_caller_handles_costs_the_worker_nothing() -> None:
    """A server that ends gracefully finishes what it has begun, though the whole group is told."""
    code = f"""
    import json, os, signal, threading
    import mcrubric
    from handmade import pdf_of
    from processes import children
    seen = []
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda number, frame: seen.append(number))
    source = {{"files": {{"artifacts/a.pdf": pdf_of(2)}}}}
    with mcrubric.Validator(mcrubric.load_rubric({PERSONAL!r})) as validator:
        sound = validator.validate(source).to_json()
        worker = children()
        os.killpg(0, signal.SIGINT)
        os.killpg(0, signal.SIGTERM)
        same = validator.validate(source).to_json() == sound
        print(json.dumps([sorted(seen), same, children() == worker]))
    """
    assert run(code, start_new_session=True) == [[2, 15], True, True]


def test_a_signal_handler_that_closes_waits_for_nobody(folder: Path) -> None:
    code = f"""
    import json, os, signal, sys, threading
    import mcrubric
    from processes import busy_child, children
    validator = mcrubric.Validator(mcrubric.load_rubric({PERSONAL!r}))
    small = {{"files": {{"part-1.md": b"We."}}}}
    def handler(number, frame):
        validator.close()
        print(json.dumps([children(), len(validator.validate(small).failures)]))
        sys.exit(0)
    signal.signal(signal.SIGTERM, handler)
    def stop():
        busy_child(os.getpid())
        os.kill(os.getpid(), signal.SIGTERM)
    threading.Thread(target=stop).start()
    validator.validate("hand-in")
    """
    assert run(code, cwd=folder) == [[], 0]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
def test_a_worker_that_is_stopped_with_its_parent_goes_on_with_it(folder: Path) -> None:
    """Ctrl-Z and `fg`: the time away may cost the file its time, and nothing else."""
    with started("-c", MAIN, *CHECK, cwd=folder, start_new_session=True) as check:
        busy_child(check.pid)
        os.killpg(check.pid, signal.SIGSTOP)
        os.killpg(check.pid, signal.SIGCONT)
        out, err = check.communicate(timeout=30)
    assert (check.returncode, err) == (1, "")
    assert "part-2" in out
