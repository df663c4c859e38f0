"""What all safety costs a portfolio, on and off: `python -m benchmarks.safety` prints two tables.

The guards on: the gate lists the folder, the shelf digests each file, and PDFs are read in the warm
worker. Off: the folder is walked, and the same readers read the same files in this process, with
nothing between them and the bytes. The difference over the number of uploads is what an upload
pays. What the searches for hidden words and active content add is timed in `searches.py`.
"""

from __future__ import annotations

import os
import sys
import tempfile
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

from benchmarks import searches
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
    """Print the tables."""
    print(f"{machine()}; {busy()}; {COUNT} portfolios\n")
    with tempfile.TemporaryDirectory() as where:
        write_portfolios(Path(where), COUNT, seed=2024)
        folders = sorted((Path(where) / PORTFOLIOS).iterdir())
        uploads, guards = _guards(folders)
        costs = searches.costs(folders)
    print("\n| searched for | on | off | on | off | an upload pays | at most |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for what, off in (
        ("active content", costs.without_active),
        ("hidden words", costs.without_hidden),
        ("both", costs.without_both),
    ):
        print(f"| {what} | {_beside(costs, off)} | {(costs.whole - off) / uploads:.2f} ms | |")
    whole = guards + (costs.whole - costs.without_both) / uploads
    print(f"| guards and both searches | | | | | {whole:.2f} ms | {MOST:g} ms |")
    return 0


def _guards(folders: list[Path]) -> tuple[int, float]:
    """Print what the guards cost; return how many uploads there are, and the most of it for one."""
    print("| uploads | asked | on | off | a guarded upload costs | at most |")
    print("| --- | --- | --- | --- | --- | --- |")
    bare, uploads, most = Unguarded(), 0, 0.0
    with WorkerClient(LIMITS) as worker:
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
            most = max(most, cost)
            took = f"{on:.1f} ms | {off:.1f} ms | {cost:.2f} ms | {MOST:g} ms"
            print(f"| {uploads} | {asked} | {took} |")
    return uploads, most


def _beside(costs: searches.Costs, off: float) -> str:
    """Return milliseconds on and off, and the same as multiples of what the script takes."""
    times = " | ".join(f"{each:.1f} ms" for each in (costs.whole, off))
    return f"{times} | " + " | ".join(f"{each / costs.script:.2f}x" for each in (costs.whole, off))


if __name__ == "__main__":
    sys.exit(main())
