"""The command line: write portfolios, verify both sides, measure, print a table."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.generate import PORTFOLIOS, write_portfolios
from benchmarks.measure import cost_of
from benchmarks.rows import FULL, OURS, QUICK, ROWS, SCRIPT, Setting, run_over
from benchmarks.table import busy, machine, table
from benchmarks.verify import DisagreementError, compare

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.draft import Fault
    from benchmarks.rows import Measured, Row

SEED: Final = 2024


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what is asked for; 1 if the two sides find different things, whatever was measured."""
    options = _parser().parse_args(arguments)
    size = QUICK if options.quick else FULL
    print(f"{machine()}; {busy()}; seed {options.seed}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        known = write_portfolios(Path(folder), max(size.thousand, size.verified), options.seed)
        setting = Setting(Path(folder) / PORTFOLIOS, Path(folder) / "reports", size)
        try:
            print(_verified(setting, known), flush=True)
        except DisagreementError as difference:
            print(f"the two sides find different things:\n{difference}", file=sys.stderr)
            return 1
        print(table([_measured(row, setting) for row in ROWS if row.id in options.rows]))
        if options.profile:
            from benchmarks.profiling import profile

            profile(setting)
    return 0


def _parser() -> argparse.ArgumentParser:
    names = [row.id for row in ROWS]
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="only see that everything runs")
    parser.add_argument("--rows", nargs="*", choices=names, default=names, help="only these rows")
    parser.add_argument("--profile", action="store_true", help="also print where our time goes")
    parser.add_argument("--seed", type=int, default=SEED, help="other portfolios")
    return parser


def _verified(setting: Setting, known: Mapping[str, Sequence[Fault]]) -> str:
    """Let both sides find the known faults, and say how many they are."""
    count = setting.size.verified
    for side in (OURS, SCRIPT):
        cost_of(run_over(side, setting, count))
    some = dict(list(known.items())[:count])
    found = compare(some, setting.reports / SCRIPT.stem, setting.reports / OURS.stem)
    return f"verified: both find the same {found} known faults in {count} portfolios\n"


def _measured(row: Row, setting: Setting) -> tuple[Row, Measured]:
    print(f"measuring {row.id} ...", file=sys.stderr, flush=True)
    return row, row.measure(setting)


if __name__ == "__main__":
    sys.exit(main())
