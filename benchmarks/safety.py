"""What the guards cost a clean portfolio: `python -m benchmarks.safety` prints a table.

On: the gate lists the folder, the shelf digests each file, and PDFs are read in the warm worker.
Off: the folder is walked, and the same readers read the same files in this process, with nothing
between them and the bytes. The difference over the number of uploads is what an upload pays.
"""

from __future__ import annotations

import os
import sys
import tempfile
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

from benchmarks.generate import PORTFOLIOS, write_portfolios
from benchmarks.table import busy, machine
from benchmarks.turns import least
from mcrubric.builtins import fact_readers
from mcrubric.model.limits import Limits
from mcrubric.portfolio.facts import FactFinder
from mcrubric.portfolio.shelf import Shelf
from mcrubric.portfolio.sources import open_source
from mcrubric.readers.client import WorkerClient
from mcrubric.readers.facts import read_facts
from mcrubric.readers.pdf import pdfium
from mcrubric.readers.reading import FactRequest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.artifacts import Facts

ROUNDS: Final = 40
COUNT: Final = 20
MOST: Final = 1.0
"""Milliseconds that the guards may cost an upload."""
LIMITS: Final = Limits()
ALONE: Final = FactRequest()
CITED: Final = FactRequest(pages=(1, 2), labels=("1", "2"))


class Unguarded:
    """Answers what a worker is asked, in this process."""

    def __init__(self) -> None:
        self._task = pdfium.task()

    def ask(
        self, _task: str, data: BinaryIO, size: int, options: Mapping[str, str]
    ) -> Mapping[str, Any]:
        """Return the answer, as a worker's comes back."""
        return self._task(data.read(size), options)


def guarded(folder: Path, worker: WorkerClient, request: FactRequest) -> list[Facts | None]:
    """Return the facts of all uploads of a portfolio, as a portal gets them."""
    contents = open_source(folder, LIMITS)
    finder = FactFinder(Shelf(contents, LIMITS), fact_readers(), worker, wanted=True)
    return [finder.artifact(path, request).facts for path in contents.sizes if _is_upload(path)]


def unguarded(folder: Path, worker: Unguarded, request: FactRequest) -> list[Facts | None]:
    """Return the same without gate, digests and worker process."""
    found: list[Facts | None] = []
    for base, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            path = Path(base, name)
            inner = path.relative_to(folder).as_posix()
            if _is_upload(inner):
                stream, there = BytesIO(path.read_bytes()), cast("WorkerClient", worker)
                found.append(
                    read_facts(stream, inner, request, LIMITS, there, fact_readers()).facts
                )
    return found


def _is_upload(path: str) -> bool:
    return path.startswith("artifacts/")


def _each(read: Any, folders: list[Path], worker: object, request: FactRequest) -> int:
    return sum(len(read(folder, worker, request)) for folder in folders)


def main() -> int:
    """Print the table."""
    print(f"{machine()}; {busy()}; {COUNT} portfolios\n")
    print("| uploads | asked | on | off | a guarded upload costs | at most |")
    print("| --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as where, WorkerClient(LIMITS) as worker:
        write_portfolios(Path(where), COUNT, seed=2024)
        folders, bare = sorted((Path(where) / PORTFOLIOS).iterdir()), Unguarded()
        for asked, request in (("counts", ALONE), ("two pages each", CITED)):
            uploads = _each(guarded, folders, worker, request)
            if uploads != _each(unguarded, folders, bare, request):
                raise ValueError("the two sides read different files")
            on, off = least(
                ROUNDS,
                partial(_each, guarded, folders, worker, request),
                partial(_each, unguarded, folders, bare, request),
            )
            cost = (on - off) / uploads
            took = f"{on:.1f} ms | {off:.1f} ms | {cost:.2f} ms | {MOST:g} ms"
            print(f"| {uploads} | {asked} | {took} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
