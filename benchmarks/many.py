"""What many portfolios cost: `python -m benchmarks.many` prints memory and time by their number.

Each line is one `mcrubric check --all` over portfolios of `generate.py`, in a process of its own,
beside one warm `Validator` that goes through the same folders. Memory is the most that the largest
of the processes had in use; a further portfolio is what these cost more than the fewest, divided,
so that starting is left out.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.generate import PORTFOLIOS, write_portfolios
from benchmarks.measure import Command, cost_of, python
from benchmarks.table import busy, machine
from mcrubric.model.exits import EXIT_FOUND, EXIT_OK

if TYPE_CHECKING:
    from benchmarks.measure import Cost

NUMBERS: Final = (20, 200, 1_000)
SEED: Final = 2024
UNITS_OF_MIB: Final = 1 << 10
"""Linux counts memory in KiB."""

MILLI: Final = 1_000
MAIN: Final = "from mcrubric.cli import main; main()"
WARM: Final = """
import sys
from pathlib import Path
import mcrubric
rubric = mcrubric.load_rubric("mo/building-personal-relationships")
with mcrubric.Validator(rubric) as validator:
    for path in sorted(Path(sys.argv[1]).iterdir()):
        validator.validate(path)
"""


def main(numbers: tuple[int, ...]) -> None:
    """Print the table; the first number is what the others are held against."""
    sys.stdout.write(f"{machine()}; {busy()}\n\n")
    sys.stdout.write("| portfolios | memory | a further one | a warm validator's |\n")
    sys.stdout.write("| --- | --- | --- | --- |\n")
    costs: dict[int, tuple[Cost, Cost]] = {}
    for number in numbers:
        costs[number] = _costs(number)
        ours, warm = (
            _further(costs[number][side].cpu - costs[numbers[0]][side].cpu, number - numbers[0])
            for side in (0, 1)
        )
        memory = costs[number][0].memory / UNITS_OF_MIB
        sys.stdout.write(f"| {number:,} | {memory:.1f} MiB | {ours} | {warm} |\n")


def _costs(number: int) -> tuple[Cost, Cost]:
    with tempfile.TemporaryDirectory() as folder:
        write_portfolios(Path(folder), number, SEED)
        made = str(Path(folder) / PORTFOLIOS)
        check = python("-c", MAIN, "check", "--all", made)
        both = Command(check.arguments, exits=(EXIT_OK, EXIT_FOUND)), python("-c", WARM, made)
        return cost_of(both[0]), cost_of(both[1])


def _further(cpu: float, number: int) -> str:
    return f"{cpu / number * MILLI:.1f} ms" if number else ""


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or NUMBERS)
