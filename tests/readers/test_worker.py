"""The worker process: it dies, hangs, idles, is forked away and never takes the caller along."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import textwrap
import threading
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

import pytest
from handmade import pdf_of

from mcrubric.model.artifacts import Problem
from mcrubric.model.limits import Limits
from mcrubric.readers import interpreter
from mcrubric.readers.client import WorkerClient, WorkerStartError
from mcrubric.readers.worker import to_json

if TYPE_CHECKING:
    from mcrubric.readers.child import Child

SOURCE = Path(interpreter.__file__).parents[2]
SUPPORT = Path(__file__).parents[1] / "support"
OPTIONS = {"want": "facts", "pages": "1", "labels": "", "most": "100"}
posix = pytest.mark.skipif(os.name != "posix", reason="signals and forks are POSIX's")


def ask(client: WorkerClient, data: bytes | None = None) -> Any:
    data = pdf_of(2) if data is None else data
    return client.ask("pdf", BytesIO(data), len(data), OPTIONS)


def child_of(client: WorkerClient) -> Child:
    child = client._slots[os.getpid()]._child
    assert child is not None
    return child


def process_of(client: WorkerClient) -> int:
    return child_of(client)._process.pid


def wait_until(condition: Any, seconds: float = 10.0) -> None:
    end, tick = monotonic() + seconds, threading.Event()
    while not condition():
        assert monotonic() < end, "it did not happen in time"
        tick.wait(0.01)


def is_running(pid: int) -> bool:
    """A process that nobody waited for does not run any more either."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(") ")[2][0]
    except OSError:
        return False
    return state != "Z"


def test_nothing_starts_before_it_is_needed() -> None:
    with WorkerClient(Limits()) as client:
        assert client._slots == {}


def test_one_process_serves_many_files() -> None:
    with WorkerClient(Limits()) as client:
        assert ask(client)["pages"] == 2
        first = process_of(client)
        assert all(ask(client)["pages"] == 2 for _ in range(5))
        assert process_of(client) == first


def test_a_new_process_takes_over_after_so_many_files() -> None:
    with WorkerClient(replace(Limits(), worker_tasks=2)) as client:
        pids = []
        for _ in range(4):
            ask(client)
            pids.append(process_of(client))
    assert pids[0] == pids[1] != pids[2] == pids[3]


def test_close_ends_the_process_and_the_next_request_starts_another() -> None:
    with WorkerClient(Limits()) as client:
        ask(client)
        process = child_of(client)._process
        client.close()
        assert process.returncode == 0
        assert ask(client)["pages"] == 2


@posix
def test_a_killed_process_is_replaced_and_the_file_is_not_blamed() -> None:
    with WorkerClient(Limits()) as client:
        ask(client)
        os.kill(process_of(client), signal.SIGKILL)
        assert ask(client)["pages"] == 2


@posix
def test_a_process_that_hangs_is_ended_in_time_and_the_next_file_is_read() -> None:
    with WorkerClient(replace(Limits(), worker_seconds=0.3)) as client:
        ask(client)
        stopped = process_of(client)
        os.kill(stopped, signal.SIGSTOP)
        start = monotonic()
        assert ask(client) == Problem("timeout", "reading it took longer than 0.3 seconds")
        assert 0.25 < monotonic() - start < 2
        assert not is_running(stopped)
        assert ask(client)["pages"] == 2


@posix
def test_a_hanging_process_that_reads_nothing_is_ended_too() -> None:
    with WorkerClient(replace(Limits(), worker_seconds=0.3)) as client:
        ask(client)
        os.kill(process_of(client), signal.SIGSTOP)
        answer = ask(client, pdf_of(2) + bytes(8 << 20))  # more than any pipe holds
        assert isinstance(answer, Problem)
        assert answer.kind == "timeout"


def test_an_idle_process_ends_by_itself() -> None:
    with WorkerClient(replace(Limits(), worker_idle_seconds=0.1, worker_seconds=2.0)) as client:
        ask(client)
        child = child_of(client)
        wait_until(lambda: child._process.returncode is not None)
        assert ask(client)["pages"] == 2


def test_an_answer_that_is_too_long_is_a_limit() -> None:
    with WorkerClient(replace(Limits(), worker_answer_bytes=20)) as client:
        answer = ask(client)
        assert isinstance(answer, Problem)
        assert answer.kind == "limit"


def test_a_file_that_shrinks_while_it_is_read_leaves_no_half_request_behind() -> None:
    with WorkerClient(Limits()) as client:
        with pytest.raises(OSError, match="shorter"):
            client.ask("pdf", BytesIO(b"%PDF-"), 9_000_000, OPTIONS)
        assert ask(client)["pages"] == 2


def test_an_unknown_task_costs_only_its_own_request() -> None:
    with WorkerClient(Limits()) as client:
        assert ask(client)["pages"] == 2
        assert client.ask("nothing", BytesIO(b"x"), 1, OPTIONS) == Problem(
            "crash", "its reader ran out of memory or broke down on it"
        )
        assert ask(client)["pages"] == 2


def test_threads_share_one_process() -> None:
    answers: list[int] = []
    with WorkerClient(Limits()) as client:
        threads = [
            threading.Thread(target=lambda n=n: answers.append(ask(client, pdf_of(n))["pages"] - n))
            for n in range(1, 9)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert answers == [0] * 8


def test_no_interpreter_is_an_error_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "")
    monkeypatch.setattr(sys, "_base_executable", "", raising=False)
    monkeypatch.setattr(sys, "base_exec_prefix", os.devnull)
    with WorkerClient(Limits()) as client:
        with pytest.raises(WorkerStartError, match="no Python interpreter"):
            ask(client)
        monkeypatch.undo()
        ask(client)


