"""A warm process that forks for every attack, so that each is measured alone and may do anything.

Run as a script: one request a line (JSON) comes in, one answer a line goes out.
"""

from __future__ import annotations

import gc
import io
import json
import os
import resource
import signal
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    import mcrubric

PATIENCE: Final = 60
"""Seconds of wall clock after which an attack has hung, on however busy a machine."""
_PAGE: Final = os.sysconf("SC_PAGE_SIZE")


def serve() -> None:
    """Answer requests until there are none."""
    ready = warm()
    gc.freeze()  # what is there before a fork is not looked through, and so copied, in each
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    for line in sys.stdin:
        request = json.loads(line)
        answers.write(json.dumps(forked(request, ready)) + "\n")
        answers.flush()


def warm() -> mcrubric.Validator:
    """Do everything once, so that what is imported counts for no attack; return what did it."""
    import hostile_base

    import mcrubric

    ready = mcrubric.Validator(mcrubric.read_rubric(hostile_base.RUBRIC), plugins=[])
    page = hostile_base.with_files({"part-2.html": "<p>a</p>", "part-1.txt": "a"})
    for source in (hostile_base.zipped(hostile_base.GOOD), {"files": page}, b"{}"):
        ready.validate(source).to_json()
    ready.close()
    return ready


def forked(request: Mapping[str, Any], ready: mcrubric.Validator) -> dict[str, Any]:
    """Carry out one request in a process of its own."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _in_child(request, ready, writing)
    os.close(writing)
    return _waited_for(child, reading)


def _in_child(request: Mapping[str, Any], ready: mcrubric.Validator, writing: int) -> None:
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 1)
    try:
        answer = measured(request, ready)
    except BaseException as error:  # noqa: BLE001 - that is what is looked for
        answer = {"raised": f"{type(error).__name__}: {str(error)[:300]}"}
    with os.fdopen(writing, "w", encoding="utf-8") as stream:
        stream.write(json.dumps(answer))
    os._exit(0)


def _waited_for(child: int, reading: int) -> dict[str, Any]:
    import select

    chunks, ends = [], time.monotonic() + PATIENCE
    while True:
        ready, _, _ = select.select([reading], [], [], max(ends - time.monotonic(), 0))
        if not ready:
            os.kill(child, signal.SIGKILL)
            break
        if not (chunk := os.read(reading, 1 << 20)):
            break
        chunks.append(chunk)
    os.close(reading)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return {"raised": f"ended by signal {os.WTERMSIG(status)}"}
    said: dict[str, Any] = json.loads(b"".join(chunks) or b'{"raised": "exited"}')
    return said


def measured(request: Mapping[str, Any], ready: mcrubric.Validator) -> dict[str, Any]:
    """Make the input, validate it, and say what came out, how long it took, how far it grew.

    `ready` is what validates it where the request brings neither a rubric nor plugins.
    """
    import mcrubric

    source, size = _source(request)
    named = request.get("rubric")
    own = bool(named) or "plugins" in request
    rubric = _made(named) if named else ready.rubric
    plugins = _made(*request["plugins"]) if "plugins" in request else []
    before = _resident()
    wall, begun = time.monotonic(), time.process_time()
    if request.get("reads") == "rubric":
        said = _read_rubric(source)
    else:
        with mcrubric.Validator(rubric, plugins=plugins) if own else ready as validator:
            said = _report(validator.validate(source))
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 - before
    return {
        **said,
        "seconds": time.process_time() - begun,
        "wall": time.monotonic() - wall,
        "grown": grown,
        "beyond": grown - size,
    }


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * _PAGE


def _source(request: Mapping[str, Any]) -> tuple[Any, int]:
    """Return what is handed in, and how many bytes of it are not read yet."""
    if "factory" in request:
        return _made(request["factory"], *request.get("options", ())), 0
    path = Path(request["path"])
    size = path.stat().st_size if path.is_file() else 0
    match request["as"]:
        case "path":
            return str(path), size
        case "stream":
            return io.BytesIO(path.read_bytes()), size
        case "text":
            return path.read_bytes().decode("utf-8", "surrogatepass"), size
    return path.read_bytes(), size


def _made(name: str, *options: Any) -> Any:
    module, _, function = name.partition(":")
    return getattr(import_module(module), function)(*options)


def _report(report: Any) -> dict[str, Any]:
    text = report.to_json()
    return {
        "bytes": len(text),
        "readiness": report.readiness,
        "outcomes": {each.requirement: each.outcome for each in report.results},
        "failures": [f"{each.plugin}: {each.error}"[:300] for each in report.failures],
        "findings": [
            {
                "requirement": each.requirement,
                "outcome": each.outcome,
                "severity": each.severity,
                "key": each.message.key,
                "text": each.message.text[:500],
                "remedy": each.remedy[:300],
            }
            for each in report.findings[:200]
        ],
    }


def _read_rubric(source: Any) -> dict[str, Any]:
    import mcrubric

    try:
        with mcrubric.Validator(mcrubric.read_rubric(source), plugins=[]):
            pass
    except mcrubric.McrubricError as error:
        return {"error": type(error).__name__, "text": str(error)[:2000], "length": len(str(error))}
    return {"error": None, "text": ""}


if __name__ == "__main__":
    serve()
