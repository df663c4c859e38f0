"""`python -m benchmarks.formats`: reports of 10,000 findings in each format, and made fit for it.

The yardstick is `json.dumps` of the data that stands in SARIF: the least that can be done with it.
"""

from __future__ import annotations

import json
import tracemalloc
from time import process_time
from typing import TYPE_CHECKING, Final

from benchmarks.findings import many
from mcrubric.builtins import formats
from mcrubric.model.formats import Look
from mcrubric.privacy.fitting import shareable

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcrubric.model.formats import Format
    from mcrubric.model.report import Report

FINDINGS: Final = 10_000
REPEATS: Final = 5
MIB: Final = 1024 * 1024


def written(form: Format, report: Report) -> int:
    """Write a report piece by piece and return how many characters that are."""
    return sum(map(len, form.pieces(report, Look())))


def _best(run: Callable[[], object]) -> float:
    """Return the shortest of several times, in milliseconds of the processor."""
    times = []
    for _ in range(REPEATS):
        begun = process_time()
        run()
        times.append(process_time() - begun)
    return min(times) * 1_000


def _peak(run: Callable[[], object]) -> float:
    """Return the most memory that is taken at a time, in MiB."""
    tracemalloc.start()
    kept = run()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    del kept
    return peak / MIB


def main() -> None:
    """Print the time and the memory of each format, and of the copy that others may read."""
    report, known = many(FINDINGS), {each.name: each for each in formats()}
    data = json.loads("".join(known["sarif"].pieces(report, Look())))
    least = _best(lambda: json.dumps(data))
    print(f"{FINDINGS:,} findings; json.dumps of what stands in SARIF: {least:.0f} ms")

    def line(what: str, run: Callable[[], object]) -> None:
        took = _best(run)
        print(f"{what}: {took:.0f} ms, {took / least:.1f} times, {_peak(run):.2f} MiB at most")

    line("made fit for others to read", lambda: shareable(report))
    for form in known.values():
        if not form.for_people:
            line(form.name, lambda form=form: written(form, report))  # type: ignore[misc] # bound now


if __name__ == "__main__":
    main()
