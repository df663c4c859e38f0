"""One validator for 64 threads, asyncio, prefork servers and task queues: the same bytes each."""

from __future__ import annotations

import asyncio
import json
import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic
from typing import Final

import pytest
from handins import PERSONAL
from processes import PROC, SMALL, children, descriptors, is_running, run, started, wait_until

import mcrubric

THREADS: Final = 64
SOURCE: Final = {"files": SMALL}
RUBRIC: Final = mcrubric.load_rubric(PERSONAL)
posix = pytest.mark.skipif(os.name != "posix", reason="forks are POSIX's")
needs_proc = pytest.mark.skipif(not PROC, reason="processes are looked up in /proc")

HEAD: Final = f"""
import atexit, gc, hashlib, json, os, signal, sys, threading, warnings
import mcrubric
from processes import SMALL
rubric = mcrubric.load_rubric({PERSONAL!r})
def digest(validator, source={{"files": SMALL}}):
    return hashlib.sha256(validator.validate(source).to_json().encode()).hexdigest()
"""


def python(code: str) -> str:
    """Return a program that begins as all of these do."""
    lines = code.strip("\n").splitlines()
    indent = len(lines[0]) - len(lines[0].lstrip())
    return HEAD + "\n".join(line[indent:] for line in lines) + "\n"


@pytest.mark.parametrize("workers", [1, 8])
def test_64_threads_and_any_number_of_workers_give_the_same_bytes(workers: int) -> None:
    with mcrubric.Validator(RUBRIC) as alone:
        sound = alone.validate(SOURCE).to_json()
    with (
        mcrubric.Validator(RUBRIC, workers=workers) as shared,
        ThreadPoolExecutor(THREADS) as threads,
    ):
        reports = threads.map(lambda _: shared.validate(SOURCE).to_json(), range(THREADS))
        assert set(reports) == {sound}


@needs_proc
def test_asyncio_waits_for_64_at_once_and_a_cancelled_one_costs_the_others_nothing() -> None:
    async def all_at_once(shared: mcrubric.Validator) -> set[str]:
        tasks = [asyncio.create_task(asyncio.to_thread(shared.validate, SOURCE)) for _ in range(65)]
        await asyncio.sleep(0)
        tasks[40].cancel()
        done = await asyncio.gather(*tasks, return_exceptions=True)
        assert isinstance(done.pop(40), asyncio.CancelledError)
        return {each.to_json() for each in done if isinstance(each, mcrubric.Report)}

    born, held = children(), descriptors()
    with mcrubric.Validator(RUBRIC, workers=2) as shared:
        sound = shared.validate(SOURCE).to_json()
        assert asyncio.run(all_at_once(shared)) == {sound}
    assert (children(), descriptors()) == (born, held)


@posix
@pytest.mark.parametrize("used", [False, True], ids=["unused", "used"])
def test_a_prefork_server_shares_what_its_master_made(*, used: bool) -> None:
    """Four children at once, from a master with threads that validates itself meanwhile."""
    code = f"""
    warnings.simplefilter("ignore", DeprecationWarning)  # of forking with threads, from 3.12 on
    validator = mcrubric.Validator(rubric)
    if {used}:
        digest(validator)
    stop = threading.Event()
    def serve():
        while not stop.is_set():
            digest(validator)
    threads = [threading.Thread(target=serve) for _ in range(3 if {used} else 0)]
    [each.start() for each in threads]
    told = []
    for _ in range(4):
        read, write = os.pipe()
        child = os.fork()
        if not child:
            said = [digest(validator), digest(validator)]
            os.write(write, json.dumps(said).encode())
            os._exit(0)
        os.close(write)
        told.append((read, child))
    seen = set()
    for read, child in told:
        data = b""
        while piece := os.read(read, 1000):
            data += piece
        seen.update(json.loads(data))
        assert os.waitpid(child, 0)[1] == 0
    stop.set()
    [each.join() for each in threads]
    seen.add(digest(validator))
    validator.close()
    print(len(seen))
    """
    assert run(python(code)) == 1


@posix
def test_a_master_that_closes_does_not_wait_for_its_children() -> None:
    """They hold copies of the pipe at whose end the worker would see that it is over."""
    code = """
    import time
    validator = mcrubric.Validator(rubric)
    digest(validator)
    child = os.fork()
    if not child:
        signal.pause()
    process = validator._validator._workers[0]._slots[os.getpid()]._child._process
    validator.close()
    print(process.returncode)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    """
    assert run(python(code)) == 0


