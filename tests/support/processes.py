"""Processes of tests: what runs, what is left over, and a PDF file that never ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

from handmade import pdf_from, pdf_of

import mcrubric

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

SOURCES: Final = Path(mcrubric.__file__).parents[1]
SUPPORT: Final = Path(__file__).parent
SITE: Final = tuple(dict.fromkeys(each for each in sys.path if each.endswith("site-packages")))
PROC: Final = Path("/proc/self/fd").exists()
MAIN: Final = "from mcrubric.cli import main; main()"
_UPLOADS: Final = {f"artifacts/{pages}.pdf": pdf_of(pages) for pages in (2, 3, 4)}
_CITED: Final = "".join(
    f"- {{detail: EO1.connect, citations: ['{name}#page=2'], explanation: It shows it.}}\n"
    for name in _UPLOADS
)
SMALL: Final = {"part-2.yaml": f"evidence:\n{_CITED}".encode(), **_UPLOADS}
"""The files of a hand-in that a worker process is needed for, and little else."""


def hanging_pdf(depth: int = 40) -> bytes:
    """Return a PDF of 3 kB whose page labels PDFium looks up in 2 to the power of `depth` steps."""
    nodes = [f"<< /Kids [{6 + n} 0 R {6 + n} 0 R] >>" for n in range(depth)]
    return pdf_from(
        "<< /Type /Catalog /Pages 2 0 R /PageLabels 5 0 R >>",
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R >>",
        "<< /Length 0 >>\nstream\n\nendstream",
        *nodes,
        "<< /Nums [] >>",
    )


def wait_until(condition: Callable[[], Any], seconds: float = 20.0) -> float:
    """Wait for what must happen, and return how many seconds it took."""
    began, tick = monotonic(), Event()
    while not condition():
        assert monotonic() - began < seconds, "it did not happen in time"
        tick.wait(0.005)
    return monotonic() - began


def is_running(process: int) -> bool:
    """A process that nobody waited for does not run any more either."""
    return _state(process) not in ("", "Z")


def _state(process: int) -> str:
    try:
        return Path(f"/proc/{process}/stat").read_text("ascii").rpartition(") ")[2][0]
    except OSError:
        return ""


def children(process: int | None = None) -> list[int]:
    """Return the processes that a process started and did not wait for, dead ones too."""
    found: list[int] = []
    for task in Path(f"/proc/{process or os.getpid()}/task").iterdir():
        with suppress(OSError):
            found += map(int, (task / "children").read_text("ascii").split())
    return found


def descriptors() -> int:
    """Return how many files and pipes this process holds open."""
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - no further one while it counts


def cpu_ticks(process: int) -> int:
    """Return how long a process has been computing, in the system's own unit."""
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(") ")[2].split()
    return int(fields[11]) + int(fields[12])


def busy_child(process: int) -> int:
    """Wait until a process has a child that has been computing for a while, and return it."""
    wait_until(lambda: [each for each in children(process) if _computes(each)])
    return next(each for each in children(process) if _computes(each))


def _computes(process: int) -> bool:
    try:
        return _state(process) == "R" and cpu_ticks(process) > 30
    except (OSError, IndexError):
        return False


@contextmanager
def started(
    *words: str | Path,
    env: Mapping[str, str] | None = None,
    program: str = sys.executable,
    **options: Any,
) -> Iterator[subprocess.Popen[str]]:
    """Start a Python with its output caught, and leave nothing of it behind."""
    run = subprocess.Popen(
        [program, *map(str, words)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        env={**os.environ, **path_of_tests(), **(env or {})}, **options,
    )  # fmt: skip
    try:
        with run:
            yield run
    finally:
        with suppress(ProcessLookupError):
            run.send_signal(signal.SIGKILL)


def path_of_tests() -> dict[str, str]:
    """Return the variable that lets a Python find the package and what helps its tests."""
    return {"PYTHONPATH": os.pathsep.join(map(str, (SOURCES, SUPPORT, *SITE)))}


def run(code: str, *words: str | Path, **options: Any) -> Any:
    """Run code in a Python of its own, with every warning an error; return the JSON it prints."""
    with started("-W", "error", "-c", textwrap.dedent(code), *words, **options) as process:
        out, err = process.communicate(timeout=100)
    assert (err, process.returncode) == ("", 0), err
    return json.loads(out)