def test_a_worker_that_is_no_worker_is_an_error_of_ours(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(interpreter, "_BOOTSTRAP", "raise SystemExit(1)")
    with WorkerClient(Limits()) as client, pytest.raises(WorkerStartError, match="ends before"):
        ask(client)
    assert tmp_path.exists()


def run(code: str, *, path: Path | None = None, cwd: Path | None = None) -> Any:
    """Run code in a Python of its own and return the JSON that it prints."""
    environment = {
        **{name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ},
        "PYTHONPATH": os.pathsep.join((str(path or SOURCE), str(SUPPORT))),
    }
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        env=environment, cwd=cwd, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.stderr == ""
    assert done.returncode == 0
    return json.loads(done.stdout)


HEAD = """
import json, os, signal, sys
from io import BytesIO
from handmade import pdf_of
from mcrubric.model.limits import Limits
from mcrubric.readers.client import WorkerClient
def ask(client):
    data = pdf_of(2)
    options = {"want": "facts", "pages": "1", "labels": "", "most": "9"}
    return client.ask("pdf", BytesIO(data), len(data), options)
client = WorkerClient(Limits())
"""


@posix
def test_after_a_fork_each_process_has_its_own_worker() -> None:
    code = (
        HEAD
        + """
import warnings
warnings.simplefilter("ignore", DeprecationWarning)  # of forking with threads, from 3.12 on
ask(client)
mine = client._slots[os.getpid()]._child._process.pid
read, write = os.pipe()
child = os.fork()
if not child:
    pages = ask(client)["pages"]
    theirs = client._slots[os.getpid()]._child._process.pid
    client.close()
    os.write(write, json.dumps([pages, theirs]).encode())
    os._exit(0)
os.waitpid(child, 0)
pages, theirs = json.loads(os.read(read, 100))
same = client._slots[os.getpid()]._child._process.pid == mine
print(json.dumps([pages, theirs != mine, ask(client)["pages"], same]))
"""
    )
    assert run(code) == [2, True, 2, True]


@posix
def test_the_worker_ends_when_its_parent_is_killed() -> None:
    code = (
        HEAD
        + """
read, write = os.pipe()
parent = os.fork()
if not parent:
    ask(client)
    os.write(write, str(client._slots[os.getpid()]._child._process.pid).encode())
    os.kill(os.getpid(), signal.SIGKILL)
os.waitpid(parent, 0)
print(os.read(read, 100).decode())
"""
    )
    worker = run(code)
    wait_until(lambda: not is_running(worker))


def test_the_worker_ends_with_a_parent_that_forgets_to_close_it() -> None:
    code = HEAD + "ask(client); print(client._slots[os.getpid()]._child._process.pid)"
    worker = run(code)
    wait_until(lambda: not is_running(worker))


def test_files_in_the_working_directory_are_not_imported(tmp_path: Path) -> None:
    for name in ("json", "pypdfium2", "ctypes", "mcrubric", "codecs"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('evil')")
    (tmp_path / "pypdfium2_raw").mkdir()
    for name in ("libpdfium.so", "libpdfium.dylib", "pdfium.dll", "__init__.py", "bindings.py"):
        (tmp_path / "pypdfium2_raw" / name).write_text("raise SystemExit('evil')")
    # Our own code is imported first, as by a program; then the directory comes into the path.
    first = HEAD.replace("import json", "import sys; sys.path.remove(''); import json", 1)
    code = first + "sys.path[:0] = ['', os.getcwd()]; print(ask(client)['pages'])"
    assert run(code, cwd=tmp_path) == 2


def test_it_runs_from_a_zip_file(tmp_path: Path) -> None:
    archive = shutil.make_archive(str(tmp_path / "app"), "zip", SOURCE, "mcrubric")
    code = HEAD + "import mcrubric; print(json.dumps([mcrubric.__file__, ask(client)['pages']]))"
    file, pages = run(code, path=Path(archive))
    assert file.startswith(archive)
    assert pages == 2


def test_a_missing_pdfium_is_no_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [])
    with WorkerClient(Limits()) as client:
        assert ask(client)["problem"][0] == "no-reader"


def test_secrets_of_the_environment_are_not_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAL_TOKEN", "secret")
    assert "PORTAL_TOKEN" not in interpreter.environment()


@pytest.mark.skipif(not Path("/proc/self/limits").exists(), reason="limits are read from /proc")
def test_the_worker_can_neither_open_nor_write_nor_grow() -> None:
    with WorkerClient(Limits()) as client:
        ask(client)
        limits = Path(f"/proc/{process_of(client)}/limits").read_text("ascii").splitlines()
    soft = {line[:26].strip(): line[26:47].strip() for line in limits}
    assert soft["Max address space"] == str(Limits().worker_memory)
    assert (soft["Max file size"], soft["Max core file size"]) == ("0", "0")
    assert int(soft["Max open files"]) < 10
    assert soft["Max cpu time"] != "unlimited"


@pytest.mark.parametrize(
    "value",
    [
        None, True, False, 0, -3, 1.5, "", 'a"b\\c', "\x00\x1f\n", "é中\U0001f600", [],
        {"a": [1, {"b": ""}]},
    ],
)  # fmt: skip
def test_what_the_worker_writes_is_json(value: Any) -> None:
    assert json.loads(to_json(value)) == value
    assert "\n" not in to_json(value)