@posix
@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_a_task_queue_runs_it_in_daemonic_processes(method: str) -> None:
    """As Celery does: no process of `multiprocessing` may be started there."""
    code = f"""
    import multiprocessing as mp
    def work(queue, rubric):
        with mcrubric.Validator(rubric) as validator:
            queue.put(digest(validator))
    if __name__ == "__main__":
        context = mp.get_context({method!r})
        queue = context.SimpleQueue()
        one = context.Process(target=work, args=(queue, rubric), daemon=True)
        one.start()
        theirs = queue.get()
        one.join()
        with mcrubric.Validator(rubric) as validator:
            print(json.dumps([theirs == digest(validator), one.exitcode]))
    """
    if method == "fork":
        assert run(python(code)) == [True, 0]
        return
    assert _from_a_file(python(code)) == [True, 0]


def _from_a_file(code: str) -> object:
    """Run a program that is imported again by the processes that it starts."""
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "program.py"
        program.write_text(code, encoding="utf-8")
        with started("-W", "error", program) as process:
            out, err = process.communicate(timeout=60)
    assert (err, process.returncode) == ("", 0)
    return json.loads(out)


@posix
@pytest.mark.parametrize("closed", [(0,), (1, 2), (0, 1, 2)], ids=str)
def test_a_service_without_standard_streams_reads_pdfs_all_the_same(
    closed: tuple[int, ...],
) -> None:
    code = f"""
    told = os.dup(1)
    with mcrubric.Validator(rubric) as validator:
        sound = digest(validator)
        for each in {closed}:
            os.close(each)
        sys.stdin = sys.stdout = sys.stderr = None
        validator.close()
        os.write(told, json.dumps(digest(validator) == sound).encode())
    os._exit(0)
    """
    assert run(python(code)) is True


@pytest.mark.parametrize(
    "ending",
    [
        "validator = None; gc.collect()",
        "validator.close(); validator.close()",
        "validator.me = validator; del validator; gc.collect()",
        "atexit.register(lambda: digest(validator))",
        "atexit.register(validator.close); atexit.register(validator.close)",
        "sys.exit(0)",
        "threading.Thread(target=digest, args=(validator,)).start(); validator.close()",
        "threading.Thread(target=digest, args=(validator,), daemon=True).start()",
        "import weakref; sys.modules['kept'] = validator",
    ],
)
def test_python_ends_at_once_and_warns_of_nothing(ending: str) -> None:
    """Whatever becomes of a validator that nobody closes, or everybody does."""
    code = f"""
    validator = mcrubric.Validator(rubric)
    digest(validator)
    print(1, flush=True)
    {ending}
    """
    assert run(python(code)) == 1


def test_it_is_used_by_what_is_deleted_when_python_ends() -> None:
    """Its report may say then that no process can be started; it does not raise or hang."""
    code = """
    class Late:
        def __init__(self):
            self.validator = mcrubric.Validator(rubric)
            self.source, self.write = {"files": SMALL}, os.write
        def __del__(self):
            self.write(1, b"0" if self.validator.validate(self.source).ready else b"1")
    late = Late()
    """
    with started("-X", "dev", "-c", python(code)) as process:
        out, err = process.communicate(timeout=60)
    assert (out, process.returncode) == ("1", 0), err
    assert err == ""


@needs_proc
def test_python_ends_at_once_though_a_daemonic_thread_waits_for_a_hanging_file() -> None:
    code = """
    from time import monotonic
    from processes import busy_child, hanging_pdf
    validator = mcrubric.Validator(rubric)
    source = {"files": {"artifacts/a.pdf": hanging_pdf()}}
    threading.Thread(target=digest, args=(validator, source), daemon=True).start()
    print(busy_child(os.getpid()), flush=True)
    """
    with started("-W", "error", "-c", python(code)) as process:
        assert process.stdout is not None
        worker = int(process.stdout.readline())
        began = monotonic()
        _, err = process.communicate(timeout=60)
        assert monotonic() - began < 2
    assert (err, process.returncode) == ("", 0)
    wait_until(lambda: not is_running(worker))
