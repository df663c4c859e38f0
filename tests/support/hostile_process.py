"""A warm process that validates one hand-in in each of its forks and says what that cost it.

Run as a script: a line of JSON in, `{"folder": PATH}`, and a line of JSON out, `Told` as fields.
A fork begins with the memory of a process that has read harmless files of every family, so what it
grows by is what the hand-in cost; that it raises, exits, is killed or hangs is seen from outside.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import select
import signal
import sys
import time
from pathlib import Path
from typing import Any, Final

import mcrubric

RUBRIC: Final = "mo/building-personal-relationships"
PATIENCE: Final = 40.0
"""Seconds after which a fork is killed: four times what an input may take."""
_STATUS: Final = Path("/proc/self/status")
_RESET_PEAK: Final = Path("/proc/self/clear_refs"), "5"


def main() -> None:
    """Answer requests until standard input ends; the first request is what to warm up on."""
    rubric = mcrubric.load_rubric(RUBRIC)
    warm = json.loads(sys.stdin.readline())["folder"]
    with mcrubric.Validator(rubric) as validator:
        validator.validate(warm).to_json()
        validator.close()  # each fork starts a worker of its own
        gc.freeze()  # what is there before a fork is not looked through, and so copied, in each
        _answer({})
        for line in sys.stdin:
            _answer(_in_a_fork(validator, json.loads(line)["folder"]))


def _answer(told: dict[str, Any]) -> None:
    sys.stdout.write(f"{json.dumps(told)}\n")
    sys.stdout.flush()


def _in_a_fork(validator: Any, folder: str) -> dict[str, Any]:
    out, into = os.pipe()
    child = os.fork()
    if not child:
        os.close(out)
        os.write(into, json.dumps(_validated(validator, folder)).encode())
        os._exit(0)
    os.close(into)
    answer = _all_of(out, time.monotonic() + PATIENCE)
    if answer is None:
        os.kill(child, signal.SIGKILL)
    ended = os.waitpid(child, 0)[1]
    told: dict[str, Any] = json.loads(answer) if answer else {}
    return told | {"ended": "hung" if answer is None else str(ended)}


def _all_of(descriptor: int, until: float) -> bytes | None:
    """Read to the end; None if that does not come in time."""
    data = b""
    with open(descriptor, "rb", buffering=0) as stream:
        while select.select([stream], [], [], max(0.0, until - time.monotonic()))[0]:
            if not (piece := stream.read(1 << 16)):
                return data
            data += piece
    return None


def _validated(validator: Any, folder: str) -> dict[str, Any]:
    before, begun, worked = _peak(reset=True), time.monotonic(), time.process_time()
    with validator:
        report = validator.validate(folder)
    seconds, grown = time.monotonic() - begun, _peak() - before
    worked = time.process_time() - worked
    worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    told = {"seconds": seconds, "worked": worked, "grown": grown, "worker": worker}
    return told | {"report": json.loads(report.to_json())}


def _peak(*, reset: bool = False) -> int:
    """Return the most bytes that this process has held so far; with `reset`, what it holds now."""
    if not _STATUS.exists():  # only Linux tells it so
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    if reset:
        path, word = _RESET_PEAK
        path.write_text(word, "ascii")
    line = next(each for each in _STATUS.read_text("ascii").splitlines() if "VmHWM" in each)
    return int(line.split()[1]) * 1024


if __name__ == "__main__":
    main()
